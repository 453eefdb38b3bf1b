// What `gift-pegjs`, a parser that nobody here wrote, understands of a GIFT file given on the standard input: JSON.

import { readFileSync } from "node:fs"

import gift from "gift-pegjs"

const plain = (said) => said?.text ?? ""
const kinds = { MC: "multichoice", TF: "truefalse", Matching: "matching", Numerical: "numerical", Short: "shortanswer", Essay: "essay" }

const held = gift
  .parse(readFileSync(0, "utf8"))
  .filter(({ type }) => type !== "Category")
  .map((one) => ({
    id: one.id,
    name: one.title,
    type: kinds[one.type],
    blank: one.hasEmbeddedAnswers,
    after: plain(one.globalFeedback),
    pairs: (one.matchPairs ?? []).map(({ subquestion, subanswer }) => [plain(subquestion), subanswer]),
    choices: (one.choices ?? []).map(({ text, weight, isCorrect, feedback }) => ({
      said: text?.text ?? String(text?.number),
      worth: weight ?? (isCorrect ? 100 : 0),
      feedback: plain(feedback),
    })),
    right: one.isTrue,
  }))

process.stdout.write(JSON.stringify(held))

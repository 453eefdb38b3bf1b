// A small package for tests: two lessons, three self-checks, two quizzes, a case.

const slot = (rule) => ({ slots: { answer: rule }, scoring: "each", possible: 1 })
const is = (value) => ({ rule: "is", value, gain: 1, loss: 0 })
const question = (type, slots, key, more = {}) => ({
  slots,
  key,
  possible: key.possible,
  competency: "C1",
  ask: "Que faire ?",
  interaction: { type, letters: {}, targets: {}, right: {}, ...more },
})

const TRUE_FALSE = [{ name: "answer", values: ["true", "false"] }]
const yes = () =>
  question("true-false", TRUE_FALSE, slot(is("true")), { letters: { true: "t", false: "f" }, right: { answer: "true" } })

export const PLAN = {
  course: "baom",
  package: "baom-m01",
  revision: "0a1b2c3d",
  pass: 70,
  lessons: ["accueil", "ecoute"],
  required: ["accueil", "ecoute", "jour", "quiz-un", "quiz-deux"],
  questions: {
    mot: question("fill-in", [{ name: "answer", kind: "text" }], {
      slots: { answer: { rule: "text", accepts: ["l'état civil"], gain: 1, loss: 0 } },
      scoring: "each",
      possible: 1,
    }, { right: { answer: "l'état civil" } }),
    delai: question("numeric", [{ name: "answer", kind: "number" }], {
      slots: { answer: { rule: "number", value: 30_000_000, within: 1_000_000, gain: 1, loss: 0 } },
      scoring: "each",
      possible: 1,
    }, { right: { answer: "30" } }),
    pieces: question(
      "choice",
      ["cin", "acte", "religion"].map((name) => ({ name, values: ["on"] })),
      { slots: { cin: is("on"), acte: is("on"), religion: { rule: "is", value: "", gain: 0, loss: 1 } }, scoring: "each", possible: 2 },
      { letters: { cin: "a", acte: "b", religion: "c" }, right: { cin: "on", acte: "on" } },
    ),
    "q-un": yes(),
    "q-deux": yes(),
    "q-trois": yes(),
  },
  quizzes: {
    "quiz-un": { bank: { "q-un": "C1", "q-deux": "C1" }, quotas: {}, shuffle: false, pass: 70, attempts: 2 },
    "quiz-deux": { bank: { "q-trois": "C2" }, quotas: {}, shuffle: true, pass: 50, attempts: 0 },
  },
  cases: {
    jour: {
      start: "porte",
      scenes: {
        porte: { ecouter: { goto: "bureau", points: 3 }, renvoyer: { goto: "fin", points: 0 } },
        bureau: { noter: { goto: "fin", points: 2 }, rien: { goto: "fin", points: 0 } },
        fin: {},
      },
      possible: 5,
      endings: { fin: { worth: "good", title: "Jour 26 : l’acte est dressé" } },
    },
  },
  objectives: { m01: ["accueil", "jour", "quiz-un"], m02: ["ecoute", "quiz-deux"] },
  language: "fr",
}

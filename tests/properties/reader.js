// The player's pure functions, one JSON line in, one JSON line out: [verb, ...arguments] → {is} or {error}.

import { createInterface } from "node:readline"

import { draw, rank, shuffled } from "../../builder/player/js/draw.js"
import { grade, remarks } from "../../builder/player/js/grade.js"
import { outcome } from "../../builder/player/js/outcome.js"
import { qrCode } from "../../builder/player/js/qr/code.js"
import { readRecovery, recoveryCode } from "../../builder/player/js/state/code.js"
import { decode, encode } from "../../builder/player/js/state/codec.js"
import { memoryHost, memoryStorage } from "../../builder/player/js/record/memory.js"
import { openLibrary } from "../../builder/player/js/search/library.js"
import { passageOf } from "../../builder/player/js/search/passage.js"
import { searchedWords } from "../../builder/player/js/search/words.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { atLength } from "../../builder/player/js/sco/terse.js"
import { stateFromJson, stateToJson } from "../../builder/player/js/state/snapshot.js"
import { micro, plain } from "../../builder/player/js/text.js"

const withSet = (state) => ({ ...state, snapshot: { ...state.snapshot, lessons: new Set(state.snapshot.lessons) } })
const withList = (found) => found && { ...found, state: JSON.parse(stateToJson({}, found.state)) }

const steady = () => ({ now: () => 0, later: () => 1, cancel: () => {}, painted: (act) => act() })
const shown = ({ snapshot }) => ({ ...snapshot, lessons: [...snapshot.lessons] })

/** A session, and after it another on the same device. Statuses are numbers that may only grow. */
function walk(plan, steps) {
  const host = memoryHost()
  const storage = memoryStorage()
  const open = (suspended) => openProgress({ plan, host: suspended ?? host, storage, time: steady() })
  const progress = open()
  const statuses = steps.map(([verb, ...given]) => {
    const acts = { check: walkCheck, finish: walkFinish }
    if (acts[verb]) acts[verb](plan, progress, ...given)
    else progress[verb](...given)
    progress.hide()
    const { completed, success } = progress.status
    return Number(completed) + 2 * ["unknown", "failed", "passed"].indexOf(success)
  })
  progress.leave()
  const lengths = host.reports.map(({ suspend }) => suspend.length)
  const again = open(memoryHost({ suspended: host.suspended }))
  return { lengths, statuses, snapshot: shown(progress), local: shown(again) }
}

function walkCheck(plan, progress, id, response) {
  progress.answerCheck(id, response, grade(plan.questions[id].key, response), 3)
}

function walkFinish(plan, progress, id) {
  const answers = Object.entries(progress.snapshot.quizzes[id]?.answers ?? {})
  progress.finishQuiz(id, answers.map(([one, response]) => ({ id: one, response, verdict: grade(plan.questions[one].key, response) })))
}

const shelf = { library: null }

const shelve = (index) => {
  shelf.library = openLibrary(index)
}

function search(question, modules, texts) {
  const { hits, wanted, unknown } = shelf.library.find(question, modules)
  const passages = texts.map((text) => passageOf(shelf.library, text, wanted).map((piece) => [piece.text, piece.marked]))
  return { hits: hits.map(({ page, part, found, score }) => [page, part, found, score]), unknown, passages }
}

const VERBS = {
  shelve,
  search,
  atLength,
  words: (texts) => texts.map(searchedWords),
  walk,
  draw,
  grade,
  outcome,
  rank,
  remarks,
  shuffled,
  micro: (texts) => texts.map(micro),
  plain: (texts) => texts.map(plain),
  encode: (plan, state, limit) => encode(plan, withSet(state), limit ?? undefined),
  decode: (plan, text) => withList(decode(plan, text)),
  recoveryCode: (plan, state) => recoveryCode(plan, withSet(state)),
  readRecovery,
  qrCode,
  copied: (plan, edited, state) => withList(stateFromJson(edited, stateToJson(plan, withSet(state)))),
}

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, ...given] = JSON.parse(line)
  try {
    console.log(JSON.stringify({ is: VERBS[verb](...given) ?? null }))
  } catch (error) {
    console.log(JSON.stringify({ error: error.stack }))
  }
}

// What a learner did: an empty one, a copy as JSON for the browser's own store, and what an edited course keeps of it.

import { offered } from "./answers.js"
import { caseSteps, drawnFor, isEnding } from "./keys.js"

export function emptyState(nonce) {
  const snapshot = { location: null, lessons: new Set(), checks: {}, quizzes: {}, cases: {}, seconds: 0 }
  return { sequence: 0, counter: 0, nonce, status: 0, score: null, snapshot }
}

/** `post`: `{sent, told, written}`, the sequence number that the host last said it has, answers and comments that it has not heard. */
export function stateToJson(plan, state, post = {}) {
  const snapshot = { ...state.snapshot, lessons: [...state.snapshot.lessons] }
  return JSON.stringify({ version: 1, revision: plan.revision, ...post, ...state, snapshot })
}

/** `{state, dropped, edited, sent, told, written}`, or null when the text is no copy of ours. */
export function stateFromJson(plan, text) {
  try {
    const { version, revision, sent = 0, told = [], written = [], ...state } = JSON.parse(text)
    if (version !== 1) return null
    for (const name of ["sequence", "counter", "nonce", "status"]) wholeNumber(state[name])
    if (state.score !== null) wholeNumber(state.score)
    const dropped = []
    const snapshot = fittingSnapshot(plan, state, (there, what, id) => {
      if (!there) dropped.push({ what, id })
      return there
    })
    return { state: { ...state, snapshot }, dropped, edited: revision !== plan.revision, sent, told, written }
  } catch {
    return null
  }
}

/** Put another snapshot in the place of one that others hold. */
export function refill(snapshot, { location, lessons, seconds, ...entries }) {
  snapshot.lessons.clear()
  for (const id of lessons) snapshot.lessons.add(id)
  for (const [part, those] of Object.entries(entries)) {
    for (const id of Object.keys(snapshot[part])) delete snapshot[part][id]
    Object.assign(snapshot[part], those)
  }
  Object.assign(snapshot, { location, seconds })
}

/** Whether somebody did anything at all. */
export function isBlank({ lessons, checks, quizzes, cases }) {
  return !lessons.size && [checks, quizzes, cases].every((entries) => !Object.keys(entries).length)
}

function fittingSnapshot(plan, state, keep) {
  const { location, lessons, checks, quizzes, cases, seconds } = state.snapshot
  const pages = [...plan.lessons, ...Object.keys(plan.quizzes), ...Object.keys(plan.cases)]
  return {
    location: pages.includes(location) ? location : null,
    lessons: new Set(lessons.filter((id) => keep(plan.lessons.includes(id), "lesson", id))),
    checks: fittingEntries(plan.questions, checks, "check", keep, fittingCheck),
    quizzes: fittingEntries(plan.quizzes, quizzes, "quiz", keep, (_, one, id) => fittingQuiz(plan, state, id, one, keep)),
    cases: fittingEntries(plan.cases, cases, "case", keep, (outline, one, id) => fittingCase(outline, id, one, keep)),
    seconds: wholeNumber(seconds),
  }
}

/** A copy may come from a file that anybody wrote. */
function wholeNumber(number) {
  if (!Number.isSafeInteger(number) || number < 0) throw new RangeError(`${number} is no count`)
  return number
}

function fittingEntries(among, entries, what, keep, fit) {
  const kept = Object.entries(entries).filter(([id]) => keep(Object.hasOwn(among, id), what, id))
  return Object.fromEntries(kept.map(([id, entry]) => [id, fit(among[id], entry, id)]))
}

function fittingCheck({ slots, possible }, { response, earned }) {
  return { response: offered(slots, response), earned: Math.min(wholeNumber(earned), possible) }
}

function fittingQuiz(plan, state, id, quiz, keep) {
  const drawn = drawnFor(plan, state, id)
  const kept = Object.entries(quiz.answers).filter(([one]) => keep(drawn.includes(one), "answer", one))
  const answers = kept.map(([one, response]) => [one, offered(plan.questions[one].slots, response)])
  return {
    attempt: wholeNumber(quiz.attempt),
    best: quiz.best === null ? null : wholeNumber(quiz.best),
    passed: quiz.passed === true,
    finished: quiz.finished === true,
    answers: Object.fromEntries(answers),
  }
}

function fittingCase(outline, id, { path, best, ended }, keep) {
  const steps = caseSteps(outline, path)
  const whole = keep(steps.length === path.length, "path", id)
  return {
    path: steps.map(({ choice }) => choice),
    best: best === null ? null : Math.min(wholeNumber(best), outline.possible),
    ended: whole && ended && isEnding(outline, steps.at(-1)?.goto ?? outline.start),
  }
}

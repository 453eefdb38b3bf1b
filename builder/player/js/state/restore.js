// What a recovery code, or another copy, brings into a state: the better of both, and nothing that is in hand is touched.

import { readRecovery, recoveryCode } from "./code.js"
import { raisedStatus } from "./status.js"

/** Somebody's other copy: all of it where nothing was done yet, else what counts of it and the answers that are missing. */
export function adoptInto(plan, state, found) {
  const { snapshot } = state
  const { lessons, checks, quizzes, cases, location, seconds } = found.snapshot
  const fresh = snapshot.lessons.size + [snapshot.checks, snapshot.quizzes, snapshot.cases].flatMap(Object.keys).length === 0
  if (fresh) {
    state.nonce = found.nonce // the quizzes it drew
    snapshot.location = location
    Object.assign(snapshot.quizzes, quizzes)
  }
  lessons.forEach((id) => snapshot.lessons.add(id))
  lackingFrom(snapshot.checks, checks)
  lackingFrom(snapshot.cases, cases)
  snapshot.seconds += seconds
  restoreInto(plan, state, readRecovery(plan, recoveryCode(plan, found)))
}

function lackingFrom(mine, theirs) {
  for (const [id, one] of Object.entries(theirs)) if (!Object.hasOwn(mine, id)) mine[id] = one
}

/** `found` as `readRecovery` gives it. */
export function restoreInto(plan, state, { completed, success, score, done }) {
  const { lessons, quizzes, cases } = state.snapshot
  state.status = raisedStatus(state.status, { completed, success })
  if (score !== null) state.score = Math.max(state.score ?? 0, score)
  for (const [id, brought] of Object.entries(done ?? {})) {
    if (Object.hasOwn(plan.quizzes, id)) quizzes[id] = restoredQuiz(quizzes[id], brought)
    else if (Object.hasOwn(plan.cases, id)) cases[id] = restoredCase(cases[id], brought)
    else lessons.add(id)
  }
}

/** An attempt under way here stays in hand; else the tries already made elsewhere count. */
function restoredQuiz(mine, { sent, best, passed }) {
  const better = { best: Math.max(mine?.best ?? 0, best), passed: passed || Boolean(mine?.passed) }
  const here = mine && (!mine.finished || mine.attempt >= sent)
  return here ? { ...mine, ...better } : { attempt: sent, finished: true, answers: {}, ...better }
}

function restoredCase(mine = { path: [], best: null, ended: false }, best) {
  return { ...mine, best: Math.max(mine.best ?? 0, best) }
}

// What a recovery code brings into a state: the better of both, and nothing that is in hand is touched.

import { raisedStatus } from "./status.js"

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

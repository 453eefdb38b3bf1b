// One rule for all: what is done, passed or failed, and that none of it is ever taken back.

/** Done: a lesson finished, a case ended once, a quiz passed or out of attempts. */
export function isDone(plan, snapshot, id) {
  if (Object.hasOwn(plan.quizzes, id)) return quizEnd(plan, snapshot, id) !== "unknown"
  if (Object.hasOwn(plan.cases, id)) return (statusOf(snapshot.cases, id)?.best ?? null) !== null
  return snapshot.lessons.has(id)
}

/** `{completed, success, measure}`: passed wants every quiz passed and all the rest done; one lost quiz is failed.
 *  A module that opens the next one tells them apart: passed is its quiz alone, or all of it when it has none. */
export function standing(plan, snapshot) {
  const ends = Object.keys(plan.quizzes).map((id) => quizEnd(plan, snapshot, id))
  const done = plan.required.filter((id) => isDone(plan, snapshot, id)).length
  const completed = plan.required.length > 0 && done === plan.required.length
  const won = ends.length > 0 && ends.every((end) => end === "passed")
  const passed = plan.module ? won || (completed && ends.length === 0) : won && completed
  const success = ends.includes("failed") ? "failed" : passed ? "passed" : "unknown"
  return { completed, success, measure: plan.required.length ? done / plan.required.length : 0 }
}

/** The mean of the best percentages of all quizzes, one not taken counting for nothing; null before any ended. */
export function meanBest(plan, snapshot) {
  const bests = Object.keys(plan.quizzes).map((id) => statusOf(snapshot.quizzes, id)?.best ?? null)
  if (bests.every((best) => best === null)) return null
  const sum = bests.reduce((total, best) => total + (best ?? 0), 0)
  return Math.floor((2 * sum + bests.length) / (2 * bests.length))
}

/** A status as a small number that only grows: whether completed, and unknown < failed < passed. */
export function raisedStatus(status, { completed, success }) {
  const wins = STATUS_LADDER.indexOf(success)
  return Number(completed || status % 2 === 1) + 2 * Math.max(wins, Math.floor(status / 2))
}

export function statusWords(status) {
  return { completed: status % 2 === 1, success: STATUS_LADDER[Math.floor(status / 2)] ?? "unknown" }
}

const STATUS_LADDER = ["unknown", "failed", "passed"]

function quizEnd(plan, snapshot, id) {
  const quiz = statusOf(snapshot.quizzes, id)
  if (quiz?.passed) return "passed"
  const { attempts } = plan.quizzes[id]
  return attempts > 0 && quiz?.finished && quiz.attempt >= attempts ? "failed" : "unknown"
}

function statusOf(entries, id) {
  return Object.hasOwn(entries, id) ? entries[id] : null
}

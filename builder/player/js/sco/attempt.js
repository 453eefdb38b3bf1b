// One attempt at a quiz, as numbers: what was asked, answered, found right, and by which competency.

import { draw } from "../draw.js"
import { grade } from "../grade.js"
import { outcome } from "../outcome.js"

export function attemptOf(plan, progress, id) {
  const quiz = plan.quizzes[id]
  const state = progress.snapshot.quizzes[id] ?? { attempt: 0, best: null, passed: false, finished: false, answers: {} }
  const seed = state.attempt ? progress.seed(id) : ""
  const asked = state.attempt ? draw(quiz.bank, quiz.quotas, seed, quiz.shuffle) : []
  const answered = asked.filter((one) => Object.keys(state.answers[one] ?? {}).length > 0)
  return { id, quiz, ...state, seed, asked, answered, open: state.attempt > 0 && !state.finished }
}

/** What may still be done: the limit is on attempts begun; 0 is no limit. */
export function mayTryAgain({ quiz, attempt, open }) {
  return !open && (quiz.attempts === 0 || attempt < quiz.attempts)
}

export function verdicts(plan, { asked, answers }) {
  return asked.map((id) => ({ id, response: answers[id] ?? {}, verdict: grade(plan.questions[id].key, answers[id] ?? {}) }))
}

export function scored(plan, attempt) {
  const marks = verdicts(plan, attempt).map(({ verdict }) => verdict)
  return outcome(marks, attempt.quiz.pass)
}

/** `[{competency, earned, possible, percent}]`, in the order they were met. */
export function byCompetency(plan, attempt) {
  const groups = new Map()
  for (const { id, verdict } of verdicts(plan, attempt)) {
    const { competency } = plan.questions[id]
    groups.set(competency, [...(groups.get(competency) ?? []), verdict])
  }
  return [...groups].map(([competency, marks]) => ({ competency, ...outcome(marks, attempt.quiz.pass) }))
}

/** Texts do not travel, and other answers only while there is room: what was said in another browser may be unknown here. */
export function isLost(plan, { answers }, id) {
  if (!Object.hasOwn(answers, id)) return true
  const typed = plan.questions[id].slots.filter(({ kind }) => kind === "text")
  return typed.length > 0 && !typed.some(({ name }) => Object.hasOwn(answers[id] ?? {}, name))
}

// What quizzes showed of each competency: it travels from module to module as an objective, and never goes down.

import { draw } from "../draw.js"
import { grade } from "../grade.js"
import { outcome } from "../outcome.js"
import { drawnFor } from "./keys.js"

/** Those that a quiz asks about, the same at every attempt. */
export function competenciesOf(plan, id) {
  const { bank, quotas } = plan.quizzes[id]
  return [...new Set(draw(bank, quotas, "", false).map((one) => plan.questions[one].competency))]
}

/** `known(id)`: what the host knew of a competency at launch, {success, score}, or nothing. */
export function competenciesShown(known) {
  const shown = new Map()
  const of = (id) => shown.get(id) ?? known(id)

  /** `[{id, completed, success, measure, score}]` of those that a quiz of this plan asked, once it was sent. */
  function told(plan, state) {
    for (const [id, { pass }] of Object.entries(plan.quizzes)) {
      for (const [competency, marks] of marksOf(plan, state, id)) raise(competency, outcome(marks, pass))
    }
    return [...shown].map(([id, { score, success }]) => ({
      id, score, success, completed: success === "passed", measure: score / 100,
    }))
  }

  function raise(id, { percent, passed }) {
    const before = of(id)
    const won = passed || before?.success === "passed"
    shown.set(id, { score: Math.max(before?.score ?? 0, percent), success: won ? "passed" : "unknown" })
  }

  return { told, score: (id) => of(id)?.score ?? null }
}

/** competency → verdicts of the last attempt, once it was sent: its answers and their keys must be here. */
function marksOf(plan, state, id) {
  const quiz = state.snapshot.quizzes[id]
  const marks = new Map()
  if (!quiz?.finished) return marks
  const here = (one) => Object.hasOwn(quiz.answers, one) && plan.questions[one].key
  for (const one of drawnFor(plan, state, id).filter(here)) {
    const { key, competency } = plan.questions[one]
    marks.set(competency, [...(marks.get(competency) ?? []), grade(key, quiz.answers[one])])
  }
  return marks
}

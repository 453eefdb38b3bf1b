// The course in parts, as an LMS may show it: one objective a module, once something of it was done.

import { meanBest, standing } from "./status.js"

/** `[{id, completed, success, measure, score}]`; `plan.objectives` is module → the units that make it. */
export function objectivesOf(plan, snapshot) {
  return Object.entries(plan.objectives ?? {})
    .map(([id, units]) => objectiveOf(partOfPlan(plan, units), id, snapshot))
    .filter(({ measure, score }) => measure > 0 || score !== null)
}

function objectiveOf(part, id, snapshot) {
  return { id, ...standing(part, snapshot), score: meanBest(part, snapshot) }
}

function partOfPlan(plan, units) {
  const quizzes = Object.fromEntries(Object.entries(plan.quizzes).filter(([id]) => units.includes(id)))
  return { ...plan, required: units, quizzes }
}

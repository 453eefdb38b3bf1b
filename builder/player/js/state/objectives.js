// The course in parts, as an LMS may show it: one objective a module, once something of it was done.

import { competenciesOf } from "./competencies.js"
import { endingIds, endingsReached } from "./endings.js"
import { meanBest, standing } from "./status.js"

/** `[{id, completed, success, measure, score}]`; `plan.objectives` is module → the units that make it. */
export function objectivesOf(plan, snapshot) {
  return Object.entries(plan.objectives ?? {})
    .map(([id, units]) => objectiveOf(partOfPlan(plan, units), id, snapshot))
    .filter(({ measure, score }) => measure > 0 || score !== null)
}

/**
 * All that may ever be told of a package, in its own order: modules, competencies, endings. `plan.shared`: what the manifest has
 * a host make before anything is told.
 */
export function objectiveIds(plan) {
  const competencies = Object.keys(plan.quizzes).flatMap((id) => competenciesOf(plan, id))
  return [...new Set([...(plan.shared ?? Object.keys(plan.objectives ?? {})), ...competencies, ...endingIds(plan)])]
}

/** How many places a host has that gave back `snapshot`, if it gave back any. */
export function objectivesHeld(plan, snapshot) {
  const ids = objectiveIds(plan)
  const told = snapshot ? objectivesTold(plan, snapshot) : []
  return Math.max(plan.shared?.length ?? 0, ...told.map((id) => ids.indexOf(id) + 1))
}

function objectivesTold(plan, snapshot) {
  const endings = endingsReached(plan)
  endings.note(snapshot)
  const sent = Object.keys(snapshot.quizzes).filter((id) => snapshot.quizzes[id].best !== null)
  return [
    ...[...objectivesOf(plan, snapshot), ...endings.all()].map(({ id }) => id),
    ...sent.flatMap((id) => competenciesOf(plan, id)),
  ]
}

function objectiveOf(part, id, snapshot) {
  return { id, ...standing(part, snapshot), score: meanBest(part, snapshot) }
}

function partOfPlan(plan, units) {
  const quizzes = Object.fromEntries(Object.entries(plan.quizzes).filter(([id]) => units.includes(id)))
  return { ...plan, required: units, quizzes }
}

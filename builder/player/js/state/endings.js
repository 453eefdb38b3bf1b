// Where cases ended, as an LMS may show it: one objective for each ending that was reached.

import { caseSteps } from "./keys.js"

const ENDINGS_WORTH = { good: "passed", mixed: "unknown", bad: "failed" }

/** Endings that were reached, however often one plays again before the host is told: `note` them, `all` tells them. */
export function endingsReached(plan) {
  const reached = new Map()

  function note({ cases }) {
    for (const [id, { path, ended }] of Object.entries(cases)) {
      const found = ended && endingOf(plan.cases[id], id, path)
      if (found && (reached.get(found.id)?.score ?? -1) < (found.score ?? 0)) reached.set(found.id, found)
    }
  }

  return { note, all: () => [...reached.values()] }
}

/** All of them, in the order of the package. */
export function endingIds(plan) {
  return Object.entries(plan.cases).flatMap(([id, { endings }]) => Object.keys(endings ?? {}).map((at) => `${id}-${at}`))
}

/** `{id, title, completed, success, measure, score}`; the score is what the way there earned, in percent; a title if the plan has it. */
function endingOf({ endings, possible, ...outline }, id, path) {
  const steps = caseSteps(outline, path)
  const at = steps.at(-1)?.goto ?? outline.start
  if (!Object.hasOwn(endings ?? {}, at)) return null
  const { title, worth } = endings[at]
  const earned = Math.max(0, steps.reduce((sum, { points }) => sum + points, 0))
  const score = possible ? Math.floor((200 * earned + possible) / (2 * possible)) : null
  const objective = { id: `${id}-${at}`, completed: true, success: ENDINGS_WORTH[worth], measure: 1, score }
  return title ? { title, ...objective } : objective
}

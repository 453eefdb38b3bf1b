// Short keys for long ids: 24 bits of a hash, so that they hold whatever is added, moved or removed around them.

import { draw, rank } from "../draw.js"

/** The key of an id, as a number of 24 bits. */
export function idKey(id) {
  return rank("id", id) % 2 ** 24
}

/** From key back to id; two ids that share a key are both left out, so that neither is taken for the other. */
export function idsByKey(plan) {
  const found = new Map()
  for (const id of planIds(plan)) found.set(idKey(id), found.has(idKey(id)) ? null : id)
  return found
}

/** The key of a decision: 18 bits, read only among the choices of its scene. */
export function choiceKey(caseId, scene, choice) {
  return rank(`${caseId}/${scene}`, choice) % 2 ** 18
}

/** The seed of an attempt: the same wherever the learner resumes it. */
export function attemptSeed(nonce, quizId, attempt) {
  return `${nonce}/${quizId}/${attempt}`
}

/** The questions of the attempt in hand. */
export function drawnFor(plan, state, quizId) {
  const { bank, quotas, shuffle } = plan.quizzes[quizId]
  const attempt = state.snapshot.quizzes[quizId]?.attempt ?? 0
  return attempt ? draw(bank, quotas, attemptSeed(state.nonce, quizId, attempt), shuffle) : []
}

/** Where a path leads, one step for each choice that its scene still offers. */
export function caseSteps(outline, path) {
  const steps = []
  let scene = outline.start
  for (const choice of path) {
    if (!Object.hasOwn(outline.scenes[scene], choice)) break
    const { goto, points } = outline.scenes[scene][choice]
    steps.push({ scene, choice, goto, points })
    scene = goto
  }
  return steps
}

/** Whether a scene has nothing left to decide. */
export function isEnding(outline, scene) {
  return Object.keys(outline.scenes[scene]).length === 0
}

function planIds({ lessons, questions, quizzes, cases }) {
  return [...lessons, ...Object.keys(questions), ...Object.keys(quizzes), ...Object.keys(cases)]
}

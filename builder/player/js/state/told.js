// What a host hears of an answer or a decision, before its standard's spelling.

const TOLD_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"

/** `goals` are the objectives that it counts for. */
export function questionTold(plan, id, response, verdict, seconds) {
  const { interaction, key, possible, ask, competency } = plan.questions[id]
  return { ids: [id], goals: [competency], asked: interaction, key, response, verdict, weighting: possible, seconds, ask }
}

/** A free text as a comment, for whoever reads them: an interaction keeps less of it. Nothing, for other questions. */
export function textSaid(plan, id, { answer = "" }) {
  const { interaction, ask } = plan.questions[id]
  return { id, title: ask, text: interaction.type === "long-fill-in" ? answer.trim() : "" }
}

/**
 * A decision has points, but no right answer to give away. `said`: `{ask, words, goals}`, what the scene asks, what was
 * decided, and the competencies that the scene tries.
 */
export function decisionTold(outline, id, scene, choice, seconds, { ask = "", words = "", goals = [] } = {}) {
  const choices = Object.keys(outline.scenes[scene])
  const letters = Object.fromEntries(choices.map((one, at) => [one, TOLD_LETTERS[at]]))
  const points = choices.map((one) => outline.scenes[scene][one].points)
  return {
    ids: [id, scene],
    goals,
    asked: { type: "choice", letters, targets: {}, right: {} },
    key: null,
    response: { answer: choice },
    verdict: { state: "partial", earned: outline.scenes[scene][choice].points },
    weighting: Math.max(...points),
    seconds,
    ask: [ask, words].filter(Boolean).join(" "),
    words,
  }
}

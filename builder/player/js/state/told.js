// What a host hears of an answer or a decision, before its standard's spelling.

const TOLD_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"

export function questionTold(plan, id, response, verdict, seconds) {
  const { interaction, key, possible, ask } = plan.questions[id]
  return { ids: [id], asked: interaction, key, response, verdict, weighting: possible, seconds, ask }
}

/** A decision has points, but no right answer to give away. */
export function decisionTold(outline, id, scene, choice, seconds) {
  const choices = Object.keys(outline.scenes[scene])
  const letters = Object.fromEntries(choices.map((one, at) => [one, TOLD_LETTERS[at]]))
  const points = choices.map((one) => outline.scenes[scene][one].points)
  return {
    ids: [id, scene],
    asked: { type: "choice", letters, targets: {}, right: {} },
    key: null,
    response: { answer: choice },
    verdict: { state: "partial", earned: outline.scenes[scene][choice].points },
    weighting: Math.max(...points),
    seconds,
    ask: "",
  }
}

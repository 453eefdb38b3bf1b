// Cases in a package: the player's pieces put together where the learner has gone, and gone again.

import { grade } from "../grade.js"
import { caseSteps, isEnding } from "../state/keys.js"
import { piece, shell } from "./shell.js"

/** `tools`: `{plan, progress, bundleOf, titleOf, clock}`. */
export function cases({ plan, progress, bundleOf, titleOf, clock }) {
  const pathOf = (id) => progress.snapshot.cases[id]?.path ?? []

  function submit({ activity: id, response, submitter }) {
    const { name, value } = submitter ?? {}
    if ((name ?? "choice") === "choice") decide(id, value ?? response.choice)
    else goBack(id, Number(value))
    return { html: element(id).outerHTML }
  }

  function decide(id, choice) {
    progress.decide(id, choice, clock.lap(), said(bundleOf(id).cases[id], sceneAt(plan.cases[id], pathOf(id)), choice))
    const path = pathOf(id)
    if (isEnding(plan.cases[id], sceneAt(plan.cases[id], path))) progress.endCase(id, verdictOf(plan.cases[id], path))
  }

  function goBack(id, count) {
    progress.restartCase(id, pathOf(id).slice(0, count))
  }

  function enter(id) {
    clock.lap()
    return element(id)
  }

  function element(id) {
    const pieces = bundleOf(id).cases[id]
    const outline = plan.cases[id]
    const steps = caseSteps(outline, pathOf(id))
    const at = sceneAt(outline, pathOf(id))
    const made = piece(pieces.opening)
    const scene = piece(pieces.scenes[at])
    made.querySelector("[data-scene]").replaceWith(scene)
    made.querySelector('[name="scene"]').setAttribute("value", at)
    made.querySelector(".meta li:last-child").textContent = pieces.taken[steps.length]
    if (isEnding(outline, at)) scene.after(debrief(pieces, outline, at, steps))
    else if (steps.length) scene.before(...story(pieces, steps))
    return made
  }

  function debrief(pieces, outline, at, steps) {
    const made = piece(pieces.debriefs[at])
    const { earned } = verdictOf(outline, steps.map(({ choice }) => choice))
    const sum = made.querySelector(".tally__sum")
    sum.firstElementChild.textContent = earned
    sum.lastChild.textContent = ` ${pieces.points[earned]}`
    made.querySelector(".tally__list").append(...tally(pieces.scores, steps).map(line))
    made.querySelector(".journal").append(...steps.map((step, index) => told(pieces, step, index)))
    return made
  }

  function line({ competency, earned, possible }) {
    const made = shell("tally", { title: titleOf(competency), earned, possible })
    const bar = made.querySelector("progress")
    bar.setAttribute("max", possible)
    bar.setAttribute("value", earned)
    return made
  }

  return { enter, submit }
}

function sceneAt(outline, path) {
  return caseSteps(outline, path).at(-1)?.goto ?? outline.start
}

/** The scene's question, the decision in its words, and the competencies that the scene tries. */
function said({ scenes, scores }, scene, choice) {
  const shown = piece(scenes[scene])
  const words = (selector) => shown.querySelector(selector)?.textContent.trim() ?? ""
  const goals = [...new Set(Object.values(scores[scene]).flatMap(Object.keys))]
  return { ask: words(".scene__ask"), words: words(`button[value="${CSS.escape(choice)}"]`), goals }
}

/** A path is a response: each scene passed through is a slot, worth what its choice is worth. */
function verdictOf(outline, path) {
  const steps = caseSteps(outline, path)
  const worth = (choices) => Object.fromEntries(Object.entries(choices).map(([id, { points }]) => [id, points]))
  const decisive = Object.entries(outline.scenes).filter(([, choices]) => Object.keys(choices).length)
  const slots = Object.fromEntries(decisive.map(([id, choices]) => [id, { rule: "worth", points: worth(choices) }]))
  const response = Object.fromEntries(steps.map(({ scene, choice }) => [scene, choice]))
  return grade({ slots, scoring: "each", possible: outline.possible }, response)
}

/** The earlier decisions behind a disclosure, the last one in full. */
function story(pieces, steps) {
  const [earlier, last] = [...piece(`${pieces.story}<span></span>`).children]
  const lines = steps.map((step, index) => unjudged(told(pieces, step, index)))
  earlier.querySelector("summary").textContent = pieces.before[steps.length - 1]
  earlier.querySelector(".journal").replaceChildren(...lines.slice(0, -1))
  last.replaceChildren(...lines.slice(-1))
  last.setAttribute("start", steps.length)
  return steps.length > 1 ? [earlier, last] : [last]
}

function told({ decisions }, { scene, choice }, index) {
  const made = piece(decisions[scene][choice])
  const back = made.querySelector('[name="back"]')
  back.setAttribute("value", index)
  back.querySelector("[data-number]").textContent = index + 1
  return made
}

/** On the way, a decision is told and not judged. */
function unjudged(made) {
  made.removeAttribute("data-worth")
  made.querySelector(".decision__worth").remove()
  return made
}

/** Points earned, and what the scenes passed through had to offer, by competency; C2 before C10. */
function tally(scores, steps) {
  const found = {}
  const row = (id) => (found[id] ??= { competency: id, earned: 0, possible: 0 })
  for (const { scene, choice } of steps) {
    for (const [id, points] of Object.entries(scores[scene][choice])) row(id).earned += points
    const offered = Object.values(scores[scene])
    for (const id of new Set(offered.flatMap(Object.keys))) {
      row(id).possible += Math.max(...offered.map((one) => one[id] ?? 0))
    }
  }
  const order = (one, other) => one.competency.length - other.competency.length || (one.competency < other.competency ? -1 : 1)
  return Object.values(found).filter(({ possible }) => possible).sort(order)
}

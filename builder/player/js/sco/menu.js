// The state of everything there is to do, shown wherever it is named.

import { isDone } from "../state/status.js"
import { setBar, when } from "./shell.js"

/** "todo" | "here" | "started" | "failed" | "done" */
export function unitState({ lessons, quizzes, cases, location }, id) {
  const quiz = quizzes[id]
  const one = cases[id]
  if (lessons.has(id) || quiz?.passed || (one && one.best !== null)) return "done"
  if (quiz?.finished) return "failed"
  if (location === id) return "here"
  return quiz?.attempt || one?.path.length ? "started" : "todo"
}

export function showStates(root, snapshot) {
  for (const row of root.querySelectorAll("[data-unit]")) {
    const state = unitState(snapshot, row.dataset.unit)
    row.dataset.state = state
    when(row, state)
    showBest(row, snapshot.quizzes[row.dataset.unit]?.best ?? null)
  }
}

/** The card that says how far, and what comes next. */
export function showWay(root, { plan, snapshot, next, titleOf, to }) {
  const card = root.querySelector("[data-resume-card]")
  if (!card) return
  const done = plan.required.filter((id) => isDone(plan, snapshot, id)).length
  card.hidden = false
  const count = card.querySelector("[data-count]")
  count.textContent = count.dataset.say.replace("{done}", done).replace("{of}", plan.required.length)
  setBar(card, done, plan.required.length)
  card.querySelector("[data-new]").hidden = done > 0
  when(card, done === plan.required.length ? "done" : done || snapshot.location ? "resume" : "start")
  card.querySelector("[data-go]").setAttribute("href", to(next))
  card.querySelector("[data-next]").textContent = titleOf(next)
}

function showBest(row, best) {
  const place = row.querySelector("[data-best]")
  if (!place) return
  place.textContent = place.dataset.say.replace("{percent}", best)
  place.hidden = best === null
}

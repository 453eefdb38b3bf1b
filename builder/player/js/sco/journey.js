// From module to module: what was passed, what the LMS would open, and the buttons that ask it to.

import { spelledId } from "../record/spell.js"
import { banner } from "./health.js"
import { setBar, shell, when } from "./shell.js"

const JOURNEY_PATIENCE = 4_000

/** `leave()` ends the session once something was asked. Without a host that leads, nothing is offered. */
export function journey({ course, progress, host, titleOf, leave }) {
  const { plan, steps } = course
  const here = steps.indexOf(plan.module)
  const itemOf = (module) => `item_${spelledId(module)}`
  const isLed = () => host?.leads() ?? false
  const isPassed = (module) =>
    module === plan.module ? progress.status.success === "passed" : progress.known(module)?.success === "passed"

  /** Of `continue`, hosts say no more than that there is a way on; of `choice`, what they knew when this module began. */
  const OFFERED = {
    continue: () => here < steps.length - 1 && (isPassed(plan.module) || host.may("choice", itemOf(steps[here + 1]))),
    previous: () => here > 0 && host.may("previous"),
    choice: (module) => (steps.indexOf(module) === here + 1 ? OFFERED.continue() : host.may("choice", itemOf(module))),
    suspendAll: () => true,
    exitAll: () => progress.status.completed && steps.every(isPassed),
  }

  function isOffered(request, module) {
    return isLed() && module !== plan.module && OFFERED[request](module)
  }

  function show(menu) {
    for (const row of menu.querySelectorAll("[data-step]")) showStep(row, row.dataset.step)
    for (const button of menu.querySelectorAll("[data-moves] [data-ask]")) button.hidden = !isOffered(button.dataset.ask)
    menu.querySelector("[data-moves]").hidden = !isLed()
    menu.querySelector("[data-go]").classList.toggle("button--quiet", isOffered("continue"))
    showCompetencies(menu.querySelector("[data-shown]"))
  }

  function showStep(row, module) {
    const open = isOffered("choice", module)
    const state = module === plan.module ? "here" : isPassed(module) ? "done" : open ? "open" : "shut"
    row.dataset.state = state
    when(row, state)
    row.querySelector("[data-ask]").hidden = !open
    if (state === "here") row.setAttribute("aria-current", "true")
  }

  function showCompetencies(place) {
    const known = course.competencies.filter((id) => progress.shown(id) !== null)
    place.hidden = known.length === 0
    place.querySelector("[data-goals]").replaceChildren(...known.map(competency))
  }

  function competency(id) {
    const percent = progress.shown(id)
    const made = shell("shown", { title: titleOf(id), percent })
    made.querySelector("[data-bar]").setAttribute("aria-label", titleOf(id))
    setBar(made, percent, 100)
    return made
  }

  /** A page of another module, by its name and the module's. */
  function elsewhere(id) {
    const module = course.elsewhere[id]
    const open = isOffered("choice", module)
    const made = shell("elsewhere", { title: titleOf(id), module: titleOf(module), open, shut: isLed() && !open })
    const button = made.querySelector("[data-ask]")
    if (button) button.dataset.to = module
    return made
  }

  function ask({ dataset: { ask: request, to = "" } }) {
    const next = request === "choice" && steps.indexOf(to) === here + 1
    if (next || request !== "choice") host.ask(next ? "continue" : request)
    else host.ask("choice", itemOf(to))
    leave()
    setTimeout(() => banner("left"), JOURNEY_PATIENCE) // a host that follows has long taken this page away
  }

  return { show, ask, elsewhere }
}

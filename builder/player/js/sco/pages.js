// What the address asks for, as an element: the menu, a lesson, a quiz, a case, a worksheet, a job aid, the glossary.

import { grade } from "../grade.js"
import { fillIn } from "./answers.js"
import { brought } from "./bundles.js"
import { isDone } from "../state/status.js"
import { showStates } from "./menu.js"
import { piece, shell, when } from "./shell.js"

export function pages(tools) {
  const { menu, plan, progress, course, bundleOf, titleOf, way, trip, show, reply, quiz, one, sheets, notes, rescue, papers, rooms } = tools
  const aids = new Set(course.aids)

  /** The element, or null when nothing here has this name. */
  function page(id) {
    if (id === "") return menu()
    if (id === "aids") return shell("aids", { body: bundleOf(id).counter })
    if (id === "search") return shell("search")
    if (id === "glossary" || id === "sources") return shell("plain", { title: titleOf(id), body: bundleOf(id).html })
    if (id === "model") return shell("plain", { body: bundleOf(id).pages[id] })
    if (id === "notebook") return notebook()
    if (id === "dossier") return papers.page()
    if (id === "~code") return rescue.code()
    if (id === "~journal") return rescue.journal()
    if (Object.hasOwn(rooms, id)) return rooms[id](tools)
    if (aids.has(id)) return aid(id)
    if (course.order.includes(id)) return unit(id)
    return trip && Object.hasOwn(course.elsewhere, id) ? trip.elsewhere(id) : null
  }

  function notebook() {
    const made = shell("notebook")
    const { prompts } = brought("words")
    const asked = course.notebook.map(({ id, page }) => {
      const [text, prompt] = [notes.read(id), prompts[id]]
      return shell("note", { link: `${way.to(page)}/reflection-${id}`, title: titleOf(page), prompt, text, empty: !text })
    })
    made.querySelector("[data-notes]").append(...asked)
    return made
  }

  function aid(id) {
    const made = shell("plain", { body: bundleOf(id).pages[id] })
    made.querySelector("[data-crumb]").hidden = false
    return made
  }

  function unit(id) {
    const made = shell("page", { module: titleOf(course.modules[id]) })
    made.querySelector('[data-html="body"]').append(bodyOf(id))
    rail(made, id)
    wayOn(made, id)
    return made
  }

  function bodyOf(id) {
    if (id in plan.quizzes) return quiz.enter(id)
    if (id in plan.cases) return one.enter(id)
    return isSheet(id) ? sheets.enter(id) : lesson(id)
  }

  function isSheet(id) {
    return id in bundleOf(id).worksheets
  }

  function lesson(id) {
    const made = piece(bundleOf(id).pages[id])
    for (const form of made.querySelectorAll('form[data-kind="check"]')) restore(form)
    for (const field of made.querySelectorAll("textarea[data-note]")) field.value = notes.read(field.dataset.note)
    return made
  }

  /** The answer given before, with what was said then: nothing is said of one whose text did not travel. */
  function restore(form) {
    const id = form.dataset.activity
    const before = progress.snapshot.checks[id]
    if (!before || !Object.keys(before.response).length) return
    fillIn(form, before.response)
    const verdict = grade(plan.questions[id].key, before.response)
    if (verdict.earned === before.earned) show(form, reply(id, before.response, verdict))
  }

  function rail(made, id) {
    const place = made.querySelector("[data-rail]")
    const units = course.order.filter((other) => course.modules[other] === course.modules[id])
    place.append(...units.map((other) => shell("rail", { link: way.to(other), title: titleOf(other) })))
    units.forEach((other, at) => (place.children[at].dataset.unit = other))
    place.querySelector(`[data-unit="${id}"] a`).setAttribute("aria-current", "page")
    made.querySelector(".rail").open = matchMedia("(min-width: 64em)").matches
    showStates(place, progress.snapshot)
  }

  function wayOn(made, id) {
    const on = made.querySelector("[data-on]")
    if (id in plan.quizzes || isSheet(id)) return on.remove()
    const back = on.querySelector("[data-back]")
    if (way.before(id)) back.setAttribute("href", way.before(id))
    else back.remove()
    on.dataset.page = id
    showOn(on, { plan, way, snapshot: progress.snapshot })
  }

  return page
}

/** What the button that leads on says; it stays quiet while a case has its own to press. */
export function showOn(on, { plan, way, snapshot }) {
  const id = on.dataset.page
  const isCase = Object.hasOwn(plan.cases, id)
  when(on, way.isLast(id) ? "last" : isCase || snapshot.lessons.has(id) ? "done" : "todo")
  on.querySelector("button").classList.toggle("button--quiet", isCase && !isDone(plan, snapshot, id))
}

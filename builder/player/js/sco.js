// A package's one page: opens what was kept, shows what the address asks for, and says where the answers are.

import { responseOf } from "./form.js"
import { localStore } from "./local.js"
import { play } from "./player.js"
import { brought, bundle } from "./sco/bundles.js"
import { askAgain, liveSearch } from "./search/box.js"
import { banner, showHealth } from "./sco/health.js"
import { showStates, showWay } from "./sco/menu.js"
import { pages, showOn } from "./sco/pages.js"
import { destination, wayThrough } from "./sco/way.js"
import { shell } from "./sco/shell.js"
import { openProgress } from "./state/progress.js"
import { isDone } from "./state/status.js"

/** `findHost(profile)` gives a recorder, or null when nobody keeps score; `storage` is the browser's own copy. */
export function openPackage({ findHost, storage }) {
  const course = brought("course")
  const { plan, titles } = course
  const host = findHost(plan.host)
  const titleOf = (id) => titles[id] ?? ""
  const progress = openProgress({ plan, host, storage, titleOf })
  const way = wayThrough(course.order)
  const bundleOf = (id) => brought(course.modules[id] ?? id)
  const screen = document.querySelector("[data-screen]")
  const menu = screen.querySelector("[data-menu]")
  const { store, ...parts } = localStore({ plan, progress, storage, homes: course.homes, bundleOf, titleOf, way })
  const page = pages({ menu, plan, progress, course, bundleOf, titleOf, way, ...parts })
  let asked = 0

  async function open(place, moved) {
    if (!place) return
    keepScreen()
    if (place.page === "resume") return location.replace(way.to(nextUnit()))
    const turn = (asked += 1)
    const made = await ready(place.page)
    if (turn === asked) put(made, place, moved)
  }

  /** The page once its module's script is here; one that cannot come says so. */
  async function ready(id) {
    const needed = course.modules[id] ?? (["glossary", "sources"].includes(id) ? id : null)
    const wait = setTimeout(() => screen.replaceChildren(shell("loading")), 300)
    try {
      if (needed) await Promise.all([needed, ...(course.banks[id] ?? [])].map(bundle))
      if (course.order.includes(id)) progress.visit(id)
      return page(id) ?? shell("unknown")
    } catch {
      return unreadable(id)
    } finally {
      clearTimeout(wait)
    }
  }

  function unreadable(id) {
    const made = shell("unreadable")
    made.querySelector("[data-retry]").addEventListener("click", () => open({ page: id, place: "" }, true))
    return made
  }

  function put(made, { page: id, place }, moved) {
    screen.replaceChildren(made)
    screen.dataset.page = id
    refresh()
    document.title = [titleOf(id), titleOf(plan.course)].filter(Boolean).join(" · ")
    for (const link of document.querySelectorAll("[data-place]")) markPlace(link, link.dataset.place === id)
    if (id === "search") return openSearch(made, place)
    if (moved) arrive(made, place)
  }

  function refresh() {
    showStates(menu, progress.snapshot)
    showWay(menu, { plan, snapshot: progress.snapshot, next: nextUnit(), titleOf, to: way.to })
    for (const on of screen.querySelectorAll("[data-on]")) showOn(on, { plan, way, snapshot: progress.snapshot })
    showHealth(progress.health, host)
  }

  function nextUnit() {
    return way.next(progress.snapshot.location, (id) => isDone(plan, progress.snapshot, id))
  }

  /** What was just ticked is kept, even before the hand has rested. */
  function keepScreen() {
    for (const form of screen.querySelectorAll('form[data-kind="quiz"], form[data-autosave]')) {
      store.save({ activity: form.dataset.activity, response: responseOf(form), form })
    }
  }

  addEventListener("hashchange", () => open(destination(location.hash), true))
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-on]")
    if (!form) return
    event.preventDefault()
    if (plan.lessons.includes(form.dataset.page)) progress.finishLesson(form.dataset.page)
    location.hash = way.after(form.dataset.page)
  })
  progress.onchange(refresh)
  play(document, store)
  liveSearch(document, packedIndex)
  leaveWell(progress, keepScreen)
  tellWhatWasKept(progress)

  const start = destination(location.hash)
  if (start?.page || !progress.snapshot.location) open(start ?? destination(""), false)
  else location.replace(way.to(progress.snapshot.location))
}

function markPlace(link, current) {
  if (current) link.setAttribute("aria-current", "page")
  else link.removeAttribute("aria-current")
}

function packedIndex() {
  return bundle("search")
}

/** The field comes filled when a link asks a question. */
function openSearch(made, question) {
  const field = made.querySelector("[data-question]")
  field.value = question
  field.focus()
  if (question) askAgain(made.querySelector("[data-search]"), packedIndex).catch(console.error)
}

/** Where the eye and the screen reader start. */
function arrive(made, place) {
  const target = place && document.getElementById(place)
  if (target) return target.scrollIntoView()
  scrollTo(0, 0)
  const title = made.querySelector("[data-focus], h1")
  title?.setAttribute("tabindex", "-1")
  title?.focus({ preventScroll: true })
}

/** Hidden is the last sure moment; leaving is a bonus. */
function leaveWell(progress, keepScreen) {
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return progress.show()
    keepScreen()
    progress.hide()
  })
  addEventListener("pagehide", (event) => {
    keepScreen()
    if (event.persisted) progress.hide()
    else progress.leave()
  })
}

function tellWhatWasKept({ kept, mode }) {
  if (kept?.edited) banner(kept.lost ? "kept" : "whole", { kept: kept.kept, of: kept.kept + kept.lost })
  if (mode === "review") banner("review")
}

// A package's one page: opens what was kept, shows what the address asks for, and says where the answers are.

import { responseOf } from "./form.js"
import { localStore } from "./local.js"
import { play } from "./player.js"
import { brought, bundle } from "./sco/bundles.js"
import { dossier } from "./sco/dossier.js"
import { askAgain, forgetIndex, liveSearch } from "./search/box.js"
import { banner, closeHealth, repeatBanner, showHealth } from "./sco/health.js"
import { journey } from "./sco/journey.js"
import { showStates, showWay } from "./sco/menu.js"
import { courseOf } from "./sco/module.js"
import { pages, showOn } from "./sco/pages.js"
import { partsOf } from "./sco/parts.js"
import { onPressed } from "./sco/press.js"
import { recovery } from "./sco/recovery.js"
import { destination, wayThrough } from "./sco/way.js"
import { shell } from "./sco/shell.js"
import { atLength } from "./sco/terse.js"
import { submitOnClick } from "./sco/submits.js"
import { tongues } from "./sco/tongue.js"
import { retype, typedIn } from "./sco/typed.js"
import { openProgress } from "./state/progress.js"
import { isDone } from "./state/status.js"
import { themeButton } from "./theme.js"
import { forgetWords } from "./words.js"

/**
 * `findHost(profile)` gives a recorder, or null when nobody keeps score; `storage` is the browser's own copy; `rooms`
 * makes the pages that only some packages have, by name; `onstage` hears of every new page around the screen.
 */
export function openPackage({ findHost, storage, rooms = {}, onstage = () => {} }) {
  const course = courseOf(atLength(brought("course")), document.body.dataset.module)
  const { plan } = course
  const tongue = tongues(course.languages, storage, plan.module)
  const parts = partsOf(course)
  const host = findHost(plan.host)
  const titleOf = (id) => brought("words").titles[id || plan.module] ?? ""
  const progress = openProgress({ plan, host, storage, titleOf, language: tongue.now })
  const way = wayThrough(course.order)
  const stage = { screen: null, menu: null }
  const { store, ...tools } = localStore({ plan, progress, storage, ...parts, titleOf, way })
  const rescue = recovery({ plan, progress })
  const trip = plan.module ? journey({ course, progress, host, titleOf, leave }) : null
  const own = { ...parts, ...tools, plan, progress, course, titleOf, way, trip, rescue, rooms }
  const papers = dossier(own)
  const page = pages({ menu: () => stage.menu, papers, ...own })
  let asked = 0

  async function open(place, moved) {
    if (!place) return
    keepScreen()
    if (place.page === "resume") return location.replace(way.to(nextUnit()))
    const turn = (asked += 1)
    const isWanted = () => turn === asked
    const made = await ready(place.page, isWanted)
    if (isWanted()) put(made, place, moved)
  }

  /** The page once its parts are here; one that cannot come says so. Somebody may have gone elsewhere meanwhile. */
  async function ready(id, isWanted) {
    const wait = setTimeout(() => isWanted() && stage.screen.replaceChildren(shell("loading")), 300)
    try {
      await Promise.all(needed(id).map(bundle))
      if (isWanted() && course.order.includes(id)) progress.visit(id)
      return made(id)
    } catch {
      return unreadable(id)
    } finally {
      clearTimeout(wait)
    }
  }

  function needed(id) {
    return id === "dossier" ? papers.needed() : parts.needed(id)
  }

  function made(id) {
    parts.complete(id)
    return page(id) ?? shell("unknown")
  }

  function unreadable(id) {
    const said = shell("unreadable")
    said.querySelector("[data-retry]").addEventListener("click", () => open({ page: id, place: "" }, true))
    return said
  }

  function put(element, { page: id, place }, moved) {
    stage.screen.replaceChildren(element)
    stage.screen.dataset.page = id
    for (const list of document.querySelectorAll(".menu[open]")) list.open = false
    refresh()
    document.title = [titleOf(id), titleOf(plan.course)].filter(Boolean).join(" · ")
    for (const link of document.querySelectorAll("[data-place]")) markPlace(link, link.dataset.place === id)
    if (id === "search") return openSearch(element, place)
    if (moved) arrive(element, place)
  }

  function refresh() {
    for (const root of [stage.menu, stage.screen]) showStates(root, progress.snapshot)
    showWay(stage.menu, { plan, snapshot: progress.snapshot, next: nextUnit(), titleOf, to: way.to })
    for (const on of stage.screen.querySelectorAll("[data-on]")) showOn(on, { plan, way, snapshot: progress.snapshot })
    if (stage.menu.isConnected) trip?.show(stage.menu)
    showHealth(progress.health, host)
  }

  /** At somebody's word: the session is over, wherever the LMS then goes. */
  function leave() {
    keepScreen()
    progress.leave()
  }

  function nextUnit() {
    return way.next(progress.snapshot.location, (id) => isDone(plan, progress.snapshot, id))
  }

  /** What was just ticked or written is kept, even before the hand has rested. */
  function keepScreen() {
    for (const form of stage.screen.querySelectorAll('form[data-kind="quiz"], form[data-autosave]')) {
      store.save({ activity: form.dataset.activity, response: responseOf(form), form })
    }
    for (const form of stage.screen.querySelectorAll("form[data-reflection]")) {
      store.note({ id: form.dataset.reflection, text: form.elements.text.value }).catch(console.error)
    }
  }

  /** The same page in another language: nothing is sent, opened or closed, and what is being written stays. */
  async function speak(language) {
    const { page: id = "", place = "" } = destination(location.hash) ?? { page: stage.screen.dataset.page }
    const turn = (asked += 1)
    try {
      await tongue.fetch(language, needed(id))
    } catch {
      return banner("mute")
    }
    if (turn !== asked) return
    keepScreen()
    const typed = typedIn(stage.screen)
    const height = scrollY
    tongue.speak(language)
    forgetWords()
    forgetIndex()
    setStage()
    put(made(id), { page: id, place }, false)
    retype(stage.screen, typed)
    repeatBanner()
    scrollTo(0, height)
  }

  function setStage() {
    stage.screen = document.querySelector("[data-screen]")
    stage.menu = stage.screen.querySelector("[data-menu]")
    for (const button of document.querySelectorAll("[data-speak]")) button.hidden = false
    themeButton(document)
    onstage(document)
  }

  async function begin() {
    if (tongue.chosen() !== tongue.now()) await speak(tongue.chosen())
    const start = destination(location.hash)
    if (start?.page || !progress.snapshot.location) open(start ?? destination(""), false)
    else location.replace(way.to(progress.snapshot.location))
  }

  addEventListener("hashchange", () => {
    closeHealth()
    open(destination(location.hash), true)
  })
  onPressed("[data-health] > summary", () => (location.hash = way.to("~journal")))
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("[data-on]")
    if (!form) return
    event.preventDefault()
    if (plan.lessons.includes(form.dataset.page)) progress.finishLesson(form.dataset.page)
    location.hash = way.after(form.dataset.page)
  })
  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-ask]")
    if (button) return trip?.ask(button)
    const language = target.closest("[data-speak]")?.dataset.speak
    if (!language) return
    await speak(language)
    document.querySelector("[data-speaks]")?.focus()
  })
  setStage()
  submitOnClick(document)
  progress.onchange(refresh)
  if (!host) addEventListener("storage", ({ key, newValue }) => progress.follow(key, newValue))
  play(document, store)
  liveSearch(document, packedIndex)
  leaveWell(progress, keepScreen)
  tellWhatWasKept(progress)
  begin().catch(console.error)
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

function tellWhatWasKept({ kept, mode, forgotten, stray }) {
  if (forgotten) banner("forgotten")
  if (stray) banner("stray")
  if (kept?.edited) banner(kept.lost ? "kept" : "whole", { kept: kept.kept, of: kept.kept + kept.lost })
  if (mode === "review") banner("review")
}

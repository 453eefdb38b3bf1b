// The player: a submitted form goes to a store, and what comes back is shown. It knows nothing of LMS or SCORM.

import { liveAreas } from "./areas.js"
import { liveFinds } from "./find.js"
import { responseOf } from "./form.js"
import { liveMaps } from "./map.js"
import { keepNotes } from "./notes.js"
import { liveOrders } from "./order.js"
import { livePapers } from "./paper.js"
import { printWhole } from "./print.js"
import { saver } from "./save.js"
import { showStale } from "./stale.js"
import { liveSheets } from "./sheet.js"
import { liveTabs } from "./tabs.js"
import { openNotes } from "./terms.js"
import { themeButton } from "./theme.js"
import { clearTrouble, showTrouble } from "./trouble.js"
import { show, unshow } from "./verdict.js"

/**
 * `store` has submit({activity, kind, response, form, submitter}), save({activity, response, form}), note({id, text, form}); it is
 * `near` when it keeps in this browser.
 */
export function play(root, store) {
  const keep = saver(store)
  root.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-activity]")
    if (!form || form.dataset.native) return
    event.preventDefault()
    if (form.getAttribute("aria-busy") !== "true") submitActivity(form, event.submitter, store)
  })
  root.addEventListener("input", (event) => {
    const form = event.target.closest('form[data-kind="check"]')
    if (form?.querySelector("[data-state]")) unshow(form)
  })
  for (const type of ["change", "input"]) root.addEventListener(type, keep)
  keepNotes(root, store)
  liveOrders(root)
  liveTabs(root)
  liveAreas(root)
  showStale(root)
  liveSheets(root)
  liveMaps(root)
  liveFinds(root)
  livePapers(root)
  openNotes(root)
  themeButton(root)
  printWhole(root)
}

async function submitActivity(form, submitter, store) {
  const { activity, kind } = form.dataset
  const response = responseOf(form, submitter)
  form.setAttribute("aria-busy", "true")
  clearTrouble(form)
  try {
    receive(form, await store.submit({ activity, kind, response, form, submitter }))
  } catch (error) {
    console.error(error)
    showTrouble(form)
  } finally {
    form.removeAttribute("aria-busy")
  }
}

function receive(form, reply) {
  if (reply.html !== undefined) return replaceRegion(form, reply)
  if (reply.url) return location.assign(reply.url)
  show(form, reply).focus()
}

function replaceRegion(form, { html, url }) {
  const region = form.closest("[data-region]") ?? form
  const holder = document.createElement("template")
  holder.innerHTML = html
  const fresh = holder.content.firstElementChild
  region.replaceWith(holder.content)
  if (url) history.replaceState(null, "", url)
  arriveIn(fresh)
}

/** The eye and the screen reader start where the new part says. */
function arriveIn(fresh) {
  const target = fresh.querySelector("[data-focus]") ?? fresh.querySelector("h1, h2, h3") ?? fresh
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1")
  target.focus({ preventScroll: true })
  target.scrollIntoView({ block: "start" })
}

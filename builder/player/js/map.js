// The map of the actors: an actor or a line lights up what belongs with it, and its relations are told beside it.

import { liveLoop } from "./loop.js"

/** Enhance maps, now and when they arrive later. */
export function liveMaps(root) {
  const enhance = () => root.querySelectorAll("[data-map]:not(.is-live)").forEach(liveMap)
  enhance()
  new MutationObserver(enhance).observe(root.body ?? root, { childList: true, subtree: true })
}

function liveMap(map) {
  map.classList.add("is-live")
  const sheet = map.querySelector(".map__sheet")
  const panel = map.querySelector("[data-map-panel]")
  if (panel) panel.hidden = false
  const state = { map, sheet, panel, chosen: null }
  sheet.addEventListener("click", (event) => chooseOnMap(event, state))
  sheet.addEventListener("pointerover", (event) => event.pointerType === "mouse" && passOver(event, state))
  sheet.addEventListener("pointerleave", () => restMap(state))
  sheet.addEventListener("focusin", (event) => passOver(event, state))
  sheet.addEventListener("focusout", ({ relatedTarget }) => sheet.contains(relatedTarget) || restMap(state))
  map.addEventListener("keydown", ({ key }) => key === "Escape" && state.chosen && clearMap(state))
  map.querySelector("[data-map-clear]")?.addEventListener("click", () => clearMap(state))
  if (map.matches("[data-loop]")) liveLoop(map, (ids) => lightMap(state, ids))
}

/** What is pointed at is shown for as long as nothing is chosen. */
function passOver(event, state) {
  const link = event.target.closest("a[data-actor], a[data-relation]")
  if (link && !state.chosen) showOnMap(state, link)
}

function restMap(state) {
  if (!state.chosen && state.panel) showOnMap(state, null)
}

function chooseOnMap(event, state) {
  const link = event.target.closest("a[data-actor], a[data-relation]")
  if (!link) return
  event.preventDefault()
  state.chosen = state.chosen === link ? null : link
  showOnMap(state, link)
  if (state.chosen && state.panel) sayOnMap(state)
}

function clearMap(state) {
  state.chosen = null
  showOnMap(state, null)
}

function showOnMap(state, link) {
  const ids = link ? relationsOf(state, link) : []
  lightMap(state, ids, link?.dataset.actor)
  if (state.panel) tellOnMap(state, link, ids)
}

function relationsOf({ map }, { dataset }) {
  if (dataset.relation) return [dataset.relation]
  const touches = (row) => row.dataset.from === dataset.actor || row.dataset.to === dataset.actor
  return [...map.querySelectorAll("[data-row]")].filter(touches).map((row) => row.dataset.row)
}

/** These relations and whoever they join; nothing at all lights everything. */
function lightMap({ map, sheet }, ids, actor) {
  const lit = new Set(actor ? [actor] : [])
  for (const line of sheet.querySelectorAll("[data-relation]")) {
    const on = ids.includes(line.dataset.relation)
    line.classList.toggle("is-lit", on)
    if (on) lit.add(line.dataset.from).add(line.dataset.to)
  }
  for (const box of sheet.querySelectorAll("[data-actor]")) {
    box.classList.toggle("is-lit", lit.has(box.dataset.actor))
    box.classList.toggle("is-chosen", box.dataset.actor === actor)
  }
  for (const row of map.querySelectorAll("li[data-row]")) row.classList.toggle("is-lit", ids.includes(row.dataset.row))
  sheet.toggleAttribute("data-lit", lit.size > 0)
}

function tellOnMap({ map, panel, chosen }, link, ids) {
  const rows = ids.map((id) => map.querySelector(`[data-row="${id}"]`))
  panel.querySelector("[data-map-hint]").hidden = link !== null
  panel.querySelector("[data-map-clear]").hidden = chosen === null
  panel.querySelector("[data-map-name]").textContent = link?.dataset.actor ? link.textContent.trim() : ""
  panel.querySelector("[data-map-found]").replaceChildren(...rows.map((row) => toldRow(row, link.dataset.actor)))
  panel.scrollTop = 0
  if (link) keepInSight(link, panel)
}

/** The panel, at the bottom of a phone, never hides what it tells about. */
function keepInSight(link, panel) {
  const [place, over] = [link.getBoundingClientRect(), panel.getBoundingClientRect()]
  const beside = place.right < over.left || place.left > over.right
  const hidden = Math.min(place.bottom, place.top + 60) - over.top
  if (!beside && hidden > 0 && place.top < over.bottom) scrollBy({ top: hidden + 16 })
}

/** A relation as the table tells it, in one piece; whom it is told about is not named again. */
function toldRow(row, actor) {
  const item = document.createElement("li")
  const [who, what] = [...row.children].map((cell) => [...cell.cloneNode(true).childNodes])
  const names = document.createElement("b")
  names.append(...who)
  names.querySelector(`[data-end="${actor}"]`)?.remove()
  item.append(names, document.createElement("br"), ...what)
  return item
}

/** Said once, for what is chosen: what is only passed over says itself. */
function sayOnMap({ panel, chosen }) {
  const said = panel.querySelector("[data-map-said]")
  const count = panel.querySelectorAll("[data-map-found] > li").length
  const name = chosen.dataset.actor ? chosen.textContent.trim() : chosen.getAttribute("aria-label")
  said.textContent = said.dataset.say.replace("%(name)s", name).replace("%(count)s", count)
}

// Ranking with two buttons a row: the lists of ranks stay in the form and always say what is shown.

import { spoken } from "./words.js"

/** Enhance what is ranked, now and when it arrives later. */
export function liveOrders(root) {
  const enhance = () => root.querySelectorAll("[data-order]:not(.is-live)").forEach(enhanceOrder)
  enhance()
  new MutationObserver(enhance).observe(root.body ?? root, { childList: true, subtree: true })
}

function enhanceOrder(list) {
  list.classList.add("is-live")
  const rows = [...list.children]
  const rank = (row) => Number(rankField(row).value) || rows.length + 1
  list.append(...[...rows].sort((one, other) => rank(one) - rank(other)))
  for (const row of rows) enhanceRow(row, list)
  settleRanks(list)
}

function enhanceRow(row, list) {
  const field = rankField(row)
  field.classList.add("visually-hidden")
  field.tabIndex = -1
  field.setAttribute("aria-hidden", "true")
  const movers = document.createElement("span")
  movers.className = "movers"
  movers.append(moverOf(row, "up", list), moverOf(row, "down", list))
  field.after(movers)
}

function moverOf(row, way, list) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "icon-button"
  button.dataset.way = way
  button.disabled = rankField(row).matches(":disabled")
  button.innerHTML = spoken(`icon-${way}`)
  const name = document.createElement("span")
  name.className = "visually-hidden"
  name.textContent = `${spoken(way)} : ${itemName(row)}`
  button.append(name)
  button.addEventListener("click", () => moveRow(row, way, list))
  return button
}

function moveRow(row, way, list) {
  const other = way === "up" ? row.previousElementSibling : row.nextElementSibling
  if (!other) return
  if (way === "up") other.before(row)
  else other.after(row)
  settleRanks(list)
  for (const one of list.children) one.toggleAttribute("data-moved", one === row)
  row.querySelector(`[data-way="${way}"]`).focus()
  sayMoved(row, list)
  for (const type of ["input", "change"]) rankField(row).dispatchEvent(new Event(type, { bubbles: true }))
}

/** Ranks follow the eye; at either end one button has nowhere to go. */
function settleRanks(list) {
  const rows = [...list.children]
  rows.forEach((row, index) => {
    rankField(row).value = String(index + 1)
    row.querySelector('[data-way="up"]').setAttribute("aria-disabled", String(index === 0))
    row.querySelector('[data-way="down"]').setAttribute("aria-disabled", String(index === rows.length - 1))
  })
}

function sayMoved(row, list) {
  const rank = [...list.children].indexOf(row) + 1
  let place = list.parentElement.querySelector("[data-moves]")
  if (!place) {
    place = document.createElement("p")
    place.className = "visually-hidden"
    place.setAttribute("role", "status")
    place.dataset.moves = ""
    list.after(place)
  }
  place.textContent = spoken("moved", { item: itemName(row), rank, count: list.children.length })
}

function rankField(row) {
  return row.querySelector("select")
}

function itemName(row) {
  return row.querySelector("label").textContent.trim()
}

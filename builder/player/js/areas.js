// Regions of a drawing: a press picks the option that bears its number; whichever one points at, both are lit.

import { rowId } from "./row.js"

export function liveAreas(root) {
  root.addEventListener("click", ({ target }) => {
    const field = fieldOf(target.closest?.("[data-area]"))
    if (!field || field.disabled) return
    field.click()
    field.focus({ preventScroll: true })
  })
  for (const type of ["pointerover", "focusin"]) root.addEventListener(type, ({ target }) => lightArea(target))
  root.addEventListener("change", ({ target }) => showPicked(target.closest?.("[data-question]")))
  const enhance = () => root.querySelectorAll(".spots:not(.is-live)").forEach(enhanceSpots)
  enhance()
  new MutationObserver(enhance).observe(root.body ?? root, { childList: true, subtree: true })
}

function enhanceSpots(spots) {
  spots.classList.add("is-live")
  showPicked(spots.closest("[data-question]"))
}

function showPicked(question) {
  for (const area of question?.querySelectorAll("[data-area]") ?? []) {
    area.toggleAttribute("data-picked", fieldOf(area)?.checked === true)
  }
}

function lightArea(target) {
  const question = target.closest?.("[data-question]")
  const row = target.closest?.("[data-slot]")
  const id = target.closest?.("[data-area]")?.dataset.area ?? (row && rowId(row))
  for (const lit of document.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit")
  const area = id && question?.querySelector(`[data-area="${CSS.escape(id)}"]`)
  if (!area) return
  area.setAttribute("data-lit", "")
  fieldOf(area)?.closest("[data-slot]").setAttribute("data-lit", "")
}

function fieldOf(area) {
  const rows = area ? [...area.closest("[data-question]").querySelectorAll("[data-slot]")] : []
  return rows.find((row) => rowId(row) === area.dataset.area)?.querySelector("input") ?? null
}

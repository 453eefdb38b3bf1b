// The time that is left of a quiz, when the server keeps one. Without scripts the page says it when it opens.

import { spoken } from "./words.js"

const SOON = 300

/** The region may be replaced at any moment: the newest element says what is left. At the end, the form is sent. */
export function countDown(root) {
  let shown = null
  let end = 0
  const tick = () => {
    const place = root.querySelector("[data-left]")
    if (!place) return
    if (place !== shown) {
      shown = place
      end = performance.now() + 1000 * Number(place.dataset.left)
      place.querySelector("[data-clock-label]").textContent = spoken("time-left")
    }
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000))
    place.querySelector("[data-clock]").textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`
    const soon = place.querySelector("[data-soon]")
    if (left <= SOON && !soon.textContent) soon.textContent = soon.dataset.soon
    if (left === 0 && !place.dataset.over) sendAll(place)
  }
  tick()
  setInterval(tick, 1000)
}

function sendAll(place) {
  place.dataset.over = "true"
  const button = document.createElement("button")
  button.name = "action"
  button.value = "finish"
  button.hidden = true
  const form = place.closest("form")
  form.append(button)
  form.requestSubmit(button)
}

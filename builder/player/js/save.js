// Keeps the answers of a quiz, or what is written in a worksheet, as it goes, and says when.

import { responseOf } from "./form.js"
import { spoken } from "./words.js"

const SAVE_AFTER = 600

/**
 * A listener for "change" and "input": the form is saved once the hand has rested. A store that is `near` is this very browser: it
 * has what is chosen at once, and what is being typed too, for nobody knows when a tab dies.
 */
export function saver(store) {
  const waiting = new WeakMap()
  return ({ type, target }) => {
    const form = target.closest('form[data-kind="quiz"], form[data-autosave]')
    if (!form || (type === "input" && !store.near)) return
    clearTimeout(waiting.get(form))
    const rest = store.near && type === "change" ? 0 : SAVE_AFTER
    waiting.set(form, setTimeout(() => form.isConnected && saveAnswers(form, store), rest))
  }
}

async function saveAnswers(form, store) {
  saySaved(form, "saving")
  try {
    await store.save({ activity: form.dataset.activity, response: responseOf(form), form })
    saySaved(form, "saved", { time: clockTime(new Date()) })
  } catch (error) {
    console.error(error)
    saySaved(form, error.kept ? "waiting" : "unsaved")
  }
}

export function saySaved(form, name, values) {
  const place = form.querySelector("[data-saved]") ?? form.closest("[data-region]")?.querySelector("[data-saved]")
  if (!place) return
  place.textContent = spoken(name, values)
  place.dataset.health = /^(un|waiting)/.test(name) ? "failed" : "sent"
}

export function clockTime(now) {
  return spoken("time", { hours: now.getHours(), minutes: String(now.getMinutes()).padStart(2, "0") })
}

// Keeps the answers of a quiz, or what is written in a worksheet, as it goes, and says when.

import { responseOf } from "./form.js"
import { spoken } from "./words.js"

const SAVE_AFTER = 600

/** A listener for "change": the last change of a form is saved, once the hand has rested. */
export function saver(store) {
  const waiting = new WeakMap()
  return ({ target }) => {
    const form = target.closest('form[data-kind="quiz"], form[data-autosave]')
    if (!form) return
    clearTimeout(waiting.get(form))
    waiting.set(form, setTimeout(() => form.isConnected && saveAnswers(form, store), SAVE_AFTER))
  }
}

async function saveAnswers(form, store) {
  saySaved(form, "saving")
  try {
    await store.save({ activity: form.dataset.activity, response: responseOf(form), form })
    saySaved(form, "saved", { time: clockTime(new Date()) })
  } catch (error) {
    console.error(error)
    saySaved(form, "unsaved")
  }
}

export function saySaved(form, name, values) {
  const place = form.querySelector("[data-saved]") ?? form.closest("[data-region]")?.querySelector("[data-saved]")
  if (!place) return
  place.textContent = spoken(name, values)
  place.dataset.health = name.startsWith("un") ? "failed" : "sent"
}

export function clockTime(now) {
  return spoken("time", { hours: now.getHours(), minutes: String(now.getMinutes()).padStart(2, "0") })
}

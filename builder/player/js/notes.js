// A private notebook: what one writes to oneself is kept while one writes, and said to be.

import { saySaved, clockTime } from "./save.js"

const NOTE_AFTER = 1500

/** `store.note({id, text, form})` keeps one page; it may refuse, and the text stays on the screen. */
export function keepNotes(root, store) {
  const waiting = new Map()
  const keep = (form) => {
    clearTimeout(waiting.get(form))
    waiting.delete(form)
    return keepNote(form, store)
  }
  root.addEventListener("input", ({ target }) => {
    const form = target.closest("form[data-reflection]")
    if (!form) return
    clearTimeout(waiting.get(form))
    waiting.set(form, setTimeout(keep, NOTE_AFTER, form))
  })
  root.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-reflection]")
    if (!form) return
    event.preventDefault()
    keep(form)
  })
  addEventListener("pagehide", () => [...waiting.keys()].forEach(keep))
  addEventListener("hashchange", () => [...waiting.keys()].forEach(keep))
}

async function keepNote(form, store) {
  const { reflection: id } = form.dataset
  saySaved(form, "saving")
  try {
    await store.note({ id, text: form.elements.text.value, form })
    saySaved(form, "noted", { time: clockTime(new Date()) })
  } catch (error) {
    console.error(error)
    saySaved(form, "unnoted")
  }
}

// Words and sources: a note opens beside the mark, with what the page's own lists say. The link remains a link.

import { spoken } from "./words.js"

const NOTE = { open: null, from: null, timer: 0 }
const HOVER_INTENT = 350

export function openNotes(root) {
  root.addEventListener("click", (event) => {
    const link = noteLink(event.target)
    if (link) {
      event.preventDefault()
      if (NOTE.from === link && NOTE.open?.dataset.by === "click") closeNote()
      else openNote(link, "click")
    } else if (NOTE.open && !NOTE.open.contains(event.target)) closeNote()
  })
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && NOTE.open) closeNote(true)
  })
  root.addEventListener("pointerover", ({ target, pointerType }) => {
    if (pointerType === "mouse") hoverNote(target)
  })
  addEventListener("hashchange", () => closeNote())
}

function noteLink(target) {
  const link = target.closest?.("a.term, a.source")
  return link && entryOf(link) ? link : null
}

/** The entry that the page lists under the link's fragment. */
function entryOf(link) {
  const href = link.getAttribute("href")
  const entry = href.startsWith("#") ? document.getElementById(href.slice(1)) : null
  return entry?.matches("[data-entry]") ? entry : null
}

function hoverNote(target) {
  const link = noteLink(target)
  clearTimeout(NOTE.timer)
  if (link && NOTE.from !== link) NOTE.timer = setTimeout(() => openNote(link, "hover"), HOVER_INTENT)
  else if (NOTE.open?.dataset.by === "hover" && !link && !NOTE.open.contains(target)) {
    NOTE.timer = setTimeout(() => closeNote(), HOVER_INTENT)
  }
}

function openNote(link, by) {
  closeNote()
  const note = document.createElement("div")
  note.className = "popnote"
  note.setAttribute("role", "note")
  note.tabIndex = -1
  note.dataset.by = by
  note.append(...contentOf(entryOf(link)), closeButton())
  document.body.append(note)
  Object.assign(NOTE, { open: note, from: link })
  placeNote(note, link)
  link.setAttribute("aria-expanded", "true")
  if (by === "click") note.focus({ preventScroll: true })
}

function contentOf(entry) {
  const parts = entry.matches("dt") ? [entry, entry.nextElementSibling] : [entry]
  return parts.map((part) => {
    const copy = document.createElement(part.matches("dt") ? "p" : "div")
    copy.className = part.className
    copy.append(...[...part.cloneNode(true).childNodes])
    copy.querySelectorAll("[data-more]").forEach((more) => more.remove())
    for (const name of ["lang", "dir"]) if (part.hasAttribute(name)) copy.setAttribute(name, part.getAttribute(name))
    return copy
  })
}

function closeButton() {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "icon-button popnote__close"
  button.innerHTML = spoken("icon-close")
  const name = document.createElement("span")
  name.className = "visually-hidden"
  name.textContent = spoken("close")
  button.append(name)
  button.addEventListener("click", () => closeNote(true))
  return button
}

/** Under the mark, inside the page, whichever way one reads. */
function placeNote(note, link) {
  const mark = link.getClientRects()[0] ?? link.getBoundingClientRect()
  const width = document.documentElement.clientWidth
  const rtl = getComputedStyle(link).direction === "rtl"
  const wanted = rtl ? mark.right - note.offsetWidth : mark.left
  const x = Math.max(16, Math.min(wanted, width - note.offsetWidth - 16))
  const below = mark.bottom + 8 + note.offsetHeight < innerHeight
  const y = below ? mark.bottom + 8 : Math.max(8, mark.top - note.offsetHeight - 8)
  note.style.setProperty("--x", `${Math.round((document.dir === "rtl" ? width - x - note.offsetWidth : x))}px`)
  note.style.setProperty("--y", `${Math.round(y + scrollY)}px`)
}

function closeNote(back = false) {
  clearTimeout(NOTE.timer)
  const { open, from } = NOTE
  if (!open) return
  open.remove()
  from.removeAttribute("aria-expanded")
  Object.assign(NOTE, { open: null, from: null })
  if (back) from.focus()
}

// Search as one types: the same page that a server would send, filled from the index. Without it the form still goes.

import { openLibrary } from "./library.js"
import { passageOf } from "./passage.js"
import { spoken } from "../words.js"

const MOST_HITS = 30
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur"]
const SAY_AFTER = 500
const BOX = { library: null, timer: 0 }

/** `load(region)` brings the index. It is asked for once somebody comes near the field, never before. */
export function liveSearch(root, load) {
  const near = (event) => event.target.closest?.("[data-search]")

  root.addEventListener("focusin", (event) => {
    if (event.target.matches?.("[data-search] [data-question]")) shelfOf(near(event), load).catch(() => {})
  })
  root.addEventListener("input", (event) => {
    if (event.target.matches("[data-search] [data-question]")) lookUp(near(event), load).catch(console.error)
  })
  root.addEventListener("submit", (event) => {
    if (near(event)) sendSearch(event, near(event), load)
  })
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.("[data-search] [data-filter]")
    if (link && BOX.library) chooseKind(event, link, load)
  })
  root.addEventListener("keydown", (event) => {
    if (near(event) && ["ArrowDown", "ArrowUp"].includes(event.key)) walkHits(event, near(event))
  })
}

/** The index is another one from now on. */
export function forgetIndex() {
  BOX.library = null
}

/** Ask what a field holds already, for a page that came without answers. */
export function askAgain(region, load) {
  return lookUp(region, load)
}

function shelfOf(region, load) {
  BOX.library ??= load(region)
    .then(openLibrary)
    .catch((error) => {
      BOX.library = null
      throw error
    })
  return BOX.library
}

async function lookUp(region, load) {
  const library = await shelfOf(region, load)
  const question = region.querySelector("[data-question]").value.trim()
  const modules = region.dataset.modules?.split(" ") ?? null
  showFound(region, library, question, library.find(question, modules))
  history.replaceState(history.state, "", region.dataset.address + encodeURIComponent(question))
}

/** A form that the index cannot answer goes where it would go by itself. */
function sendSearch(event, region, load) {
  const form = event.target
  event.preventDefault()
  lookUp(region, load).then(
    () => region.querySelector("[data-hits] a")?.focus(),
    () => form.submit(),
  )
}

function chooseKind(event, link, load) {
  event.preventDefault()
  const region = link.closest("[data-search]")
  for (const other of region.querySelectorAll("[data-filter]")) other.removeAttribute("aria-current")
  link.setAttribute("aria-current", "true")
  lookUp(region, load).catch(console.error)
}

function walkHits(event, region) {
  const stops = [region.querySelector("[data-question]"), ...region.querySelectorAll("[data-hits] a")]
  const at = stops.indexOf(event.target)
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}

function showFound(region, library, question, { hits, wanted, unknown }) {
  const part = (name) => region.querySelector(`[data-${name}]`)
  const kind = showKinds(region, library, hits)
  const kept = hits.filter(({ page }) => !kind || library.pages[page].kind === kind)
  part("hits").replaceChildren(...kept.slice(0, MOST_HITS).map((hit) => lineOf(region, library, hit, wanted)))
  part("more").hidden = kept.length <= MOST_HITS
  part("nothing").hidden = !question || hits.length > 0
  part("unknown").hidden = !unknown.length || !hits.length
  part("unknown").textContent = spoken("unknown", { words: unknown.join(", ") })
  if (part("suggested")) part("suggested").hidden = hits.length > 0
  sayCount(part("status"), question, hits.length)
}

/** A screen reader hears the number once the hand rests. */
function sayCount(status, question, n) {
  clearTimeout(BOX.timer)
  BOX.timer = setTimeout(() => (status.textContent = question ? spoken("results", { n }) : ""), SAY_AFTER)
}

/** The kind kept; "" for all, or when nothing of the kind chosen is there any more. */
function showKinds(region, library, hits) {
  const counts = {}
  for (const { page } of hits) counts[library.pages[page].kind] = (counts[library.pages[page].kind] ?? 0) + 1
  const links = [...region.querySelectorAll("[data-filter]")]
  for (const link of links.slice(1)) {
    link.hidden = !counts[link.dataset.filter]
    link.querySelector("[data-count]").textContent = counts[link.dataset.filter] ?? 0
  }
  region.querySelector("[data-kinds]").hidden = Object.keys(counts).length < 2
  const chosen = links.find((link) => link.hasAttribute("aria-current"))?.dataset.filter ?? ""
  if (!chosen || counts[chosen]) return chosen
  links.forEach((link, at) => (at ? link.removeAttribute("aria-current") : link.setAttribute("aria-current", "true")))
  return ""
}

function lineOf(region, library, { page, part }, wanted) {
  const line = region.querySelector("[data-line]").content.firstElementChild.cloneNode(true)
  const { kind, title, where, language } = library.pages[page]
  const { to, heading, text } = library.parts[part]
  const say = (place, said) => line.querySelector(place).append(...passageOf(library, said, wanted).map(pieceOf))
  line.querySelector("a").setAttribute("href", to)
  say("a", title)
  say("[data-heading]", heading)
  say("[data-passage]", text)
  line.querySelector("[data-kind]").textContent = spoken(`kind-${kind}`)
  line.querySelector("[data-where]").textContent = where && ` · ${where}`
  line.querySelector("[data-heading]").hidden = !heading
  if (language !== document.documentElement.lang) {
    Object.assign(line.querySelector("[data-said]"), { lang: language, dir: RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr" })
  }
  return line
}

function pieceOf({ text, marked }) {
  if (!marked) return text
  const piece = document.createElement("mark")
  piece.textContent = text
  return piece
}

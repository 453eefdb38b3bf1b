// The page of the recovery code, and the page of the journal.

import { qrCode } from "../qr/code.js"
import { journalText } from "../record/journal.js"
import { hideBanner } from "./health.js"
import { shell, when } from "./shell.js"

const RECOVERY_SVG = "http://www.w3.org/2000/svg"
const RECOVERY_QUIET = 4

export function recovery({ plan, progress }) {
  function code() {
    const text = progress.code
    const rows = qrCode(text)
    const { lessons, quizzes, cases } = progress.snapshot
    const empty = lessons.size + Object.keys(quizzes).length + Object.keys(cases).length === 0
    const made = shell("recovery", { code: text, drawn: rows !== null, empty, stray: progress.stray !== null })
    for (const button of made.querySelectorAll("[data-answer]")) {
      button.addEventListener("click", () => answer(made, button.dataset.answer))
    }
    made.querySelector("[data-qr]")?.append(drawing(rows))
    copying(made, () => text)
    made.querySelector("[data-recover]").addEventListener("submit", (event) => {
      event.preventDefault()
      recover(made, event.target.elements.code.value)
    })
    return made
  }

  function recover(made, typed) {
    const { fault, done } = progress.restore(typed)
    when(made.querySelector("[data-recovered]"), fault ?? (done ? "done" : "partial"))
    if (!fault) renew(made)
  }

  /** Whether the work that nobody is named for is theirs. */
  function answer(made, said) {
    progress[said]()
    when(made.querySelector("[data-stray]"), said)
    hideBanner("stray")
    renew(made)
  }

  function renew(made) {
    made.querySelector(".recovery__code").textContent = progress.code
    made.querySelector("[data-qr]")?.replaceChildren(drawing(qrCode(progress.code)))
  }

  function journal() {
    const { journal: lines } = progress
    const text = [about(plan, progress), journalText(lines)].filter(Boolean).join("\n\n")
    const made = shell("journal", { text, silent: lines.length === 0 })
    copying(made, () => text)
    return made
  }

  return { code, journal }
}

/** What whoever helps must know first. */
function about({ course, package: name = course, revision, host }, { health, mode, confirmed }) {
  const lines = { health, mode, confirmed, browser: navigator.userAgent, package: name, revision, ...host }
  return Object.entries(lines).map(([what, value]) => `${what}: ${JSON.stringify(value)}`).join("\n")
}

/** Dark on light whatever the theme: readers look for that. */
function drawing(rows) {
  const size = rows.length + 2 * RECOVERY_QUIET
  const svg = document.createElementNS(RECOVERY_SVG, "svg")
  svg.setAttribute("viewBox", `${-RECOVERY_QUIET} ${-RECOVERY_QUIET} ${size} ${size}`)
  svg.setAttribute("shape-rendering", "crispEdges")
  const path = document.createElementNS(RECOVERY_SVG, "path")
  path.setAttribute("d", rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join(""))
  svg.append(path)
  return svg
}

function copying(made, text) {
  made.querySelector("[data-copy]").addEventListener("click", async () => {
    const yes = await copiedText(text())
    made.querySelector("[data-copied]").replaceChildren(shell("copied", { yes, no: !yes }))
  })
}

/** The clipboard may be closed to frames; the old way is open wherever a click is. */
async function copiedText(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copiedByHand(text)
  }
}

function copiedByHand(text) {
  const field = document.createElement("textarea")
  field.value = text
  document.body.append(field)
  field.select()
  const copied = document.execCommand("copy")
  field.remove()
  return copied
}

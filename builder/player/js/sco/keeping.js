// « Ma progression »: where it is kept, how to take it along in a file, and how to take up the one that a file brings.

import { progressText, readProgressText } from "../state/file.js"
import { emptyState, isBlank } from "../state/snapshot.js"
import { isDone } from "../state/status.js"
import { dateWords } from "../words.js"
import { filled, shell, when } from "./shell.js"

const KEEPING_MOST = 5_000_000 // characters; a whole course done at length takes a tenth of it

/** The page, as an element. `tools` are those of every page. */
export function progressRoom(tools) {
  const made = shell("progress")
  const act = (name, does) => made.querySelector(`[data-act="${name}"]`).addEventListener("click", does)
  showKept(tools, made)
  act("save", () => {
    saveProgressFile(tools)
    sayKept(made, "saved")
  })
  act("erase", () => {
    replaceProgress(tools, { state: emptyState(tools.progress.state.nonce), notes: {}, sheets: {} })
    made.querySelector("[data-erase]").open = false
    showKept(tools, made)
    sayKept(made, "erased")
  })
  made.querySelector("[data-file]").addEventListener("change", async ({ target }) => {
    const [file] = target.files
    if (file) receiveFile(tools, made, await readProgressFile(tools, file))
    target.value = "" // the same file may be chosen again
  })
  return made
}

async function readProgressFile({ plan }, file) {
  if (file.size > KEEPING_MOST) return { fault: "unreadable" }
  try {
    return readProgressText(plan, await file.text())
  } catch {
    return { fault: "unreadable" }
  }
}

function receiveFile(tools, made, found) {
  if (found.fault) return sayKept(made, found.fault, found)
  const here = heldHere(tools)
  if (isSameProgress(here, found)) return sayKept(made, "same")
  if (isBlank(here.state.snapshot) && !Object.keys({ ...here.notes, ...here.sheets }).length) return takeUpFile(tools, made, found)
  return askWhich(tools, made, here, found)
}

/** Nothing is replaced before somebody said so; the newer one is what the first button keeps. */
function askWhich(tools, made, here, found) {
  const newer = found.state.sequence > here.state.sequence
  const counts = { here: stepsDone(tools, here.state.snapshot), there: stepsDone(tools, found.state.snapshot), of: tools.plan.required.length }
  const asked = shell("progress-ask", { ...counts, saved: momentWords(found.saved), newer, older: !newer })
  const [take, stay] = ["take", "stay"].map((name) => asked.querySelector(`[data-act="${name}"]`))
  ;(newer ? stay : take).classList.add("button--quiet")
  if (!newer) take.before(stay)
  take.addEventListener("click", () => takeUpFile(tools, made, found))
  stay.addEventListener("click", () => sayKept(made, "stayed"))
  answerHere(made, asked)
}

function takeUpFile(tools, made, found) {
  replaceProgress(tools, found)
  showKept(tools, made)
  const { snapshot } = tools.progress
  const next = tools.way.next(snapshot.location, (id) => isDone(tools.plan, snapshot, id))
  sayKept(made, found.dropped.length ? "taken-partly" : "taken", {
    done: stepsDone(tools, snapshot), of: tools.plan.required.length, lost: found.dropped.length, link: tools.way.to(next),
  })
}

function replaceProgress({ progress, notes, sheets, quiz }, found) {
  progress.take(found.state)
  notes.replace(found.notes)
  sheets.replace(found.sheets)
  quiz.forget()
}

function saveProgressFile({ plan, titleOf, ...tools }) {
  const now = new Date()
  const text = progressText({ plan, title: titleOf(plan.course), now, ...heldHere(tools) })
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  link.download = `${plan.course}-progression-${now.toISOString().slice(0, 10)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function heldHere({ progress, notes, sheets }) {
  return { state: progress.state, notes: notes.all(), sheets: sheets.all() }
}

function isSameProgress(here, found) {
  const told = ({ state: { sequence, nonce }, notes, sheets }) => JSON.stringify([sequence, nonce, notes, sheets])
  return told(here) === told(found)
}

function showKept(tools, made) {
  const { plan, progress } = tools
  const count = made.querySelector("[data-count]")
  filled(count, { done: stepsDone(tools, progress.snapshot), of: plan.required.length })
  when(made.querySelector("[data-where]"), progress.health === "failed" ? "nowhere" : "here")
}

function stepsDone({ plan }, snapshot) {
  return plan.required.filter((id) => isDone(plan, snapshot, id)).length
}

/** One sentence by its name, where the eye and the screen reader look for an answer. */
function sayKept(made, name, values = {}) {
  answerHere(made, shell("progress-says", values).querySelector(`[data-when="${name}"]`))
}

function answerHere(made, says) {
  made.querySelector("[data-answer]").replaceChildren(says)
  says.setAttribute("tabindex", "-1")
  says.focus()
}

function momentWords(moment) {
  if (Number.isNaN(moment.getTime())) return ""
  return dateWords(moment, { dateStyle: "long", timeStyle: "short" })
}

// Progress as a file: what another device, another edition or another format of the same course reads.

import { stateFromJson, stateToJson } from "./snapshot.js"

const FILE_SORT = "parcours-progress"
const FILE_VERSION = 1

/** The text of a file. `notes`: a text by reflection; `sheets`: a response by worksheet. */
export function progressText({ plan, title, state, notes, sheets, now }) {
  const head = { file: FILE_SORT, version: FILE_VERSION, course: plan.course, title, saved: new Date(now).toISOString() }
  return `${JSON.stringify({ ...head, state: JSON.parse(stateToJson(plan, state)), notes, sheets }, null, 1)}\n`
}

/** `{state, dropped, notes, sheets, saved}`, or `{fault}`: "unreadable", "newer", or "foreign" with the course's `title`. */
export function readProgressText(plan, text) {
  const written = parsedFile(text)
  if (written?.file !== FILE_SORT) return { fault: "unreadable" }
  if (written.version !== FILE_VERSION) return { fault: written.version > FILE_VERSION ? "newer" : "unreadable" }
  if (written.course !== plan.course) return { fault: "foreign", title: String(written.title ?? "") }
  const found = stateFromJson(plan, JSON.stringify(written.state))
  if (!found) return { fault: "unreadable" }
  return {
    state: found.state,
    dropped: found.dropped,
    notes: textsIn(written.notes),
    sheets: Object.fromEntries(Object.entries(written.sheets ?? {}).map(([id, said]) => [id, textsIn(said)])),
    saved: new Date(written.saved),
  }
}

function parsedFile(text) {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Only what is a text, whatever somebody wrote in the file. */
function textsIn(entries) {
  return Object.fromEntries(Object.entries(entries ?? {}).filter(([, said]) => typeof said === "string"))
}

// Finds an LMS's API and calls it without ever throwing: everything asked is a string, everything answered may lie.

import { openJournal } from "./journal.js"

const API_LEVELS = 10

/** The API of this name in the window, its parents, then its top's opener and parents; null when there is none. */
export function findApi(win, name) {
  const openers = [() => win.top.opener, () => win.opener]
  return [win, ...openers.map(apiReach)].map((start) => apiAbove(start, name)).find(Boolean) ?? null
}

/** `verbs` are the standard's names: {start, get, set, save, end, error}. After `end` nothing is called any more. */
export function guardedApi(api, verbs) {
  const journal = openJournal()
  let open = false
  const ask = (verb, ...words) => {
    try {
      return String(api[verbs[verb]](...words.map(String)) ?? "")
    } catch {
      return null
    }
  }
  const call = (verb, ...words) => journal.timed(verbs[verb], words, () => ask(verb, ...words))
  const says = (verb, ...words) => {
    const said = call(verb, ...words)
    if (said !== "true") journal.fault(ask("error"))
    return said === "true"
  }
  const already = () => ["101", "103"].includes(ask("error"))

  return {
    journal: journal.lines,
    start() {
      open = says("start", "") || already()
      return open
    },
    get: (element) => (open && call("get", element)) || "",
    set: (element, value) => open && says("set", element, value),
    save: () => open && says("save", ""),
    /** Whether the host knows an element at all: 401 and 402 say that it does not. */
    knows: (element) => open && (call("get", element) || !["401", "402"].includes(ask("error"))) !== false,
    end() {
      const ended = open && says("end", "")
      open = false
      return ended
    },
  }
}

function apiAbove(win, name) {
  let here = win
  for (let level = 0; here && level <= API_LEVELS; level += 1) {
    const found = apiReach(() => here[name])
    if (found) return found
    const above = apiReach(() => here.parent)
    here = above === here ? null : above
  }
  return null
}

/** Another origin's window throws; so may anything there. */
function apiReach(look) {
  try {
    return look() || null
  } catch {
    return null
  }
}

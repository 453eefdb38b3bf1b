// What was asked of a host and what it answered, for whoever must find out why nothing is kept. Lengths, never a value.

import { moment12 } from "./times.js"

const JOURNAL_LINES = 500

/** `lines`: [{at, verb, element, length, answer, fault, took}], the last ones; milliseconds, characters. */
export function openJournal(now = Date.now) {
  const lines = []

  /** The answer of a call: "true" and "false" are noted as they are, anything else as its length, null as a throw. */
  function timed(verb, [element = "", value = ""], act) {
    const at = now()
    const said = act()
    const answer = said === null ? "!" : ["true", "false"].includes(said) ? said : String(said.length)
    lines.push({ at, verb, element, length: String(value).length, answer, fault: "", took: now() - at })
    if (lines.length > JOURNAL_LINES) lines.shift()
    return said
  }

  /** The host's own number for what went wrong in the last call. */
  function fault(number) {
    lines.at(-1).fault = number ?? "!"
  }

  return { lines, timed, fault }
}

/** As a text to copy, one call a line. */
export function journalText(lines) {
  return lines
    .map(({ at, verb, element, length, answer, fault, took }) =>
      [moment12(new Date(at)), verb, element, length || "", "→", answer, fault && `#${fault}`, took > 50 ? `${took} ms` : ""]
        .filter((part) => part !== "")
        .join(" "),
    )
    .join("\n")
}

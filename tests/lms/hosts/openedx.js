// Open edX, openedx-scorm-xblock (August 2025): yes to everything, a queue of requests that is never retried, a mute GetValue.

import { easyApi } from "./base.js"

const MUTE = /^cmi\.(core\.)?(lesson_status|completion_status|success_status|score\.\w+|lesson_mode|mode)$/

/** The first resource with an href, looked up in the manifest's default namespace. */
export function launch(manifest) {
  const space = manifest.documentElement.namespaceURI
  return [...manifest.getElementsByTagNameNS(space, "resource")].find((one) => one.hasAttribute("href")).getAttribute("href")
}

export const versionOf = (manifest) => (manifest.getElementsByTagNameNS("*", "schemaversion")[0].textContent === "1.2" ? "1.2" : "2004")

/** `world`: {version, online, later}: `later` runs a request some time after it was asked. */
export function play(db, { version, online = () => true, later }) {
  const page = { "cmi.suspend_data": "", "cmi.core.student_id": "awa", "cmi.learner_id": "awa", ...db.read() } // as the page was made
  const queue = []

  function set(name, value) {
    page[name] = value
    queue.push([name, value])
    if (queue.length === 1) later(next)
  }

  /** One request after the other; what fails is gone. */
  function next() {
    const [name, value] = queue[0]
    if (online()) db.write({ ...db.read(), [name]: value })
    queue.shift()
    if (queue.length) later(next)
  }

  return easyApi([version], { set, get: (name) => (MUTE.test(name) ? "" : page[name] ?? "") })
}

/** A grade is raw over a hundred; who failed has none. */
export function shows(db) {
  const kept = db.read()
  const status = kept["cmi.core.lesson_status"] ?? kept["cmi.success_status"] ?? kept["cmi.completion_status"] ?? "not attempted"
  const raw = kept["cmi.core.score.raw"] ?? kept["cmi.score.raw"]
  return { status, score: raw === undefined ? null : status === "failed" ? 0 : Number(raw) }
}

// Chamilo 2.x, scorm_api.php: one object under both names, few 2004 elements, Commit and Finish always « true ».

import { easyApi, firstItem } from "./base.js"

const KNOWN = /^cmi\.(core\.(lesson_status|lesson_location|score\.(raw|min|max)|exit|session_time)|suspend_data|interactions\.\d+\.[\w.]+|objectives\.\d+\.[\w.]+)$/
const KNOWN_2004 = /^cmi\.(completion_status|success_status|score\.scaled|suspend_data)$/
const READ = { "cmi.core.student_id": "awa", "cmi.core.student_name": "Diallo, Awa", "cmi.core.credit": "credit", "cmi.core.lesson_mode": "normal" }

export const launch = firstItem
export const versionOf = () => "1.2"

/** `eager`: the platform's option to commit at every SetValue. */
export function play(db, { eager = false, online = () => true } = {}) {
  const values = { "cmi.suspend_data": "", "cmi.core.lesson_location": "", "cmi.interactions._children": "id,type", ...db.read() }
  const status = { said: "" } // reads back as it was said in this launch, else as an empty string

  function set(name, value) {
    if (!KNOWN.test(name) && !KNOWN_2004.test(name)) return
    values[name] = value
    if (name === "cmi.core.lesson_status") status.said = value
    if (eager) save()
  }

  function get(name) {
    if (name === "cmi.core.lesson_status") return status.said
    return READ[name] ?? (KNOWN.test(name) || KNOWN_2004.test(name) || name.endsWith("_children") ? values[name] ?? "" : "")
  }

  function save() {
    if (online()) db.write(values)
  }

  return easyApi(["1.2", "2004"], { get, set, save, end: save })
}

export function shows(db) {
  const kept = db.read()
  const status = kept["cmi.core.lesson_status"] ?? kept["cmi.success_status"] ?? kept["cmi.completion_status"] ?? "not attempted"
  const score = kept["cmi.core.score.raw"] ?? (kept["cmi.score.scaled"] && 100 * kept["cmi.score.scaled"])
  return { status, score: score === undefined ? null : Number(score) }
}

// Moodle 5.1, mod_scorm: one API, that of the version it reads; limits lifted unless the site is strict; no status is completed.

import { RESPONSES12, RESPONSES2004, RULES12, RULES2004, any, like } from "../../js/standard.js"
import { elementOf, firstItem, strictApi } from "./base.js"

const VERSIONS = { 1.3: "2004", "CAM 1.3": "2004", "2004 3rd Edition": "2004", "2004 4th Edition": "2004" } // anything else is 1.2
const WORDS = {
  "1.2": {
    ...RULES12, "cmi.suspend_data": any(64_000), "cmi.interactions.n.id": like(/^[\x21-\x7e]{1,255}$/),
    "cmi.interactions.n.student_response": any(64_000), "cmi.interactions.n.correct_responses.0.pattern": any(64_000),
  },
  2004: RULES2004,
}
const RESPONSES = { "1.2": RESPONSES12, 2004: { ...RESPONSES2004, choice: /^[A-Za-z0-9_.]+(\[,\][A-Za-z0-9_.]+)*$/ } }
const FIRST = {
  "1.2": { "cmi.core.student_id": "awa", "cmi.core.student_name": "Diallo, Awa", "cmi.core.credit": "credit", "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "not attempted", "cmi.suspend_data": "", "cmi.core.lesson_location": "" },
  2004: { "cmi.learner_id": "awa", "cmi.learner_name": "Awa Diallo", "cmi.credit": "credit", "cmi.mode": "normal", "cmi.completion_status": "unknown", "cmi.success_status": "unknown", "cmi.suspend_data": "", "cmi.location": "" },
}
const STATUS = { "1.2": "cmi.core.lesson_status", 2004: "cmi.completion_status" }
const RAW = { "1.2": "cmi.core.score.raw", 2004: "cmi.score.raw" }

export const launch = firstItem
export const versionOf = (manifest) => VERSIONS[manifest.getElementsByTagNameNS("*", "schemaversion")[0].textContent] ?? "1.2"

/** `masteryOf`: only the literal prefix is seen. */
export const masteryOf = (manifest) => manifest.getElementsByTagName("adlcp:masteryscore")[0]?.textContent ?? ""

/** `world`: {version, mastery, strict, leaving, online}: a page that leaves sends a beacon, and hears « true » whatever comes of it. */
export function play(db, { version, mastery = "", strict = false, leaving = () => false, online = () => true }) {
  const rules = strict && version === "1.2" ? { ...WORDS["1.2"], "cmi.suspend_data": any(4096) } : WORDS[version]
  const values = { ...FIRST[version], ...db.read() }
  values["cmi.interactions._children"] = "id,type,objectives,time,correct_responses,weighting,student_response,result,latency"
  values["cmi.objectives._children"] = "id,score,status"

  function set(name, value) {
    const element = elementOf(name)
    if (!(element in rules)) return "401"
    const [, sort, index, part] = /^cmi\.(interactions|objectives)\.(\d+)\.(.+)$/.exec(name) ?? []
    if (sort && part !== "id" && !(`cmi.${sort}.${index}.id` in values)) return "408"
    const type = values[`cmi.interactions.${index}.type`]
    const answer = /(response|pattern)$/.test(name)
    if (answer && !type) return "408"
    if (!rules[element](value) || (answer && !RESPONSES[version][type].test(value))) return version === "1.2" ? "405" : "406"
    values[name] = value
    return ""
  }

  function get(name) {
    const [, sort] = /^cmi\.(interactions|objectives)\._count$/.exec(name) ?? []
    if (sort) return String(Object.keys(values).filter((one) => new RegExp(`^cmi\\.${sort}\\.\\d+\\.id$`).test(one)).length)
    return values[name] ?? (elementOf(name) in rules ? "" : undefined)
  }

  function save() {
    if (online()) db.write(values)
    return online() || leaving()
  }

  function end() {
    const status = STATUS[version]
    if (["not attempted", "unknown"].includes(values[status])) values[status] = "completed"
    if (mastery !== "" && values[RAW[version]] !== undefined) values[status] = Number(values[RAW[version]]) >= Number(mastery) ? "passed" : "failed"
    return save()
  }

  return strictApi(version, { get, set, save, end })
}

/** What the gradebook and the reports show: the highest raw score is the grade. */
export function shows(db) {
  const kept = db.read()
  const success = kept["cmi.success_status"]
  const status = kept["cmi.core.lesson_status"] ?? (success === "passed" || success === "failed" ? success : kept["cmi.completion_status"])
  const raw = kept["cmi.core.score.raw"] ?? kept["cmi.score.raw"]
  return { status: status ?? "not attempted", score: raw === undefined ? null : Number(raw) }
}

// ILIAS, the SCORM 1.2 player of its trunk: "" wanted, patterns checked, review once completed, a save inside a click is a beacon.

import { RULES12, like } from "../../js/standard.js"
import { elementOf, firstItem, strictApi } from "./base.js"

const RULES = { ...RULES12, "cmi.core.score.raw": like(/^(100(\.0+)?|\d{1,2}(\.\d+)?)$/) } // no sign
const OVER = ["completed", "passed"]

export const launch = firstItem
export const versionOf = () => "1.2"

/** `world`: {mode: "normal" or "browse", mastery, review, clicking, online}. */
export function play(db, { mode = "normal", mastery = "", review = true, clicking = () => false, online = () => true } = {}) {
  const kept = db.read()
  const over = review && OVER.includes(kept["cmi.core.lesson_status"])
  const values = {
    "cmi.core.student_id": "awa", "cmi.core.student_name": "Diallo, Awa", "cmi.core.lesson_status": "not attempted", "cmi.suspend_data": "",
    "cmi.core.lesson_location": "", "cmi.interactions._children": "id,type", "cmi.objectives._children": "id,score,status", ...kept,
    "cmi.core.lesson_mode": over ? "review" : mode, "cmi.core.credit": over ? "no-credit" : "credit",
  }

  function set(name, value) {
    const element = elementOf(name)
    if (!(element in RULES)) return "401"
    if (!RULES[element](value)) return "405"
    if (!(over && /^cmi\.core\.(score|lesson_status)/.test(name))) values[name] = value
    return ""
  }

  function get(name) {
    const [, sort] = /^cmi\.(interactions|objectives)\._count$/.exec(name) ?? []
    if (sort) return String(Object.keys(values).filter((one) => new RegExp(`^cmi\\.${sort}\\.\\d+\\.id$`).test(one)).length)
    return values[name] ?? (elementOf(name) in RULES ? "" : undefined)
  }

  function save() {
    if (online() && mode !== "browse") db.write(values)
    return online() || clicking() || mode === "browse"
  }

  function end() {
    const status = "cmi.core.lesson_status"
    if (values[status] === "not attempted") values[status] = "completed"
    if (mastery !== "" && values[status] === "completed" && values["cmi.core.score.raw"] !== undefined) {
      values[status] = Number(values["cmi.core.score.raw"]) >= Number(mastery) ? "passed" : "failed"
    }
    return save()
  }

  return strictApi("1.2", { takes: (word) => word === "", get, set, save, end })
}

export function shows(db) {
  const { "cmi.core.lesson_status": status = "not attempted", "cmi.core.score.raw": raw } = db.read()
  return { status, score: raw === undefined ? null : Number(raw) }
}

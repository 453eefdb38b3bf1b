// SCORM 1.2: what an LMS hears of a learner, in its words and formats.

import { findApi, guardedApi } from "./api.js"
import { spelled, spelledId, spelledResult, spelledType } from "./spell.js"
import { moment12, span12 } from "./times.js"

const SCORM12_VERBS = {
  start: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue",
  save: "LMSCommit", end: "LMSFinish", error: "LMSGetLastError",
}
const SCORM12_STATUS = {
  passed: { completed: true, success: "passed" },
  completed: { completed: true, success: "unknown" },
  failed: { completed: false, success: "failed" },
}

/** A host, or null when no LMS is there. `interactions: false` sends none. */
export function scorm12(win, { interactions = true } = {}) {
  const found = findApi(win, "API")
  if (!found) return null
  const api = guardedApi(found, SCORM12_VERBS)
  let tells = interactions
  let scored = true

  function open() {
    const started = api.start()
    api.set("cmi.core.exit", "suspend")
    const mode = api.get("cmi.core.lesson_mode")
    scored = mode !== "browse" && mode !== "review" && api.get("cmi.core.credit") !== "no-credit"
    tells = scored && tells && api.knows("cmi.interactions._children")
    return {
      started,
      scored,
      suspended: api.get("cmi.suspend_data"),
      learner: api.get("cmi.core.student_id"),
      name: api.get("cmi.core.student_name"),
      ...(SCORM12_STATUS[api.get("cmi.core.lesson_status")] ?? { completed: false, success: "unknown" }),
    }
  }

  function write({ completed, success, score, location, seconds, suspend, interactions: told }) {
    if (tells) tells = told.every(tell)
    if (location) api.set("cmi.core.lesson_location", location)
    api.set("cmi.core.session_time", span12(seconds))
    api.set("cmi.core.exit", "suspend")
    const judged = !scored || (scoreAs(score) && api.set("cmi.core.lesson_status", wordFor(completed, success)))
    return api.set("cmi.suspend_data", suspend) && judged
  }

  function scoreAs(score) {
    if (score === null) return true
    const limits = [["min", 0], ["max", 100], ["raw", score]]
    return limits.every(([name, value]) => api.set(`cmi.core.score.${name}`, value))
  }

  /** Once an interaction is refused, the host keeps none. */
  function tell({ index, at, ids, asked, key, response, verdict, weighting, seconds, language }) {
    const { response: said, right } = spelled("1.2", asked, key, response, language)
    const place = `cmi.interactions.${index}`
    if (!api.set(`${place}.id`, spelledId(...ids))) return false
    api.set(`${place}.type`, spelledType("1.2", asked))
    api.set(`${place}.time`, moment12(at))
    if (right) api.set(`${place}.correct_responses.0.pattern`, right)
    api.set(`${place}.weighting`, weighting)
    if (said) api.set(`${place}.student_response`, said)
    api.set(`${place}.result`, spelledResult("1.2", verdict))
    api.set(`${place}.latency`, span12(seconds))
    return true
  }

  return { open, write, commit: api.save, close: api.end }
}

function wordFor(completed, success) {
  if (success !== "unknown") return success
  return completed ? "completed" : "incomplete"
}

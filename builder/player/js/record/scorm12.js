// SCORM 1.2: what an LMS hears of a learner, in its words and formats.

import { findApi, guardedApi } from "./api.js"
import { comments12 } from "./comments.js"
import { objectiveTeller } from "./objectives.js"
import { heardPercent, spelled, spelledId, spelledOut, spelledResult, spelledType } from "./spell.js"
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

/** A host, or null when no LMS is there. What it takes is told by its profile (`exports/profiles.py`). */
export function scorm12(win, { interactions = true, objectives = true, words = {}, leave = "suspend" } = {}) {
  const found = findApi(win, "API")
  if (!found) return null
  const api = guardedApi(found, SCORM12_VERBS)
  const parts = objectiveTeller(api, partAs)
  const texts = comments12(api)
  let tells = interactions
  let scored = true

  function open() {
    api.start()
    api.set("cmi.core.exit", "suspend")
    const mode = api.get("cmi.core.lesson_mode")
    scored = mode !== "browse" && mode !== "review" && api.get("cmi.core.credit") !== "no-credit"
    tells = scored && tells && api.knows("cmi.interactions._children")
    parts.open(scored && objectives)
    return {
      scored,
      comments: texts.open(scored && interactions),
      suspended: api.get("cmi.suspend_data"),
      learner: api.get("cmi.core.student_id"),
      name: api.get("cmi.core.student_name"),
      ...(SCORM12_STATUS[api.get("cmi.core.lesson_status")] ?? { completed: false, success: "unknown" }),
      known: parts.known(objectiveHeard12),
    }
  }

  /** What an earlier session told of an objective. */
  function objectiveHeard12(place) {
    return { success: api.get(`${place}.status`), score: heardPercent(api.get(`${place}.score.raw`), 100) }
  }

  function write({ completed, success, score, location, seconds, suspend, interactions: told, objectives: those, comments }) {
    if (tells) tells = told.every(tell)
    texts.tell(comments)
    if (location) api.set("cmi.core.lesson_location", location)
    parts.tell(those)
    api.set("cmi.core.session_time", span12(seconds))
    api.set("cmi.core.exit", completed && leave === "normal" ? "" : "suspend")
    const counted = !scored || scoreAs("cmi.core", score)
    const judged = !scored || api.set("cmi.core.lesson_status", statusAs(completed, success))
    return api.set("cmi.suspend_data", suspend) && counted && judged
  }

  /** Limits are optional in this standard: only the score decides whether it was taken. */
  function scoreAs(place, score) {
    if (score === null) return true
    const [, , taken] = [["min", 0], ["max", 100], ["raw", score]].map(([name, value]) => api.set(`${place}.score.${name}`, value))
    return taken
  }

  function statusAs(completed, success) {
    const word = wordFor(completed, success)
    return words[word] ?? word
  }

  function partAs(place, { completed, success, score }) {
    return scoreAs(place, score) && api.set(`${place}.status`, wordFor(completed, success))
  }

  /** Once an interaction is refused, the host keeps none. */
  function tell(told) {
    const { index, at, ids, goals, asked, key, response, verdict, weighting, seconds, language } = spelledOut(told)
    const { response: said, right } = spelled("1.2", asked, key, response, language)
    const place = `cmi.interactions.${index}`
    if (!api.set(`${place}.id`, spelledId(...ids))) return false
    api.set(`${place}.type`, spelledType("1.2", asked))
    if (objectives) goals.forEach((id, m) => api.set(`${place}.objectives.${m}.id`, spelledId(id)))
    api.set(`${place}.time`, moment12(at))
    if (right) api.set(`${place}.correct_responses.0.pattern`, right)
    api.set(`${place}.weighting`, weighting)
    if (said) api.set(`${place}.student_response`, said)
    api.set(`${place}.result`, spelledResult("1.2", verdict))
    api.set(`${place}.latency`, span12(seconds))
    return true
  }

  return { open, expect: parts.expect, write, commit: api.save, close: api.end, journal: api.journal }
}

function wordFor(completed, success) {
  if (success !== "unknown") return success
  return completed ? "completed" : "incomplete"
}

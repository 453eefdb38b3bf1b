// SCORM 2004: what an LMS hears of a learner, in its words and formats.

import { findApi, guardedApi } from "./api.js"
import { comments2004 } from "./comments.js"
import { navigation } from "./navigation.js"
import { objectiveTeller } from "./objectives.js"
import { heardPercent, spelled, spelledId, spelledResult, spelledText } from "./spell.js"
import { moment2004, span2004 } from "./times.js"

const SCORM2004_VERBS = {
  start: "Initialize", get: "GetValue", set: "SetValue", save: "Commit", end: "Terminate", error: "GetLastError",
}

/** A host, or null when no LMS is there. What it takes is told by its profile (`exports/profiles.py`). */
export function scorm2004(win, { interactions = true, objectives = true, leave = "suspend" } = {}) {
  const found = findApi(win, "API_1484_11")
  if (!found) return null
  const api = guardedApi(found, SCORM2004_VERBS)
  const parts = objectiveTeller(api, judgePart)
  const leads = navigation(api)
  const texts = comments2004(api)
  let tells = interactions
  let scored = true

  function open() {
    api.start()
    api.set("cmi.exit", "suspend")
    const mode = api.get("cmi.mode")
    scored = mode !== "browse" && mode !== "review" && api.get("cmi.credit") !== "no-credit"
    tells = scored && tells && api.knows("cmi.interactions._children")
    parts.open(scored && objectives)
    const success = api.get("cmi.success_status")
    return {
      scored,
      comments: texts.open(scored && interactions),
      suspended: api.get("cmi.suspend_data"),
      learner: api.get("cmi.learner_id"),
      name: api.get("cmi.learner_name"),
      completed: api.get("cmi.completion_status") === "completed",
      success: ["passed", "failed"].includes(success) ? success : "unknown",
      known: parts.known(objectiveHeard),
    }
  }

  /** What this SCO told of an objective, or another one that shares it. */
  function objectiveHeard(place) {
    return { success: api.get(`${place}.success_status`), score: heardPercent(api.get(`${place}.score.scaled`), 1) }
  }

  function write({ completed, success, score, measure, location, seconds, suspend, interactions: told, objectives: those, comments }) {
    if (tells) tells = told.every(tell2004)
    texts.tell(comments)
    if (location) api.set("cmi.location", location) // an empty one is refused by some hosts
    parts.tell(those)
    api.set("cmi.session_time", span2004(seconds))
    api.set("cmi.exit", leads.ends() || (completed && leave === "normal") ? "normal" : "suspend")
    const judged = !scored || judge("cmi", { completed, success, score, measure })
    return api.set("cmi.suspend_data", suspend) && judged
  }

  /** Of the whole (`cmi`), or of one objective. */
  function judge(place, { completed, success, score, measure }) {
    const kept = score === null || scoreIn(place, score)
    api.set(`${place}.progress_measure`, Math.floor(measure * 100) / 100)
    const done = api.set(`${place}.completion_status`, completed ? "completed" : "incomplete")
    return kept && done && (success === "unknown" || api.set(`${place}.success_status`, success))
  }

  function judgePart(place, { title, ...objective }) {
    if (title) api.set(`${place}.description`, spelledText(title))
    return judge(place, objective)
  }

  /** Hosts that know one of the two scores only are served as well. */
  function scoreIn(place, score) {
    const parts = [["min", 0], ["max", 100], ["raw", score], ["scaled", score / 100]]
    const [, , raw, scaled] = parts.map(([name, value]) => api.set(`${place}.score.${name}`, value))
    return raw || scaled
  }

  /** Once an interaction is refused, the host keeps none. */
  function tell2004({ index, at, ids, goals, asked, key, response, verdict, weighting, seconds, language, ask }) {
    const { response: said, right } = spelled("2004", asked, key, response, language)
    const place = `cmi.interactions.${index}`
    if (!api.set(`${place}.id`, spelledId(...ids))) return false
    api.set(`${place}.type`, asked.type)
    if (objectives) goals.forEach((id, m) => api.set(`${place}.objectives.${m}.id`, spelledId(id)))
    api.set(`${place}.timestamp`, moment2004(at))
    if (right) api.set(`${place}.correct_responses.0.pattern`, right)
    api.set(`${place}.weighting`, weighting)
    if (said) api.set(`${place}.learner_response`, said)
    api.set(`${place}.result`, spelledResult("2004", verdict))
    api.set(`${place}.latency`, span2004(seconds))
    if (ask) api.set(`${place}.description`, spelledText(ask))
    return true
  }

  return { open, expect: parts.expect, write, commit: api.save, close: api.end, journal: api.journal, ...leads }
}

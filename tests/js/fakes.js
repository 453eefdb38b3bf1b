// LMSs for tests: two that check every word against the standard, and several that misbehave.

const any = (limit) => (value) => value.length <= limit
const oneOf = (...words) => (value) => words.includes(value)
const like = (pattern) => (value) => pattern.test(value)
const between = (low, high) => (value) => /^-?\d+(\.\d+)?$/.test(value) && Number(value) >= low && Number(value) <= high

const SPAN12 = like(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/)
const ID12 = like(/^[A-Za-z][A-Za-z0-9_]{0,253}[A-Za-z0-9]$/)
const RULES12 = {
  "cmi.core.lesson_location": any(255),
  "cmi.core.lesson_status": oneOf("passed", "completed", "failed", "incomplete", "browsed"),
  "cmi.core.score.raw": between(0, 100),
  "cmi.core.score.min": between(0, 100),
  "cmi.core.score.max": between(0, 100),
  "cmi.core.exit": oneOf("time-out", "suspend", "logout", ""),
  "cmi.core.session_time": SPAN12,
  "cmi.suspend_data": any(4096),
  "cmi.comments": any(4096),
  "cmi.objectives.n.id": ID12,
  "cmi.objectives.n.status": oneOf("passed", "completed", "failed", "incomplete", "browsed", "not attempted"),
  "cmi.objectives.n.score.raw": between(0, 100),
  "cmi.objectives.n.score.min": between(0, 100),
  "cmi.objectives.n.score.max": between(0, 100),
  "cmi.interactions.n.id": ID12,
  "cmi.interactions.n.objectives.n.id": ID12,
  "cmi.interactions.n.time": like(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
  "cmi.interactions.n.type": oneOf("true-false", "choice", "fill-in", "matching", "performance", "sequencing", "likert", "numeric"),
  "cmi.interactions.n.correct_responses.0.pattern": any(255),
  "cmi.interactions.n.weighting": between(-1000, 1000),
  "cmi.interactions.n.student_response": any(255),
  "cmi.interactions.n.result": (value) => oneOf("correct", "wrong", "unanticipated", "neutral")(value) || between(-1000, 1000)(value),
  "cmi.interactions.n.latency": SPAN12,
}
const RESPONSES12 = {
  "true-false": /^[tf]$/, choice: /^\{?[a-z0-9](,[a-z0-9])*\}?$/, matching: /^[a-z0-9]\.[a-z0-9](,[a-z0-9]\.[a-z0-9])*$/,
  sequencing: /^[a-z0-9](,[a-z0-9])*$/, numeric: /^-?\d+(\.\d+)?$/, "fill-in": /^[^]{1,255}$/,
}

const SPAN2004 = like(/^P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/)
const RULES2004 = {
  "cmi.completion_status": oneOf("completed", "incomplete", "not attempted", "unknown"),
  "cmi.success_status": oneOf("passed", "failed", "unknown"),
  "cmi.score.scaled": between(-1, 1),
  "cmi.score.raw": between(-1e10, 1e10),
  "cmi.score.min": between(-1e10, 1e10),
  "cmi.score.max": between(-1e10, 1e10),
  "cmi.progress_measure": between(0, 1),
  "cmi.location": any(1000),
  "cmi.suspend_data": any(64000),
  "cmi.comments_from_learner.n.comment": (value) => /^\{lang=[a-z]{2}\}(?!\{).{1,3990}$/.test(value),
  "cmi.comments_from_learner.n.location": any(250),
  "cmi.comments_from_learner.n.timestamp": like(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/),
  "cmi.exit": oneOf("time-out", "suspend", "logout", "normal", ""),
  "cmi.session_time": SPAN2004,
  "adl.nav.request": like(/^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|\{target=[\w-]+\}(choice|jump))$/),
  "cmi.objectives.n.id": ID12,
  "cmi.objectives.n.completion_status": oneOf("completed", "incomplete", "not attempted", "unknown"),
  "cmi.objectives.n.success_status": oneOf("passed", "failed", "unknown"),
  "cmi.objectives.n.score.scaled": between(-1, 1),
  "cmi.objectives.n.score.raw": between(-1e10, 1e10),
  "cmi.objectives.n.score.min": between(-1e10, 1e10),
  "cmi.objectives.n.score.max": between(-1e10, 1e10),
  "cmi.objectives.n.progress_measure": between(0, 1),
  "cmi.objectives.n.description": (value) => value.length <= 250 && !/[\r\n]/.test(value) && !value.startsWith("{"),
  "cmi.interactions.n.id": ID12,
  "cmi.interactions.n.objectives.n.id": ID12,
  "cmi.interactions.n.type": oneOf("true-false", "choice", "fill-in", "long-fill-in", "matching", "sequencing", "numeric"),
  "cmi.interactions.n.timestamp": like(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,2}(Z|[+-]\d{2}(:\d{2})?)?)?$/),
  "cmi.interactions.n.correct_responses.0.pattern": any(4000),
  "cmi.interactions.n.weighting": between(-1e10, 1e10),
  "cmi.interactions.n.learner_response": any(4000),
  "cmi.interactions.n.result": (value) => oneOf("correct", "incorrect", "unanticipated", "neutral")(value) || between(-1e10, 1e10)(value),
  "cmi.interactions.n.latency": SPAN2004,
  "cmi.interactions.n.description": (value) => value.length <= 250 && !/[\r\n]/.test(value) && !value.startsWith("{"),
}
const RESPONSES2004 = {
  "true-false": /^(true|false)$/, choice: /^\w(\[,\]\w)*$/, matching: /^\w\[\.\]\w(\[,\]\w\[\.\]\w)*$/,
  sequencing: /^\w(\[,\]\w)*$/, numeric: /^-?\d+(\.\d+)?(\[:\]-?\d+(\.\d+)?)?$/, "fill-in": /^\{lang=[a-z]{2}\}[^]{1,250}$/,
  "long-fill-in": /^\{lang=[a-z]{2}\}(?!\{).{1,3990}$/,
}

const STANDARDS = {
  "1.2": {
    verbs: ["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError"],
    rules: RULES12, responses: RESPONSES12, answered: /student_response$|pattern$/,
    writeOnly: /^cmi\.(core\.(exit|session_time)|interactions\.\d)/,
    start: { "cmi.core.student_id": "awa", "cmi.core.student_name": "Awa, N.", "cmi.core.credit": "credit", "cmi.core.lesson_mode": "normal", "cmi.core.lesson_status": "not attempted", "cmi.interactions._children": "id,type", "cmi.objectives._children": "id,score", "cmi.comments": "" },
  },
  2004: {
    verbs: ["Initialize", "GetValue", "SetValue", "Commit", "Terminate", "GetLastError"],
    rules: RULES2004, responses: RESPONSES2004, answered: /learner_response$|pattern$/,
    writeOnly: /^cmi\.(exit|session_time)/,
    start: { "cmi.learner_id": "awa", "cmi.learner_name": "N. Awa", "cmi.credit": "credit", "cmi.mode": "normal", "cmi.completion_status": "unknown", "cmi.success_status": "unknown", "cmi.interactions._children": "id,type", "cmi.objectives._children": "id,score", "cmi.comments_from_learner._children": "comment,location,timestamp" },
  },
}

/** An LMS that refuses, and remembers, every word that its standard does not allow. `saved` outlives the session. */
export function strictLms(version, saved = {}) {
  const { verbs, rules, responses, answered, writeOnly, start } = STANDARDS[version]
  const [initialize, getValue, setValue, commit, finish, getLastError] = verbs
  const lms = { values: { ...start, ...saved }, committed: { ...saved }, faults: [], calls: [], state: "new" }
  let error = "0"

  const fault = (code, why) => {
    error = code
    lms.faults.push(`${code} ${why}`)
    return "false"
  }
  const ruleOf = (name) => name.replace(/^cmi\.(interactions|objectives|comments_from_learner)\.\d+/, "cmi.$1.n")
  const count = (sort) => Object.keys(lms.values).filter((name) => new RegExp(`^cmi\\.${sort}\\.\\d+\\.(id|comment)$`).test(name)).length
  const verb = (name, act) => (...words) => {
    lms.calls.push([name, ...words])
    if (words.some((word) => typeof word !== "string")) return fault("201", `${name}: not a string`)
    error = "0"
    return act(...words)
  }
  const running = (act) => (...words) => (lms.state === "open" ? act(...words) : fault("301", `${lms.state}: ${words}`))
  const empty = (act) => (word) => (word === "" ? act() : fault("201", `"${word}"`))

  lms.api = {
    [initialize]: verb(initialize, empty(() => {
      if (lms.state !== "new") return fault(version === "1.2" ? "101" : "103", "initialised twice")
      lms.state = "open"
      return "true"
    })),
    [getValue]: verb(getValue, running((name) => {
      const [, counted] = /^cmi\.(\w+)\._count$/.exec(name) ?? []
      if (counted) return String(count(counted))
      if (writeOnly.test(name)) fault("404", name)
      else if (!(name in lms.values) && !(ruleOf(name) in rules)) fault("401", name)
      else if (!(name in lms.values) && version === "2004") error = "403"
      return lms.values[name] ?? ""
    })),
    [setValue]: verb(setValue, running((name, value) => {
      const rule = ruleOf(name).replace(/\.objectives\.\d+/, ".objectives.n")
      if (!(rule in rules)) return fault("401", name)
      const [, sort, index, part] = /^cmi\.(interactions|objectives|comments_from_learner)\.(\d+)\.(.*)$/.exec(name) ?? []
      if (index && Number(index) > count(sort)) return fault("351", `${name} of ${count(sort)}`)
      const type = lms.values[`cmi.interactions.${index}.type`]
      if (index && sort !== "comments_from_learner" && part !== "id" && !(`cmi.${sort}.${index}.id` in lms.values)) return fault("408", name)
      if (sort === "interactions" && !["id", "type"].includes(part) && !type) return fault("408", name)
      if (/score\.raw$/.test(name) && !(name.replace("raw", "max") in lms.values)) return fault("408", name)
      const fits = answered.test(name) ? rules[rule](value) && responses[type].test(value) : rules[rule](value)
      if (!fits) return fault(version === "1.2" ? "405" : "406", `${name} = ${value}`)
      lms.values[name] = value
      return "true"
    })),
    [commit]: verb(commit, running(empty(() => {
      lms.committed = { ...lms.values }
      return "true"
    }))),
    [finish]: verb(finish, running(empty(() => {
      lms.committed = { ...lms.values }
      lms.state = "closed"
      return "true"
    }))),
    [getLastError]: () => error,
  }
  lms.window = windowOf(version, lms.api)
  /** What a next session starts from: results are kept, the session's own words are not. */
  lms.next = () => strictLms(version, lms.committed)
  return lms
}

export function windowOf(version, api) {
  const win = { [version === "1.2" ? "API" : "API_1484_11"]: api }
  win.parent = win
  win.top = win
  return win
}

/** Every verb of both versions, answered by one function. */
export function hostileLms(version, answer) {
  const calls = []
  const verbs = STANDARDS[version].verbs
  const api = Object.fromEntries(verbs.map((name) => [name, (...words) => {
    calls.push([name, ...words])
    return answer(name, words, calls.length)
  }]))
  return { calls, window: windowOf(version, api) }
}

/** Time that passes when told to; what is painted is painted at once. */
export function fakeTime(start = 1_000_000) {
  let now = start
  let next = 0
  const waiting = new Map()
  return {
    now: () => now,
    later: (act, delay) => waiting.set((next += 1), { act, at: now + delay }) && next,
    cancel: (id) => waiting.delete(id),
    painted: (act) => act(),
    waiting: () => waiting.size,
    pass(seconds) {
      const end = now + seconds * 1000
      for (;;) {
        const [id, due] = [...waiting].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0] ?? []
        if (!due) break
        waiting.delete(id)
        now = Math.max(now, due.at)
        due.act()
      }
      now = end
    },
  }
}

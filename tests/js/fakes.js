// LMSs for tests: two that check every word against the standard, and several that misbehave.

import { RESPONSES12, RESPONSES2004, RULES12, RULES2004 } from "./standard.js"

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
      if (sort === "objectives" && part === "id" && version === "2004" && (lms.values[name] ?? value) !== value) return fault("351", `${name} is ${lms.values[name]}`)
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

// SCORM, word by word, before LMSs that check every word; and before LMSs that misbehave.

import assert from "node:assert/strict"
import { test } from "node:test"

import { findApi } from "../../builder/player/js/record/api.js"
import { memoryStorage } from "../../builder/player/js/record/memory.js"
import { scorm12 } from "../../builder/player/js/record/scorm12.js"
import { scorm2004 } from "../../builder/player/js/record/scorm2004.js"
import { browserStorage } from "../../builder/player/js/record/storage.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime, hostileLms, strictLms, windowOf } from "./fakes.js"
import { PLAN } from "./plan.js"
import { FALSE, TRUE, check, doEverything, readAll, takeCase, takeQuiz } from "./walks.js"

const HOSTS = { "1.2": scorm12, 2004: scorm2004 }
const SET = { "1.2": "LMSSetValue", 2004: "SetValue" }
const END = { "1.2": "LMSFinish", 2004: "Terminate" }
const SAVE = { "1.2": "LMSCommit", 2004: "Commit" }

function session(version, lms, { storage = memoryStorage(), time = fakeTime(), options } = {}) {
  const progress = openProgress({ plan: PLAN, host: HOSTS[version](lms.window, options), storage, time })
  return { progress, time, storage, lms }
}

const statusOf = (version, values) =>
  version === "1.2"
    ? values["cmi.core.lesson_status"]
    : `${values["cmi.completion_status"]}/${values["cmi.success_status"]}`
const score = (version, values) => values[version === "1.2" ? "cmi.core.score.raw" : "cmi.score.raw"]
const objectiveStatus = (version) => `cmi.objectives.1.${version === "1.2" ? "status" : "completion_status"}`
const setOrder = (version, lms) => lms.calls.filter(([name]) => name === SET[version]).map(([, element]) => element)
const idsOf = (sort, values) =>
  Object.keys(values).filter((name) => new RegExp(`^cmi\\.${sort}\\.\\d+\\.id$`).test(name)).map((name) => values[name])
const tellings = (values) => idsOf("interactions", values)

for (const version of ["1.2", "2004"]) {
  const title = (says) => `${version}: ${says}`

  test(title("a whole course is told without one fault"), () => {
    const lms = strictLms(version)
    const { progress, time } = session(version, lms)
    doEverything(progress)
    time.pass(754)
    progress.leave()
    assert.deepEqual(lms.faults, [])
    assert.equal(lms.state, "closed")
    assert.equal(statusOf(version, lms.committed), version === "1.2" ? "passed" : "completed/passed")
    assert.equal(score(version, lms.committed), "100")
    assert.equal(tellings(lms.committed).length, 4 + 2 + 3)
  })

  test(title("launching says suspend and incomplete at once, and commits"), () => {
    const lms = strictLms(version)
    session(version, lms)
    assert.equal(setOrder(version, lms)[0], version === "1.2" ? "cmi.core.exit" : "cmi.exit")
    assert.equal(lms.calls.filter(([name]) => /^(LMS)?Initialize$/.test(name)).length, 1)
    assert.equal(statusOf(version, lms.committed), version === "1.2" ? "incomplete" : "incomplete/unknown")
    assert.equal(score(version, lms.committed), undefined)
    assert.equal(setOrder(version, lms).some((name) => name.includes("location")), false)
    assert.deepEqual(lms.faults, [])
  })

  test(title("score limits, score, status, then the state: in this order"), () => {
    const lms = strictLms(version)
    const { progress } = session(version, lms)
    lms.calls.length = 0
    takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": FALSE })
    const order = setOrder(version, lms).filter((name) => /score|status|suspend/.test(name) && !/objectives/.test(name))
    assert.deepEqual(
      order.map((name) => name.split(".").at(-1)),
      version === "1.2"
        ? ["min", "max", "raw", "lesson_status", "suspend_data"]
        : ["min", "max", "raw", "scaled", "completion_status", "suspend_data"],
    )
  })

  test(title("a failed quiz with attempts left is incomplete, with none left it is failed"), () => {
    const lms = strictLms(version)
    const { progress } = session(version, lms)
    takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
    assert.equal(statusOf(version, lms.committed), version === "1.2" ? "incomplete" : "incomplete/unknown")
    takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
    assert.equal(statusOf(version, lms.committed), version === "1.2" ? "failed" : "incomplete/failed")
    assert.equal(score(version, lms.committed), "0")
  })

  test(title("a second session finds everything, adds its interactions after, and lowers nothing"), () => {
    const lms = strictLms(version)
    const first = session(version, lms)
    doEverything(first.progress)
    first.progress.leave()
    const next = lms.next()
    const { progress } = session(version, next)
    assert.deepEqual(progress.snapshot.lessons, first.progress.snapshot.lessons)
    assert.equal(progress.confirmed > 0, true)
    check(progress, "delai", { answer: "2" })
    takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
    progress.leave()
    assert.deepEqual(next.faults, [])
    assert.equal(tellings(next.committed).length, 9 + 3)
    assert.equal(statusOf(version, next.committed), version === "1.2" ? "passed" : "completed/passed")
    assert.equal(score(version, next.committed), "100")
  })

  test(title("a host that knows better is not lowered, even when the state is gone"), () => {
    const better = version === "1.2" ? { "cmi.core.lesson_status": "passed" } : { "cmi.completion_status": "completed", "cmi.success_status": "passed" }
    const lms = strictLms(version, better)
    const { progress } = session(version, lms)
    progress.visit("accueil")
    progress.leave()
    assert.equal(statusOf(version, lms.committed), version === "1.2" ? "passed" : "completed/passed")
  })

  for (const [name, value] of [["mode", "browse"], ["mode", "review"], ["credit", "no-credit"]]) {
    test(title(`${value}: nothing is scored, the place is kept, and the page is told`), () => {
      const element = version === "2004" ? `cmi.${name}` : `cmi.core.${name === "mode" ? "lesson_mode" : name}`
      const lms = strictLms(version, { [element]: value })
      const { progress } = session(version, lms)
      doEverything(progress)
      progress.leave()
      assert.equal(progress.mode, "review")
      assert.deepEqual(setOrder(version, lms).filter((set) => /score|status|interactions|objectives|measure/.test(set)), [])
      assert.ok(lms.committed["cmi.suspend_data"])
      assert.deepEqual(lms.faults, [])
    })
  }

  for (const value of ["", "preview", "undefined"]) {
    test(title(`a mode that reads « ${value} » is normal`), () => {
      const lms = strictLms(version, { [version === "1.2" ? "cmi.core.lesson_mode" : "cmi.mode"]: value })
      const { progress } = session(version, lms)
      assert.equal(progress.mode, "normal")
      readAll(progress)
      assert.ok(statusOf(version, lms.committed).startsWith("incomplete"))
    })
  }

  test(title("hidden commits and goes on; leaving finishes once, then silence"), () => {
    const lms = strictLms(version)
    const { progress, time } = session(version, lms)
    progress.finishLesson("accueil")
    time.pass(61)
    progress.hide()
    assert.equal(lms.state, "open")
    const span = lms.committed[version === "1.2" ? "cmi.core.session_time" : "cmi.session_time"]
    assert.equal(span, version === "1.2" ? "0000:01:01" : "PT1M1S")
    progress.leave()
    const { length } = lms.calls
    progress.leave()
    progress.hide()
    progress.finishLesson("ecoute")
    time.pass(900)
    assert.equal(lms.calls.length, length)
    assert.equal(lms.calls.filter(([name]) => name === END[version]).length, 1)
    assert.deepEqual(lms.faults, [])
  })

  test(title("interactions may be switched off, or unknown to the host"), () => {
    const off = strictLms(version)
    const { progress } = session(version, off, { options: { interactions: false } })
    doEverything(progress)
    assert.equal(tellings(off.values).length, 0)

    const poor = strictLms(version, { "cmi.interactions._children": undefined })
    delete poor.values["cmi.interactions._children"]
    doEverything(session(version, poor).progress)
    assert.equal(tellings(poor.values).length, 0)
    assert.deepEqual(poor.faults, ["401 cmi.interactions._children"])
  })

  test(title("each module is an objective, once something of it was done, and told again only when it changed"), () => {
    const lms = strictLms(version)
    const { progress } = session(version, lms)
    assert.deepEqual(idsOf("objectives", lms.committed), [])
    takeQuiz(progress, "quiz-deux", { "q-trois": FALSE })
    assert.deepEqual(idsOf("objectives", lms.committed), ["m01", "m02", "C1"]) // no place may be left out
    assert.equal(lms.committed["cmi.objectives.0.score.raw"], undefined)
    assert.equal(lms.committed["cmi.objectives.1.score.raw"], "0")
    assert.equal(lms.committed[objectiveStatus(version)], "incomplete")
    doEverything(progress)
    assert.deepEqual(idsOf("objectives", lms.committed), ["m01", "m02", "C1", "jour_fin"])
    assert.equal(lms.committed["cmi.objectives.1.score.raw"], "100")
    assert.equal(lms.committed[objectiveStatus(version)], version === "1.2" ? "passed" : "completed")
    lms.calls.length = 0
    progress.hide()
    assert.deepEqual(setOrder(version, lms).filter((name) => name.includes("objectives")), [])

    const next = lms.next()
    const again = session(version, next).progress
    check(again, "delai", { answer: "2" })
    again.leave()
    assert.deepEqual(idsOf("objectives", next.committed), ["m01", "m02", "C1", "jour_fin"])
    assert.deepEqual([...lms.faults, ...next.faults], [])
  })

  test(title("each competency that a quiz asked is an objective, and another day's attempt never lowers it"), () => {
    const lms = strictLms(version)
    takeQuiz(session(version, lms).progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
    const place = `cmi.objectives.${idsOf("objectives", lms.committed).indexOf("C1")}`
    const status = `${place}.${version === "1.2" ? "status" : "success_status"}`
    assert.deepEqual([lms.committed[`${place}.score.raw`], lms.committed[status]], ["100", "passed"])

    const next = lms.next()
    takeQuiz(session(version, next).progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
    assert.deepEqual([next.committed[`${place}.score.raw`], next.committed[status]], ["100", "passed"])
    assert.deepEqual(idsOf("objectives", next.committed).filter((id) => id === "C1"), ["C1"])
    assert.deepEqual([...lms.faults, ...next.faults], [])
  })

  test(title("a report shows the way through a case: each decision in its words, and where it ended"), () => {
    const lms = strictLms(version)
    const { progress } = session(version, lms)
    takeCase(progress)
    progress.leave()
    const told = lms.committed
    assert.deepEqual(tellings(told), ["jour_porte", "jour_bureau"])
    assert.deepEqual([0, 1].map((n) => told[`cmi.interactions.${n}.result`]), ["3", "2"])
    assert.deepEqual([0, 1].map((m) => told[`cmi.interactions.0.objectives.${m}.id`]), ["C1", "C2"])
    if (version === "1.2") {
      assert.equal(told["cmi.interactions.0.type"], "fill-in")
      assert.equal(told["cmi.interactions.0.student_response"], "« Asseyez-vous, je vous écoute. »")
    } else {
      assert.equal(told["cmi.interactions.0.learner_response"], "a")
      assert.equal(told["cmi.interactions.0.description"], "Que décidez-vous ? « Asseyez-vous, je vous écoute. »")
    }
    const ending = Object.keys(told).find((name) => told[name] === "jour_fin").replace(".id", "")
    assert.equal(told[`${ending}.score.raw`], "100")
    assert.equal(told[`${ending}.${version === "1.2" ? "status" : "success_status"}`], "passed")
    if (version === "2004") assert.equal(told[`${ending}.description`], "Jour 26 : l’acte est dressé")
    assert.deepEqual(lms.faults, [])
  })

  test(title("objectives may be switched off, or unknown to the host"), () => {
    const off = strictLms(version)
    doEverything(session(version, off, { options: { objectives: false } }).progress)
    assert.deepEqual(idsOf("objectives", off.values), [])
    assert.deepEqual(Object.keys(off.values).filter((name) => /objectives\.\d/.test(name)), [])

    const poor = strictLms(version)
    delete poor.values["cmi.objectives._children"]
    doEverything(session(version, poor).progress)
    assert.deepEqual(idsOf("objectives", poor.values), [])
    assert.deepEqual(poor.faults, ["401 cmi.objectives._children"])
  })

  test(title("a host that knows neither limits nor measures is told the score and the status all the same"), () => {
    const lacks = version === "1.2" ? /\.(min|max)$/ : /\.(min|max|raw)$|measure$/
    const poor = strictLms(version, { "cmi.core.score.max": "100" })
    const set = poor.api[SET[version]]
    poor.api[SET[version]] = (name, value) => (lacks.test(name) ? "false" : set(name, value))
    const { progress } = session(version, poor, { options: { objectives: false } })
    doEverything(progress)
    assert.equal(progress.health, "sent")
    const kept = poor.committed[version === "1.2" ? "cmi.core.score.raw" : "cmi.score.scaled"]
    assert.equal(kept, version === "1.2" ? "100" : "1")
    assert.equal(statusOf(version, poor.committed), version === "1.2" ? "passed" : "completed/passed")
  })

  test(title("what a host refuses does not keep it from what it takes"), () => {
    const lms = strictLms(version)
    const set = lms.api[SET[version]]
    lms.api[SET[version]] = (name, value) => (/status$/.test(name) ? "false" : set(name, value))
    const { progress } = session(version, lms)
    check(progress, "delai", { answer: "30" })
    progress.hide()
    assert.equal(progress.health, "failed")
    const again = session(version, lms.next()).progress
    assert.equal(again.snapshot.checks.delai.earned, 1)
  })

  test(title("a host that closes what is completed is told so, and only then"), () => {
    const exit = version === "1.2" ? "cmi.core.exit" : "cmi.exit"
    const lms = strictLms(version)
    const { progress } = session(version, lms, { options: { leave: "normal" } })
    readAll(progress)
    assert.equal(lms.values[exit], "suspend")
    doEverything(progress)
    assert.equal(lms.values[exit], version === "1.2" ? "" : "normal")
    assert.deepEqual(lms.faults, [])
  })

  test(title("saves are as far apart as the host wants, and the state as short"), () => {
    const lms = strictLms(version)
    const plan = { ...PLAN, host: { spacing: 15, limit: 130 } }
    const time = fakeTime()
    const progress = openProgress({ plan, host: HOSTS[version](lms.window), storage: memoryStorage(), time })
    const saves = () => lms.calls.filter(([name]) => name === SAVE[version]).length
    check(progress, "delai", { answer: "2" })
    time.pass(14)
    assert.equal(saves(), 1)
    time.pass(2)
    assert.equal(saves(), 2)
    doEverything(progress)
    assert.ok(lms.committed["cmi.suspend_data"].length <= 130)
    const again = openProgress({ plan, host: HOSTS[version](lms.next().window), storage: memoryStorage(), time })
    assert.deepEqual(again.status, { completed: true, success: "passed", score: 100 })
  })

  test(title("every API is found in parents, in openers, past windows that throw; never the other version's"), () => {
    const name = version === "1.2" ? "API" : "API_1484_11"
    const other = version === "1.2" ? "API_1484_11" : "API"
    const api = {}
    const lms = windowOf(version, api)
    const parent = { parent: lms, top: lms }
    assert.equal(findApi({ parent, top: lms }, name), api)
    const alone = { top: { opener: { parent: lms } } }
    alone.parent = alone
    assert.equal(findApi(alone, name), api)
    const walled = { parent: new Proxy({}, { get: () => assert.fail("SecurityError") }), top: { opener: lms } }
    assert.equal(findApi(walled, name), api)
    assert.equal(findApi(lms, other), null)
    const endless = {}
    Object.defineProperty(endless, "parent", { get: () => ({ parent: endless }) })
    assert.equal(findApi(endless, name), null)
    assert.equal(HOSTS[version]({ parent: null }), null)
  })

  const HOSTILE = {
    "throws at every call": () => () => assert.fail("broken"),
    "answers false to everything": () => () => "false",
    "answers nothing to everything": () => () => "",
    "answers undefined": () => () => undefined,
    "answers true and forgets": () => (name) => (/GetValue/.test(name) ? "" : /GetLastError/.test(name) ? "0" : "true"),
    "reads « true » everywhere": () => () => "true",
    "dies after twenty calls": () => (name, words, calls) => (calls > 20 ? assert.fail("dead") : /GetValue/.test(name) ? "" : "true"),
    "never commits": (verb) => (name) => (name === verb ? "false" : /GetValue/.test(name) ? "" : "true"),
  }
  for (const [says, make] of Object.entries(HOSTILE)) {
    test(title(`an LMS that ${says}: nothing answered is lost, and nobody is told that it was sent when it was not`), () => {
      const storage = memoryStorage()
      const lms = hostileLms(version, make(SAVE[version]))
      const { progress, time } = session(version, lms, { storage })
      doEverything(progress)
      time.pass(700)
      assert.equal(progress.health, /forgets|« true »/.test(says) ? "sent" : "failed")
      progress.leave()
      time.pass(700)

      const again = session(version, hostileLms(version, make(SAVE[version])), { storage }).progress
      if (again.stray) again.adopt() // whom nobody named is asked
      assert.deepEqual(again.snapshot, progress.snapshot)
      assert.deepEqual(again.status, { completed: true, success: "passed", score: 100 })
    })
  }

  test(title("an LMS that comes back is sent the whole"), () => {
    const lms = strictLms(version)
    const real = lms.api[SAVE[version]]
    lms.api[SAVE[version]] = () => "false"
    const { progress, time } = session(version, lms)
    doEverything(progress)
    time.pass(30)
    assert.equal(progress.health, "failed")
    lms.api[SAVE[version]] = real
    time.pass(300)
    assert.equal(progress.health, "sent")
    assert.equal(tellings(lms.committed).length, 9)
    assert.equal(score(version, lms.committed), "100")
  })

  test(title("an LMS that was already initialised is used all the same"), () => {
    const lms = strictLms(version)
    lms.api[version === "1.2" ? "LMSInitialize" : "Initialize"]("")
    lms.faults.length = 0
    const { progress } = session(version, lms)
    assert.equal(lms.faults.length, 1)
    assert.equal(progress.health, "sent")
  })
}

test("1.2: a host that only knows « passed » is told so of a course without a quiz", () => {
  const lms = strictLms("1.2")
  const plan = { ...PLAN, quizzes: {}, required: PLAN.lessons }
  const progress = openProgress({ plan, host: scorm12(lms.window, { words: { completed: "passed" } }), storage: memoryStorage(), time: fakeTime() })
  assert.equal(lms.committed["cmi.core.lesson_status"], "incomplete")
  readAll(progress)
  assert.equal(lms.committed["cmi.core.lesson_status"], "passed")
})

const told = (version, act) => {
  const lms = strictLms(version)
  const { progress, time } = session(version, lms)
  act(progress)
  time.pass(6)
  const entries = Object.entries(lms.values).filter(([name]) => name.startsWith("cmi.interactions.0."))
  assert.deepEqual(lms.faults, [])
  return Object.fromEntries(entries.map(([name, value]) => [name.replace("cmi.interactions.0.", ""), value]))
}

test("1.2: an interaction in single characters, with « wrong », and a span", () => {
  const { time, ...rest } = told("1.2", (progress) => check(progress, "pieces", { religion: "on" }, 65))
  assert.match(time, /^\d\d:\d\d:\d\d$/)
  assert.deepEqual(rest, {
    id: "pieces", type: "choice", "objectives.0.id": "C1", "correct_responses.0.pattern": "{a,b}", weighting: "2",
    student_response: "c", result: "wrong", latency: "0000:01:05",
  })
})

test("2004: the same with « incorrect », its separators, and the question's words", () => {
  const { timestamp, ...rest } = told("2004", (progress) => check(progress, "pieces", { cin: "on", religion: "on" }, 65))
  assert.match(timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
  assert.deepEqual(rest, {
    id: "pieces", type: "choice", "objectives.0.id": "C1", "correct_responses.0.pattern": "a[,]b", weighting: "2",
    learner_response: "a[,]c", result: "incorrect", latency: "PT1M5S", description: "Que faire ?",
  })
})

test("a decision of a case is told by its points, without an answer to copy", () => {
  const said = told("1.2", (progress) => progress.decide("jour", "renvoyer", 4))
  assert.deepEqual([said.id, said.student_response, said.result], ["jour_porte", "b", "0"])
  assert.equal(said["correct_responses.0.pattern"], undefined)
})

test("a number is told as a number; in 2004 the right ones are a range", () => {
  const said = told("2004", (progress) => check(progress, "delai", { answer: "29,5" }))
  assert.deepEqual([said.learner_response, said["correct_responses.0.pattern"]], ["29.5", "29[:]31"])
  assert.equal(told("1.2", (progress) => check(progress, "delai", { answer: "trente" })).student_response, undefined)
})

test("a text is told in one line of at most 250 characters, never cut inside one", () => {
  const long = `${"a".repeat(249)}😀 fin\nencore`
  const said = told("1.2", (progress) => check(progress, "mot", { answer: long }))
  assert.equal(said.student_response, "a".repeat(249))
  const marked = told("2004", (progress) => check(progress, "mot", { answer: "un[,]deux" }))
  assert.equal(marked.learner_response, "{lang=fr}un, deux")
})

test("2004: a text of several lines is told in one, and never as a tag", () => {
  const essay = { ...PLAN.questions.mot, interaction: { type: "long-fill-in", letters: {}, targets: {}, right: {} } }
  const lms = strictLms("2004")
  const plan = { ...PLAN, questions: { ...PLAN.questions, mot: essay } }
  const progress = openProgress({ plan, host: scorm2004(lms.window), storage: memoryStorage(), time: fakeTime() })
  check(progress, "mot", { answer: "{a}\n\nb\r\nc" })
  progress.hide()
  assert.equal(lms.values["cmi.interactions.0.learner_response"], "{lang=fr} {a} ¶ b ¶ c")
  assert.deepEqual(lms.faults, [])
})

test("a browser's store that throws, is full, or forgets, says so", () => {
  const broken = browserStorage({ get localStorage() { throw new Error("SecurityError") } })
  assert.equal(broken.read("x"), "")
  assert.equal(broken.write("x", "y"), false)
  const forgetful = browserStorage({ localStorage: { getItem: () => null, setItem: () => {} } })
  assert.equal(forgetful.write("x", "y"), false)
  const kept = new Map()
  const good = browserStorage({ localStorage: { getItem: (k) => kept.get(k) ?? null, setItem: (k, v) => kept.set(k, v) } })
  assert.equal(good.write("x", "y"), true)
  assert.equal(good.read("x"), "y")
})

// The wire contract, word by word: what a host hears of a session, and what it is never asked (docs/wire-contract.md).

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryHost, memoryStorage } from "../../builder/player/js/record/memory.js"
import { scorm12 } from "../../builder/player/js/record/scorm12.js"
import { scorm2004 } from "../../builder/player/js/record/scorm2004.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime, strictLms } from "./fakes.js"
import { PLAN } from "./plan.js"
import { FALSE, TRUE, check, doEverything, readAll, takeQuiz } from "./walks.js"

const WORDS = {
  "1.2": { host: scorm12, get: "LMSGetValue", set: "LMSSetValue", save: "LMSCommit", core: "cmi.core", status: /lesson_status$/, entry: "cmi.core.entry" },
  2004: { host: scorm2004, get: "GetValue", set: "SetValue", save: "Commit", core: "cmi", status: /^cmi\.(completion|success)_status$/, entry: "cmi.entry" },
}

for (const [version, { host, get, set, save, core, status, entry }] of Object.entries(WORDS)) {
  const title = (says) => `${version}: ${says}`
  const open = (lms, { storage = memoryStorage(), time = fakeTime() } = {}) => openProgress({ plan: PLAN, host: host(lms.window), storage, time })
  const asked = (lms, verb) => lms.calls.filter(([name]) => name === verb).map(([, element]) => element)

  for (const said of ["ab-initio", "resume", ""]) {
    test(title(`an entry that reads « ${said} » is not asked for: what was suspended is resumed`), () => {
      const lms = strictLms(version)
      const first = open(lms)
      takeQuiz(first, "quiz-un", { "q-un": TRUE, "q-deux": FALSE })
      const next = strictLms(version, { ...lms.committed, [entry]: said })
      const progress = open(next)
      assert.deepEqual(progress.snapshot.quizzes, first.snapshot.quizzes)
      assert.equal(asked(next, get).includes(entry), false)
    })
  }

  test(title("after the first commit nothing that we write is read back"), () => {
    const lms = strictLms(version)
    const progress = open(lms)
    lms.calls.length = 0
    doEverything(progress)
    progress.leave()
    assert.deepEqual(asked(lms, get), [])
  })

  test(title("a score is whole points between 0 and 100, with its limits; in 2004 its hundredth too"), () => {
    const lms = strictLms(version)
    takeQuiz(open(lms), "quiz-un", { "q-un": TRUE, "q-deux": FALSE })
    const parts = Object.entries(lms.committed).filter(([name]) => name.startsWith(`${core}.score.`))
    const scaled = version === "2004" ? { scaled: "0.25" } : {}
    assert.deepEqual(Object.fromEntries(parts.map(([name, value]) => [name.split(".").at(-1), value])), { min: "0", max: "100", raw: "25", ...scaled })
  })

  test(title("a score is said when an assessment ends, and not before"), () => {
    const lms = strictLms(version)
    const progress = open(lms)
    readAll(progress)
    check(progress, "delai", { answer: "30" })
    progress.startQuiz("quiz-un")
    progress.saveAnswer("quiz-un", "q-un", TRUE)
    progress.hide()
    assert.equal(asked(lms, set).some((name) => name.startsWith(`${core}.score`)), false)
    takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
    assert.equal(lms.committed[`${core}.score.raw`], "0")
  })

  test(title("looking, leaving and coming back move no status"), () => {
    const lms = strictLms(version)
    const first = open(lms)
    first.visit("accueil")
    first.hide()
    first.show()
    first.leave()
    const next = lms.next()
    open(next).leave()
    const words = (one) => Object.entries(one.committed).filter(([name]) => status.test(name)).map(([, value]) => value)
    assert.deepEqual(words(lms).filter((word) => word !== "unknown"), ["incomplete"])
    assert.deepEqual(words(next), words(lms))
  })

  test(title("each commit carries the whole state and the session's whole time, not what was added"), () => {
    const lms = strictLms(version)
    const time = fakeTime()
    const progress = open(lms, { time })
    check(progress, "delai", { answer: "30" })
    time.pass(60)
    progress.hide()
    progress.show()
    time.pass(3)
    lms.calls.length = 0
    check(progress, "pieces", { cin: "on" })
    progress.hide()
    const sent = asked(lms, set)
    for (const element of [`${core}.session_time`, "cmi.suspend_data", `${core}.exit`]) assert.ok(sent.includes(element), element)
    assert.equal(lms.committed[`${core}.session_time`], version === "1.2" ? "0000:01:03" : "PT1M3S")
    assert.deepEqual(Object.keys(open(lms.next()).snapshot.checks).sort(), ["delai", "pieces"])
  })

  test(title("answers in a row are one commit, once the feedback is on the screen"), () => {
    const lms = strictLms(version)
    const time = fakeTime()
    const painted = []
    const progress = open(lms, { time: { ...time, painted: (act) => painted.push(act) } })
    lms.calls.length = 0
    for (const answer of ["1", "2", "30"]) check(progress, "delai", { answer })
    assert.deepEqual(lms.calls, [])
    painted.forEach((act) => act())
    time.pass(5)
    assert.equal(asked(lms, save).length, 1)
  })

  test(title("ids and answers are plain: no hyphen, no course's words, nothing that is not a string"), () => {
    const lms = strictLms(version)
    const progress = open(lms)
    doEverything(progress)
    progress.leave()
    const ids = Object.entries(lms.committed).filter(([name]) => /\.id$/.test(name)).map(([, value]) => value)
    assert.ok(ids.length > 10)
    for (const id of ids) assert.match(id, /^[A-Za-z][A-Za-z0-9_]{0,49}$/)
    assert.ok(lms.calls.flat().every((word) => typeof word === "string"))
    assert.deepEqual(lms.faults, [])
  })
}

test("an hour without a gesture counts for thirty minutes; the next gesture starts anew", () => {
  const time = fakeTime()
  const host = memoryHost()
  const progress = openProgress({ plan: PLAN, host, storage: memoryStorage(), time })
  time.pass(3600)
  progress.visit("accueil")
  time.pass(60)
  progress.hide()
  assert.equal(host.reports.at(-1).seconds, 1860)
})

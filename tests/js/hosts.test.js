// The same learner in five platforms, each emulated from its code (tests/lms/hosts): one end for all, and no answer ever lost.

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryStorage } from "../../builder/player/js/record/memory.js"
import { scorm12 } from "../../builder/player/js/record/scorm12.js"
import { scorm2004 } from "../../builder/player/js/record/scorm2004.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import * as chamilo from "../lms/hosts/chamilo.js"
import * as frappe from "../lms/hosts/frappe.js"
import * as ilias from "../lms/hosts/ilias.js"
import * as moodle from "../lms/hosts/moodle.js"
import * as openedx from "../lms/hosts/openedx.js"
import { fakeTime } from "./fakes.js"
import { PLAN } from "./plan.js"
import { FALSE, TRUE, check, takeCase, takeQuiz } from "./walks.js"

const RECORDERS = { "1.2": scorm12, 2004: scorm2004 }
const BARE = { interactions: false, objectives: false }
const DATABASE = () => {
  const db = { kept: {}, read: () => structuredClone(db.kept), write: (values) => (db.kept = structuredClone(values)) }
  return db
}

/** name → the platform, the version of the package, what its profile leaves out, and the world it lives in. */
const PLATFORMS = {
  "Moodle, 1.2": { host: moodle, version: "1.2" },
  "Moodle, 1.2, strict": { host: moodle, version: "1.2", world: { strict: true } },
  "Moodle, 2004": { host: moodle, version: "2004" },
  "Moodle, with a mastery score": { host: moodle, version: "1.2", world: { mastery: "70" } },
  ILIAS: { host: ilias, version: "1.2" },
  Chamilo: { host: chamilo, version: "1.2", profile: { objectives: false } },
  "Chamilo, eager": { host: chamilo, version: "1.2", profile: { objectives: false }, world: { eager: true } },
  "Chamilo, 2004": { host: chamilo, version: "2004", profile: BARE },
  "Open edX, 1.2": { host: openedx, version: "1.2", profile: BARE },
  "Open edX, 2004": { host: openedx, version: "2004", profile: BARE },
  "Frappe, 2004": { host: frappe, version: "2004", profile: BARE },
  "Frappe, 1.2": { host: frappe, version: "1.2", profile: { ...BARE, words: { completed: "passed" } } },
}

function launch({ host, version, profile, world }, { db, storage = memoryStorage(), time = fakeTime(), ...now }) {
  const found = host.play(db, { version, later: (act) => time.later(act, 40), ...world, ...now })
  const win = { ...found }
  win.parent = win.top = win
  return openProgress({ plan: { ...PLAN, host: profile ?? {} }, host: RECORDERS[version](win, profile), storage, time })
}

/** What a learner does, one thing after the other. */
const STEPS = [
  (progress) => progress.visit("accueil"),
  (progress) => check(progress, "delai", { answer: "29.5" }),
  (progress) => progress.finishLesson("accueil"),
  (progress) => takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": FALSE }),
  (progress) => progress.startQuiz("quiz-un"),
  (progress) => progress.saveAnswer("quiz-un", "q-un", TRUE),
  (progress) => takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE }),
  (progress) => progress.visit("jour"),
  (progress) => progress.decide("jour", "ecouter", 3),
  (progress) => takeCase(progress, ["noter"]),
  (progress) => check(progress, "pieces", { cin: "on", religion: "on" }),
  (progress) => takeQuiz(progress, "quiz-deux", { "q-trois": TRUE }),
  (progress) => progress.visit("ecoute"),
  (progress) => progress.finishLesson("ecoute"),
]
const HALF = 9 // in the middle of the case

const done = (progress) => structuredClone({ ...progress.snapshot, seconds: 0 })
const keepsScores = ({ host }) => host !== frappe
const end = ({ host, db }) => host.shows(db)

for (const [name, platform] of Object.entries(PLATFORMS)) {
  const db = () => DATABASE()

  test(`${name}: left in the middle, resumed on another device, finished: passed, with its score`, () => {
    const time = fakeTime()
    const mine = db()
    const first = launch(platform, { db: mine, time })
    STEPS.slice(0, HALF).forEach((step) => step(first))
    first.leave()
    time.pass(60)
    const second = launch(platform, { db: mine, time })
    assert.deepEqual(done(second), done(first))
    assert.equal(second.snapshot.location, "jour")
    STEPS.slice(HALF).forEach((step) => step(second))
    second.leave()
    time.pass(60)
    const expected = keepsScores(platform) ? { status: "passed", score: 100 } : { status: "completed", score: null }
    assert.deepEqual(end({ ...platform, db: mine }), expected)
    assert.deepEqual(second.status, { completed: true, success: "passed", score: 100 })
  })

  test(`${name}: coming back once everything is done, and doing it badly, changes nothing`, () => {
    const time = fakeTime()
    const mine = db()
    const storage = memoryStorage()
    const first = launch(platform, { db: mine, time, storage })
    STEPS.forEach((step) => step(first))
    first.leave()
    time.pass(60)
    const before = end({ ...platform, db: mine })
    const again = launch(platform, { db: mine, time, storage })
    assert.equal(again.forgotten, false)
    if (again.stray) again.adopt() // Frappe names nobody, and erases what is finished
    check(again, "delai", { answer: "2" })
    takeQuiz(again, "quiz-deux", { "q-trois": FALSE })
    again.leave()
    time.pass(60)
    assert.deepEqual(end({ ...platform, db: mine }), before)
    assert.deepEqual(again.status, { completed: true, success: "passed", score: 100 })
  })

  test(`${name}: opened and closed, it is neither completed nor graded`, () => {
    const time = fakeTime()
    const mine = db()
    launch(platform, { db: mine, time }).leave()
    time.pass(60)
    assert.deepEqual(end({ ...platform, db: mine }), { status: "incomplete", score: null })
  })

  test(`${name}: a failed quiz with a try left is not a failure`, () => {
    const time = fakeTime()
    const mine = db()
    const progress = launch(platform, { db: mine, time })
    takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
    progress.leave()
    time.pass(60)
    const { status } = end({ ...platform, db: mine })
    assert.equal(status, name.includes("mastery") ? "failed" : "incomplete")
  })

  test(`${name}: the tab is killed after each step, on a device that remembers: nothing is lost`, () => {
    const mine = db()
    const storage = memoryStorage()
    let progress = launch(platform, { db: mine, storage })
    for (const step of STEPS) {
      step(progress)
      const before = done(progress)
      progress = launch(platform, { db: mine, storage }) // another clock: what was to happen later never does
      assert.deepEqual(done(progress), before)
    }
    const time = fakeTime()
    launch(platform, { db: mine, storage, time }).leave()
    time.pass(60)
    assert.equal(end({ ...platform, db: mine }).status, keepsScores(platform) ? "passed" : "completed")
  })

  test(`${name}: the tab is killed after each step, in a browser that keeps nothing: the platform has it`, () => {
    const mine = db()
    const forgets = { read: () => "", write: () => false }
    const steps = keepsScores(platform) ? STEPS : STEPS.slice(0, -1) // Frappe erases what is finished
    for (let count = 1; count <= steps.length; count += 1) {
      const time = fakeTime()
      const progress = launch(platform, { db: mine, storage: forgets, time })
      steps[count - 1](progress)
      if (platform.host === openedx) time.pass(2) // its queue of requests
      assert.deepEqual(done(launch(platform, { db: mine, storage: forgets })), done(progress))
    }
  })

  test(`${name}: without a network nothing is lost, and all of it is sent when it is back`, () => {
    const time = fakeTime()
    const mine = db()
    const storage = memoryStorage()
    let up = true
    const first = launch(platform, { db: mine, storage, time, online: () => up })
    up = false
    STEPS.forEach((step) => step(first))
    time.pass(30)
    first.leave()
    time.pass(60)
    up = true
    const again = launch(platform, { db: mine, storage, time, online: () => up })
    assert.deepEqual(done(again), done(first))
    again.leave()
    time.pass(60)
    assert.equal(end({ ...platform, db: mine }).status, keepsScores(platform) ? "passed" : "completed")
  })
}

test("ILIAS in browse mode keeps nothing and says so to nobody: the package shows that it is not scored", () => {
  const mine = DATABASE()
  const storage = memoryStorage()
  const progress = launch({ ...PLATFORMS.ILIAS, world: { mode: "browse" } }, { db: mine, storage })
  STEPS.forEach((step) => step(progress))
  progress.leave()
  assert.deepEqual(mine.kept, {})
  assert.equal(progress.mode, "review")
  assert.deepEqual(done(launch(PLATFORMS.ILIAS, { db: mine, storage })), done(progress))
})

test("ILIAS after completion is in review: the learner's work is still there", () => {
  const mine = DATABASE()
  const first = launch(PLATFORMS.ILIAS, { db: mine })
  STEPS.forEach((step) => step(first))
  first.leave()
  const again = launch(PLATFORMS.ILIAS, { db: mine })
  assert.equal(again.mode, "review")
  assert.deepEqual(done(again), done(first))
})

test("a platform that takes the manifest's first item, or its first resource, opens the same file", () => {
  const resource = { hasAttribute: () => true, getAttribute: (name) => ({ identifier: "sco", href: "index.html" })[name] }
  const item = { hasAttribute: () => true, getAttribute: () => "sco" }
  const manifest = { documentElement: {}, getElementsByTagNameNS: (_, name) => (name === "item" ? [item] : [resource]) }
  for (const { launch: opens } of [moodle, ilias, chamilo, openedx, frappe]) assert.equal(opens(manifest), "index.html")
})

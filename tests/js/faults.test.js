// A platform that breaks in the middle of anything: what was answered is on the device, in the platform, or in both.

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryStorage } from "../../builder/player/js/record/memory.js"
import { scorm12 } from "../../builder/player/js/record/scorm12.js"
import { scorm2004 } from "../../builder/player/js/record/scorm2004.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { DOORS, VERBS } from "../lms/hosts/base.js"
import * as moodle from "../lms/hosts/moodle.js"
import { fakeTime } from "./fakes.js"
import { PLAN } from "./plan.js"
import { TRUE, check, doEverything, takeQuiz } from "./walks.js"

const RECORDERS = { "1.2": scorm12, 2004: scorm2004 }
const BROKEN = () => {
  throw new Error("The platform is gone")
}

/** Each wraps a good platform: `call(verb, act)` is asked instead of `act`. `verbs` are this version's names. */
const FAULTS = {
  "refuses every call": (verbs) => (verb) => (verb === verbs.error ? "101" : verb === verbs.get ? "" : "false"),
  "throws at every call": () => BROKEN,
  "drops after Initialize": (verbs) => (verb, act) => (verb === verbs.start ? act() : BROKEN()),
  "drops at Commit": (verbs) => (verb, act) => (verb === verbs.save || verb === verbs.end ? "false" : act()),
  "throws at Commit": (verbs) => (verb, act) => (verb === verbs.save || verb === verbs.end ? BROKEN() : act()),
  "says true and keeps nothing": (verbs) => (verb) => (verb === verbs.error ? "0" : verb === verbs.get ? "" : "true"),
  "answers nothing at all": () => () => undefined,
  "dies after so many calls": (_, { dies }) => {
    let calls = 0
    return (verb, act) => ((calls += 1) > dies ? BROKEN() : act())
  },
  "takes thirty seconds to commit": (verbs, { time }) => (verb, act) => {
    if (verb === verbs.save) time.pass(30)
    return act()
  },
}

function platform(version, db, fault) {
  const api = moodle.play(db, { version })[DOORS[version]]
  const call = fault ?? ((_, act) => act())
  const wrapped = Object.fromEntries(Object.entries(api).map(([verb, act]) => [verb, (...words) => call(verb, () => act(...words))]))
  const win = { [DOORS[version]]: wrapped }
  win.parent = win.top = win
  return win
}

function launch(version, { db, storage, time = fakeTime(), make = null, dies = 0 }) {
  const win = platform(version, db, make && make(VERBS[version], { time, dies }))
  return openProgress({ plan: PLAN, host: RECORDERS[version](win), storage, time })
}

const database = () => {
  const db = { kept: {}, writes: 0, read: () => structuredClone(db.kept), write: (values) => ((db.writes += 1), (db.kept = structuredClone(values))) }
  return db
}
const done = (progress) => structuredClone({ ...progress.snapshot, seconds: 0 })

const STEPS = [
  (progress) => progress.visit("accueil"),
  (progress) => check(progress, "delai", { answer: "29.5" }),
  (progress) => progress.finishLesson("accueil"),
  (progress) => progress.startQuiz("quiz-un"),
  (progress) => progress.saveAnswer("quiz-un", "q-un", TRUE),
  (progress) => takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE }),
  (progress) => progress.decide("jour", "ecouter", 3),
]

for (const version of ["1.2", "2004"]) {
  for (const [says, make] of Object.entries(FAULTS)) {
    test(`${version}: a platform that ${says}; the tab killed after each step; then a good one gets everything`, () => {
      for (let killed = 1; killed <= STEPS.length; killed += 1) {
        for (const dies of says.includes("dies") ? [3, 12, 14, 18, 25, 33] : [0]) {
          const db = database()
          const storage = memoryStorage()
          const time = fakeTime()
          const first = launch(version, { db, storage, time, make, dies })
          for (const step of STEPS.slice(0, killed)) {
            step(first)
            time.pass(6)
          }
          const second = launch(version, { db, storage })
          if (second.stray) second.adopt() // whom nobody named is asked
          assert.deepEqual(done(second), done(first))
          second.leave()
          assert.deepEqual(done(launch(version, { db, storage: memoryStorage() })), done(first))
        }
      }
    })
  }

  test(`${version}: what a platform did not take is told again, in the same places, then once more never`, () => {
    const db = database()
    const storage = memoryStorage()
    const first = launch(version, { db, storage, make: FAULTS["drops at Commit"] })
    check(first, "delai", { answer: "29.5" })
    takeQuiz(first, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
    first.leave()
    const ids = () => Object.keys(db.kept).filter((name) => /interactions\.\d+\.id$/.test(name)).map((name) => db.kept[name])
    assert.deepEqual(ids(), [])
    launch(version, { db, storage }).leave()
    assert.deepEqual(ids(), ["delai", "q_un", "q_deux"])
    const third = launch(version, { db, storage })
    check(third, "pieces", { cin: "on" })
    third.leave()
    assert.deepEqual(ids(), ["delai", "q_un", "q_deux", "pieces"])
  })

  test(`${version}: what a platform has is not told twice, even when the tab died before noting so`, () => {
    const db = database()
    const storage = memoryStorage()
    const time = fakeTime()
    let alive = true
    const dying = { read: storage.read, write: (...words) => !alive || storage.write(...words) }
    const first = launch(version, { db, storage: dying, time })
    check(first, "delai", { answer: "29.5" })
    alive = false
    time.pass(6)
    const second = launch(version, { db, storage })
    check(second, "pieces", { cin: "on" })
    second.leave()
    const ids = Object.entries(db.kept).filter(([name]) => /interactions\.\d+\.id$/.test(name)).map(([, id]) => id)
    assert.deepEqual(ids, ["delai", "pieces"])
  })

  test(`${version}: a platform that blocks the page for thirty seconds is asked as seldom, after what was shown`, () => {
    const db = database()
    const time = fakeTime()
    const progress = launch(version, { db, storage: memoryStorage(), time, make: FAULTS["takes thirty seconds to commit"] })
    const begun = db.writes
    const since = time.now()
    for (let n = 0; n < 60; n += 1) {
      check(progress, "delai", { answer: String(n) })
      time.pass(5)
    }
    const blocked = 30_000 * (db.writes - begun)
    assert.ok(blocked <= (time.now() - since) / 2, `${blocked / 1000} s of ${(time.now() - since) / 1000}`)
    time.pass(120)
    assert.equal(progress.health, "sent")
  })

  test(`${version}: the sign never says more than is known`, () => {
    const db = database()
    const storage = memoryStorage()
    const time = fakeTime()
    const first = launch(version, { db, storage, time })
    assert.equal(first.health, "sent")
    first.finishLesson("accueil")
    assert.equal(first.health, "device")
    time.pass(6)
    assert.equal(first.health, "sent")
    const second = launch(version, { db, storage, time })
    assert.deepEqual([second.health, second.forgotten], ["confirmed", false])
    second.finishLesson("ecoute")
    assert.equal(second.health, "device")
    time.pass(6)
    assert.equal(second.health, "sent")
    const elsewhere = launch(version, { db, storage: memoryStorage(), time })
    assert.equal(elsewhere.health, "confirmed")
  })

  test(`${version}: a platform that lied is found out at the next launch, unless all was finished`, () => {
    const make = FAULTS["says true and keeps nothing"]
    const storage = memoryStorage()
    const first = launch(version, { db: database(), storage, make })
    first.finishLesson("accueil")
    first.hide()
    assert.equal(first.health, "sent")
    const second = launch(version, { db: database(), storage, make })
    assert.equal(second.forgotten, true)
    doEverything(second)
    assert.equal(launch(version, { db: database(), storage, make }).forgotten, false)
  })
}

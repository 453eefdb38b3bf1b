// Progress as a file: read on another device, in another edition; and what somebody else's file may not do.

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryStorage } from "../../builder/player/js/record/memory.js"
import { browserStorage } from "../../builder/player/js/record/storage.js"
import { notesIn } from "../../builder/player/js/sco/notes.js"
import { progressText, readProgressText } from "../../builder/player/js/state/file.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { stateToJson } from "../../builder/player/js/state/snapshot.js"
import { fakeTime } from "./fakes.js"
import { PLAN } from "./plan.js"
import { check, doEverything } from "./walks.js"

const NOTES = { "premier-jour": "Saluer d'abord." }
const SHEETS = { ecoute: { "actions-rows": "r1", "actions.r1.quoi": "Appeler le caïd" } }

function opened(storage = memoryStorage(), plan = PLAN) {
  return openProgress({ plan, storage, time: fakeTime() })
}

function written(progress, more = {}) {
  return progressText({ plan: PLAN, title: "Un cours", state: progress.state, notes: NOTES, sheets: SHEETS, now: 0, ...more })
}

function changed(text, change) {
  const file = JSON.parse(text)
  change(file)
  return JSON.stringify(file)
}

test("a file gives everything back on another device, texts included", () => {
  const here = opened()
  doEverything(here)
  const found = readProgressText(PLAN, written(here))
  const there = opened()
  there.take(found.state)

  assert.deepEqual(there.snapshot, here.snapshot)
  assert.deepEqual(there.status, here.status)
  assert.deepEqual([found.notes, found.sheets, found.dropped], [NOTES, SHEETS, []])
  assert.equal(found.saved.toISOString(), "1970-01-01T00:00:00.000Z")
})

test("what a file brought is there tomorrow, and its attempts draw the same questions", () => {
  const here = opened()
  doEverything(here)
  here.startQuiz("quiz-deux")
  const storage = memoryStorage()
  opened(storage).take(readProgressText(PLAN, written(here)).state)
  const tomorrow = opened(storage)

  assert.deepEqual(tomorrow.snapshot, here.snapshot)
  assert.equal(tomorrow.seed("quiz-deux"), here.seed("quiz-deux"))
})

test("an edition with fewer modules takes what it knows, and says how much it left", () => {
  const here = opened()
  doEverything(here)
  const part = { ...PLAN, package: "baom/m02", lessons: ["ecoute"], cases: {}, quizzes: {} }
  const { state, dropped } = readProgressText(part, written(here))

  assert.deepEqual([...state.snapshot.lessons], ["ecoute"])
  assert.deepEqual(dropped.map(({ what }) => what).sort(), ["case", "lesson", "quiz", "quiz"])
})

test("a state that was taken counts on from the newer of both", () => {
  const here = opened()
  check(here, "mot", { answer: "non" })
  const older = readProgressText(PLAN, written(here)).state
  doEverything(here)
  const before = here.state.sequence
  here.take(older)
  check(here, "delai", { answer: "30" })

  assert.deepEqual(Object.keys(here.snapshot.checks).sort(), ["delai", "mot"])
  assert.equal(here.state.sequence, before + 1)
})

test("another course's file says whose it is; a later version's says so", () => {
  const text = written(opened())

  assert.deepEqual(readProgressText({ ...PLAN, course: "autre" }, text), { fault: "foreign", title: "Un cours" })
  assert.deepEqual(readProgressText(PLAN, changed(text, (file) => (file.version = 2))), { fault: "newer" })
})

const broken = (change) => (text) => changed(text, change)
const BAD = {
  "nothing": () => "",
  "half of it": (text) => text.slice(0, text.length / 2),
  "some other JSON": () => '{"course":"baom"}',
  "null": () => "null",
  "no state": broken((file) => delete file.state),
  "a version that is no number": broken((file) => (file.version = "deux")),
  "lessons that are no list": broken(({ state }) => (state.snapshot.lessons = { accueil: true })),
  "a response that is nothing": broken(({ state }) => (state.snapshot.checks.mot.response = null)),
  "points that are a text": broken(({ state }) => (state.snapshot.checks.mot.earned = "<b>9</b>")),
  "an attempt below nothing": broken(({ state }) => (state.snapshot.quizzes["quiz-un"].attempt = -1)),
  "a status that is a list": broken(({ state }) => (state.status = [5])),
  "seconds that are endless": broken(({ state }) => (state.snapshot.seconds = "∞")),
}
for (const [what, make] of Object.entries(BAD)) {
  test(`${what} is no progress, and nothing is thrown`, () => {
    const here = opened()
    doEverything(here)

    assert.deepEqual(readProgressText(PLAN, make(written(here))), { fault: "unreadable" })
  })
}

test("what is no text in a file's notes, sheets and answers is left out", () => {
  const here = opened()
  doEverything(here)
  const text = changed(written(here), (file) => {
    file.notes.faux = { text: "x" }
    file.sheets.ecoute.faux = 3
    file.state.snapshot.checks.mot.response.answer = ["x"]
  })
  const found = readProgressText(PLAN, text)

  assert.deepEqual([found.notes, found.sheets], [NOTES, SHEETS])
  assert.deepEqual(found.state.snapshot.checks.mot.response, {})
})

test("a note makes a copy newer: a file with more notes wins over one with fewer", () => {
  const storage = memoryStorage()
  const progress = opened(storage)
  const before = progress.state.sequence
  notesIn(storage, PLAN, progress).write("premier-jour", "Saluer d'abord.")

  assert.equal(progress.state.sequence, before + 1)
})

test("another tab's newer copy is followed, an older one is not", () => {
  const here = opened()
  const there = opened()
  doEverything(there)
  here.follow("parcours/baom-m01/", stateToJson(PLAN, there.state))
  assert.deepEqual(here.snapshot, there.snapshot)

  here.follow("parcours/baom-m01/", stateToJson(PLAN, opened().state))
  here.follow("something-else", stateToJson(PLAN, opened().state))
  here.follow("parcours/baom-m01/", null)
  assert.deepEqual(here.snapshot, there.snapshot)
})

test("a browser that keeps nothing says so at once, and still holds what was written until it closes", () => {
  const refusing = { localStorage: { getItem: () => null, setItem: () => { throw new Error("denied") } } }
  const storage = browserStorage(refusing)
  const progress = opened(storage)
  assert.equal(progress.health, "failed")

  notesIn(storage, PLAN, progress).write("premier-jour", "Saluer d'abord.")
  assert.deepEqual(notesIn(storage, PLAN, progress).all(), NOTES)
})

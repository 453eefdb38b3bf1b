// Progress without any LMS: verbs, the one completion rule, the best attempt, and two copies.

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryHost, memoryStorage } from "../../builder/player/js/record/memory.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime } from "./fakes.js"
import { PLAN } from "./plan.js"
import { FALSE, TRUE, check, doEverything, readAll, takeCase, takeQuiz } from "./walks.js"

function opened({ plan = PLAN, host = memoryHost(), storage = memoryStorage(), time = fakeTime(), ...more } = {}) {
  return { progress: openProgress({ plan, host, storage, time, ...more }), host, storage, time }
}

const word = ({ completed, success }) => (completed ? "completed" : "incomplete") + "/" + success

test("everything done and passed is completed and passed", () => {
  const { progress } = opened()
  doEverything(progress)
  assert.deepEqual(progress.status, { completed: true, success: "passed", score: 100 })
})

test("quizzes passed before lessons are done wait for the lessons", () => {
  const { progress } = opened()
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  takeQuiz(progress, "quiz-deux", { "q-trois": TRUE })
  takeCase(progress)
  assert.equal(word(progress.status), "incomplete/unknown")
  readAll(progress)
  assert.equal(word(progress.status), "completed/passed")
})

test("a failed attempt with another left is neither failed nor completed", () => {
  const { progress } = opened()
  readAll(progress)
  takeCase(progress)
  takeQuiz(progress, "quiz-deux", { "q-trois": TRUE })
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": FALSE })
  assert.deepEqual(progress.status, { completed: false, success: "unknown", score: 75 })
})

test("no attempt left is failed; a quiz without a limit never is", () => {
  const { progress } = opened()
  for (let n = 0; n < 5; n += 1) takeQuiz(progress, "quiz-deux", { "q-trois": FALSE })
  assert.equal(progress.status.success, "unknown")
  takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
  takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
  assert.equal(progress.status.success, "failed")
  assert.equal(progress.startQuiz("quiz-un"), null)
})

test("the best attempt wins, and passed is never taken back", () => {
  const { progress } = opened()
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
  const { best, passed, attempt } = progress.snapshot.quizzes["quiz-un"]
  assert.deepEqual({ best, passed, attempt }, { best: 100, passed: true, attempt: 2 })
  assert.equal(progress.status.score, 50)
})

test("the score is unknown until an assessment ends, then the mean over all quizzes, halves up", () => {
  const { progress } = opened()
  progress.startQuiz("quiz-un")
  progress.saveAnswer("quiz-un", "q-un", TRUE)
  assert.equal(progress.status.score, null)
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": FALSE })
  assert.equal(progress.status.score, 25)
})

test("without a quiz, all done is completed and success stays unknown", () => {
  const plan = { ...PLAN, quizzes: {}, required: PLAN.lessons }
  const { progress } = opened({ plan })
  readAll(progress)
  assert.equal(word(progress.status), "completed/unknown")
})

test("looking around again changes no status", () => {
  const { progress } = opened()
  doEverything(progress)
  progress.visit("accueil")
  progress.restartCase("jour")
  check(progress, "delai", { answer: "2" })
  assert.equal(word(progress.status), "completed/passed")
})

test("a course that gained a lesson takes nothing back", () => {
  const { progress, host, storage } = opened()
  doEverything(progress)
  progress.leave()
  const plan = { ...PLAN, revision: "new", lessons: [...PLAN.lessons, "suite"], required: [...PLAN.required, "suite"] }
  const again = opened({ plan, host, storage }).progress
  assert.equal(word(again.status), "completed/passed")
  assert.equal(again.kept.edited, true)
  assert.equal(again.kept.lost, 0)
})

test("an attempt in hand is resumed with its seed; a new one has another", () => {
  const { progress } = opened()
  const seed = progress.startQuiz("quiz-un")
  assert.equal(progress.startQuiz("quiz-un"), seed)
  assert.equal(progress.seed("quiz-un"), seed)
  progress.finishQuiz("quiz-un", [])
  assert.notEqual(progress.startQuiz("quiz-un"), seed)
})

test("what was finished cannot be answered or finished again", () => {
  const { progress } = opened()
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": FALSE })
  progress.saveAnswer("quiz-un", "q-deux", TRUE)
  assert.equal(progress.finishQuiz("quiz-un", []), null)
  assert.deepEqual(progress.snapshot.quizzes["quiz-un"].answers["q-deux"], FALSE)
})

test("a choice that the scene does not offer is refused, and a case ends only at an ending", () => {
  const { progress } = opened()
  assert.equal(progress.decide("jour", "noter"), false)
  assert.equal(progress.decide("jour", "ecouter"), true)
  progress.endCase("jour", { earned: 3, possible: 5 })
  assert.deepEqual(progress.snapshot.cases.jour, { path: ["ecouter"], best: null, ended: false })
})

test("a case played again keeps its best", () => {
  const { progress } = opened()
  takeCase(progress)
  progress.restartCase("jour")
  takeCase(progress, ["renvoyer"], 0)
  assert.deepEqual(progress.snapshot.cases.jour, { path: ["renvoyer"], best: 5, ended: true })
})

test("without a host everything is in the browser, and found again", () => {
  const storage = memoryStorage()
  const first = opened({ host: null, storage }).progress
  doEverything(first)
  assert.equal(first.health, "device")
  const again = opened({ host: null, storage }).progress
  assert.deepEqual(again.snapshot, first.snapshot)
})

test("a browser that keeps nothing, and no host: it says so", () => {
  const storage = { read: () => "", write: () => false }
  const { progress } = opened({ host: null, storage })
  progress.visit("accueil")
  assert.equal(progress.health, "failed")
})

test("a browser that keeps nothing, with a host: the host's word counts", () => {
  const storage = { read: () => "", write: () => false }
  const { progress, host, time } = opened({ storage })
  doEverything(progress)
  time.pass(10)
  assert.equal(progress.health, "sent")
  const again = opened({ host: memoryHost({ suspended: host.suspended }), storage }).progress
  assert.deepEqual(again.snapshot.lessons, progress.snapshot.lessons)
})

test("the newer copy wins, whichever it is", () => {
  const { progress, host, storage } = opened()
  progress.finishLesson("accueil")
  progress.leave()
  const elsewhere = opened({ host: memoryHost({ suspended: host.suspended }) })
  elsewhere.progress.finishLesson("ecoute")
  elsewhere.progress.leave()
  const newerHost = opened({ host: memoryHost({ suspended: elsewhere.host.suspended }), storage }).progress
  assert.deepEqual([...newerHost.snapshot.lessons].sort(), ["accueil", "ecoute"])
  const newerCopy = opened({ host: memoryHost({ suspended: host.suspended }), storage: elsewhere.storage }).progress
  assert.deepEqual([...newerCopy.snapshot.lessons].sort(), ["accueil", "ecoute"])
})

test("a host's state that was cut falls back on the browser's, and the reverse", () => {
  const { progress, host, storage } = opened()
  doEverything(progress)
  progress.leave()
  const cut = memoryHost({ suspended: host.suspended.slice(0, -9) })
  assert.deepEqual(opened({ host: cut, storage }).progress.snapshot.lessons, progress.snapshot.lessons)
  const torn = { ...memoryStorage(), read: () => '{"version":1,' }
  const found = opened({ host: memoryHost({ suspended: host.suspended }), storage: torn }).progress
  assert.deepEqual(found.snapshot.lessons, progress.snapshot.lessons)
  assert.equal(found.confirmed > 0, true)
})

test("two packages and two learners never read each other's copy", () => {
  const storage = memoryStorage()
  doEverything(opened({ host: memoryHost({ learner: "awa" }), storage }).progress)
  assert.equal(opened({ host: memoryHost({ learner: "brahim" }), storage }).progress.kept, null)
  const other = { ...PLAN, package: "baom-m02" }
  assert.equal(opened({ host: memoryHost({ learner: "awa" }), storage, plan: other }).progress.kept, null)
})

test("seconds add up over sessions, and stop while hidden", () => {
  const { progress, host, time } = opened()
  time.pass(60)
  progress.hide()
  time.pass(3600)
  progress.show()
  time.pass(30)
  progress.leave()
  assert.equal(host.reports.at(-1).seconds, 90)
  const again = opened({ host: memoryHost({ suspended: host.suspended }), time })
  time.pass(10)
  again.progress.leave()
  assert.equal(again.host.reports.at(-1).seconds, 10)
  assert.equal(again.progress.snapshot.seconds, 100)
})

test("listeners hear of every change", () => {
  const { progress } = opened()
  let heard = 0
  progress.onchange(() => (heard += 1))
  progress.visit("accueil")
  assert.ok(heard > 0)
})

test("commits are five seconds apart, except when something ends", () => {
  const { progress, host, time } = opened()
  const start = host.commits
  for (const id of ["accueil", "ecoute", "accueil", "ecoute"]) progress.visit(id)
  assert.equal(host.commits, start)
  time.pass(5)
  assert.equal(host.commits, start + 1)
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  assert.equal(host.commits, start + 2)
  progress.hide()
  assert.equal(host.commits, start + 3)
})

test("what failed is sent again, whole, each time later", () => {
  const host = memoryHost()
  const { progress, time } = opened({ host })
  let refused = 0
  host.commit = () => (refused += 1) > 3
  progress.finishLesson("accueil")
  time.pass(5)
  assert.equal(progress.health, "failed")
  time.pass(5 + 10)
  assert.equal(refused, 3)
  time.pass(20)
  assert.equal(progress.health, "sent")
  assert.equal(time.waiting(), 0)
})

test("after leaving, the host hears nothing more", () => {
  const { progress, host, time } = opened()
  progress.visit("accueil")
  progress.leave()
  const { length } = host.reports
  progress.visit("ecoute")
  progress.hide()
  progress.leave()
  time.pass(600)
  assert.equal(host.reports.length, length)
})

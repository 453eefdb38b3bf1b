// Recovery codes in the hands of a learner: never a loss, and short.

import assert from "node:assert/strict"
import { test } from "node:test"

import { qrCode } from "../../builder/player/js/qr/code.js"
import { memoryHost, memoryStorage } from "../../builder/player/js/record/memory.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime } from "./fakes.js"
import { PLAN } from "./plan.js"
import { FALSE, TRUE, check, doEverything, readAll, takeCase, takeQuiz } from "./walks.js"

const opened = (more = {}) => openProgress({ plan: PLAN, host: memoryHost(), storage: memoryStorage(), time: fakeTime(), ...more })

test("everything done, noted, and typed elsewhere: the same status, score and work", () => {
  const first = opened()
  doEverything(first)
  const host = memoryHost()
  const elsewhere = opened({ host })
  elsewhere.restore(first.code)
  assert.deepEqual(elsewhere.status, { completed: true, success: "passed", score: 100 })
  assert.deepEqual([...elsewhere.snapshot.lessons].sort(), ["accueil", "ecoute"])
  assert.equal(elsewhere.snapshot.cases.jour.best, 5)
  assert.equal(elsewhere.code, first.code)
  const { completed, success, score } = host.reports.at(-1)
  assert.deepEqual({ completed, success, score }, { completed: true, success: "passed", score: 100 })
})

test("a code of less takes nothing back", () => {
  const little = opened()
  takeQuiz(little, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
  takeCase(little, ["renvoyer"], 0)
  const all = opened()
  doEverything(all)
  const before = structuredClone(all.snapshot)
  all.restore(little.code)
  assert.deepEqual(all.snapshot, before)
  assert.deepEqual(all.status, { completed: true, success: "passed", score: 100 })
})

test("of two halves, the better of each", () => {
  const one = opened()
  readAll(one)
  takeQuiz(one, "quiz-un", { "q-un": TRUE, "q-deux": FALSE })
  const other = opened()
  takeCase(other)
  takeQuiz(other, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  takeQuiz(other, "quiz-deux", { "q-trois": TRUE })
  other.restore(one.code)
  assert.equal(other.snapshot.quizzes["quiz-un"].best, 100)
  assert.deepEqual(other.status, { completed: true, success: "passed", score: 100 })
})

test("an attempt under way stays in hand, with its answers", () => {
  const one = opened()
  takeQuiz(one, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  const other = opened()
  other.startQuiz("quiz-un")
  other.saveAnswer("quiz-un", "q-un", TRUE)
  const seed = other.seed("quiz-un")
  other.restore(one.code)
  const { attempt, finished, answers, best, passed } = other.snapshot.quizzes["quiz-un"]
  assert.deepEqual({ attempt, finished, answers, best, passed }, { attempt: 1, finished: false, answers: { "q-un": TRUE }, best: 100, passed: true })
  assert.equal(other.seed("quiz-un"), seed)
})

test("tries that were used elsewhere are used here", () => {
  const one = opened()
  for (let n = 0; n < 2; n += 1) takeQuiz(one, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
  const other = opened()
  other.restore(one.code)
  assert.equal(other.startQuiz("quiz-un"), null)
  assert.equal(other.status.success, "failed")
})

for (const [typed, fault] of [["", "typed"], ["nimporte quoi", "typed"], [opened({ plan: { ...PLAN, package: "x" } }).code, "other"]]) {
  test(`« ${typed} » is refused (${fault}), and nothing moves`, () => {
    const host = memoryHost()
    const progress = opened({ host })
    check(progress, "delai", { answer: "30" })
    const before = JSON.stringify([progress.snapshot, progress.status, host.reports.length])
    assert.deepEqual(progress.restore(typed), { fault })
    assert.equal(JSON.stringify([progress.snapshot, progress.status, host.reports.length]), before)
  })
}

test("after an edit of the course, status and score are left", () => {
  const first = opened()
  doEverything(first)
  const plan = { ...PLAN, lessons: [...PLAN.lessons, "suite"], required: [...PLAN.required, "suite"] }
  const again = opened({ plan })
  assert.equal(again.restore(first.code).done, null)
  assert.deepEqual(again.status, { completed: true, success: "passed", score: 100 })
  assert.equal(again.snapshot.lessons.size, 0)
})

test("it is short: thirteen letters to begin with, and fourteen modules done fit a code that a phone reads at once", () => {
  assert.equal(opened().code.replaceAll("-", "").length, 13)
  const numbers = (count, name) => Array.from({ length: count }, (_, n) => `${name}-${n}`)
  const lessons = numbers(75, "lecon")
  const quizzes = Object.fromEntries(numbers(15, "quiz").map((id) => [id, { ...PLAN.quizzes["quiz-un"], attempts: 3 }]))
  const cases = Object.fromEntries(numbers(30, "cas").map((id) => [id, { ...PLAN.cases.jour, possible: 20 }]))
  const plan = { ...PLAN, lessons, quizzes, cases, required: [...lessons, ...Object.keys(quizzes), ...Object.keys(cases)] }
  const progress = opened({ plan })
  lessons.forEach((id) => progress.finishLesson(id))
  for (const id of Object.keys(quizzes)) progress.snapshot.quizzes[id] = { attempt: 3, best: 100, passed: true, finished: true, answers: {} }
  for (const id of Object.keys(cases)) progress.snapshot.cases[id] = { path: [], best: 20, ended: true }
  assert.ok(progress.code.replaceAll("-", "").length <= 100, progress.code)
  assert.ok(qrCode(progress.code).length <= 41)
})

// A module that is a SCO of its own: what it does, what it says of itself, what it hears of the others, where it asks to go.

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryHost, memoryStorage } from "../../builder/player/js/record/memory.js"
import { scorm2004 } from "../../builder/player/js/record/scorm2004.js"
import { courseOf } from "../../builder/player/js/sco/module.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime, strictLms } from "./fakes.js"
import { PLAN } from "./plan.js"
import { FALSE, TRUE, takeCase, takeQuiz } from "./walks.js"

const COURSE = {
  id: "course",
  plan: PLAN,
  modules: { accueil: "m01", jour: "m01", "quiz-un": "m01", fiche: "m02", ecoute: "m02", "quiz-deux": "m02", model: "model" },
  homes: { mot: "accueil", delai: "ecoute", pieces: "ecoute" },
  competencies: ["C1", "C2"],
  notebook: [{ id: "note", page: "accueil" }, { id: "mot", page: "ecoute" }],
}
const FIRST = courseOf(COURSE, "m01")

/** What a sequencer puts there before the page opens: the objectives of the manifest. */
const OBJECTIVES = {
  "cmi.objectives.0.id": "m01",
  "cmi.objectives.1.id": "m02",
  "cmi.objectives.1.success_status": "passed",
  "cmi.objectives.2.id": "C1",
  "cmi.objectives.3.id": "C2",
}

function opened(saved = {}, plan = FIRST.plan) {
  const lms = strictLms("2004", { ...OBJECTIVES, "adl.nav.request_valid.continue": "true", ...saved })
  const host = scorm2004(lms.window)
  return { lms, host, progress: openProgress({ plan, host, storage: memoryStorage(), time: fakeTime() }) }
}

test("a module keeps its own units, questions and copy, and knows what the others are", () => {
  const { plan, order, steps, notebook, modules, elsewhere } = FIRST
  assert.deepEqual(order, ["accueil", "jour", "quiz-un"])
  assert.deepEqual(plan.required, order)
  assert.deepEqual([plan.lessons, Object.keys(plan.quizzes), Object.keys(plan.cases)], [["accueil"], ["quiz-un"], ["jour"]])
  assert.deepEqual(Object.keys(plan.questions), ["mot", "q-un", "q-deux"])
  assert.equal(plan.package, "baom-m01:m01")
  assert.deepEqual(Object.keys(modules), [...order, "fiche", "model"])
  assert.deepEqual(elsewhere, { ecoute: "m02", "quiz-deux": "m02" })
  assert.deepEqual(steps, ["m01", "m02"])
  assert.deepEqual(notebook.map(({ id }) => id), ["note"])
  assert.equal(courseOf(COURSE, undefined), COURSE)
})

test("its quiz alone passes it; all of it completes it", () => {
  const { progress } = opened()
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  assert.deepEqual(progress.status, { completed: false, success: "passed", score: 100 })
  progress.finishLesson("accueil")
  takeCase(progress)
  assert.deepEqual(progress.status, { completed: true, success: "passed", score: 100 })
})

test("without a quiz, all of it passes it", () => {
  const { plan } = courseOf({ ...COURSE, plan: { ...PLAN, objectives: { m01: ["accueil"] } } }, "m01")
  const progress = openProgress({ plan, host: memoryHost(), storage: memoryStorage(), time: fakeTime() })
  assert.deepEqual(progress.status, { completed: false, success: "unknown", score: null })
  progress.finishLesson("accueil")
  assert.deepEqual(progress.status, { completed: true, success: "passed", score: null })
})

test("competencies are told where the host has them, and never go down", () => {
  const { lms, progress } = opened()
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  assert.equal(lms.committed["cmi.objectives.2.score.raw"], "100")
  assert.equal(lms.committed["cmi.objectives.2.success_status"], "passed")
  takeQuiz(progress, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
  assert.equal(lms.committed["cmi.objectives.2.score.raw"], "100")
  assert.equal(progress.shown("C1"), 100)
  assert.equal(progress.shown("C2"), null)
  assert.equal(lms.committed["cmi.objectives.0.success_status"], undefined)
  assert.deepEqual(lms.faults, [])
})

test("what another module showed is known, and is a floor", () => {
  const { lms, progress } = opened({ "cmi.objectives.2.score.scaled": "0.8", "cmi.objectives.2.success_status": "passed" })
  assert.equal(progress.known("m02").success, "passed")
  assert.equal(progress.known("m01").success, "")
  assert.equal(progress.shown("C1"), 80)
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": FALSE })
  assert.equal(lms.committed["cmi.objectives.2.score.raw"], "80")
  assert.equal(lms.committed["cmi.objectives.2.success_status"], "passed")
})

test("a request is said once everything else is, and followed by the end of the session", () => {
  const { lms, host, progress } = opened({ "adl.nav.request_valid.choice.{target=item_m02}": "false" })
  assert.deepEqual([host.leads(), host.may("continue"), host.may("choice", "item_m02")], [true, true, false])
  host.ask("choice", "item_m02")
  progress.leave()
  assert.equal(lms.committed["adl.nav.request"], "{target=item_m02}choice")
  assert.equal(lms.committed["cmi.exit"], "suspend")
  assert.equal(lms.state, "closed")
  assert.deepEqual(lms.faults, [])
})

test("the end of the course is no pause", () => {
  const { lms, host, progress } = opened()
  host.ask("exitAll")
  progress.leave()
  assert.equal(lms.committed["cmi.exit"], "normal")
})

test("a host without sequencing leads nowhere", () => {
  const lms = strictLms("2004")
  const host = scorm2004(lms.window)
  host.open()
  assert.equal(host.leads(), false)
})

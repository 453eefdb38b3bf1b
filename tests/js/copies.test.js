// A browser that several people use, and platforms that do not say who is there.

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryHost, memoryStorage } from "../../builder/player/js/record/memory.js"
import { notesIn } from "../../builder/player/js/sco/notes.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime } from "./fakes.js"
import { PLAN } from "./plan.js"
import { FALSE, TRUE, check, doEverything, takeCase, takeQuiz } from "./walks.js"

let clock = 1_000_000
const opened = ({ storage, host = memoryHost({ learner: "" }) }) =>
  openProgress({ plan: PLAN, host, storage, time: fakeTime((clock += 1_000_000)) })
const done = (progress) => structuredClone({ ...progress.snapshot, seconds: 0 })
const nameless = (host) => memoryHost({ learner: "", suspended: host?.suspended ?? "" })

test("of two people whom a platform does not name, neither gets the other's work", () => {
  const storage = memoryStorage()
  const hosts = [nameless(), nameless()]
  const awa = opened({ storage, host: hosts[0] })
  doEverything(awa)
  awa.leave()
  const brahim = opened({ storage, host: hosts[1] })
  assert.equal(brahim.snapshot.lessons.size, 0)
  assert.equal(brahim.status.completed, false)
  brahim.refuse()
  brahim.finishLesson("accueil")
  brahim.leave()

  const again = opened({ storage, host: nameless(hosts[0]) })
  assert.deepEqual(done(again), done(awa)) // the texts too, which only the browser has
  const back = opened({ storage, host: nameless(hosts[1]) })
  assert.deepEqual([...back.snapshot.lessons], ["accueil"])
  assert.equal(back.stray, null)
})

test("a platform that breaks before it names anybody gives nobody's work to the next, and the work to its owner", () => {
  const storage = memoryStorage()
  const broken = () => Object.assign(memoryHost(), { open: () => ({ scored: true, suspended: "", learner: "", completed: false, success: "unknown" }), commit: () => false })
  const awa = opened({ storage, host: broken() })
  doEverything(awa)
  awa.leave()
  const brahim = opened({ storage, host: broken() })
  assert.equal(brahim.snapshot.lessons.size, 0)
  const named = opened({ storage, host: memoryHost({ learner: "awa" }) })
  named.adopt()
  assert.deepEqual(done(named), done(awa))
})

test("what a platform lost of somebody whom it does not name is theirs for a word", () => {
  const storage = memoryStorage()
  const first = opened({ storage })
  doEverything(first)
  first.leave()
  const second = opened({ storage, host: nameless() })
  second.adopt()
  assert.deepEqual(done(second), done(first))
  assert.equal(second.stray, null)
  second.leave()
  assert.equal(opened({ storage, host: nameless() }).stray.whose, first.learner.id)
})

test("what was done without a platform joins what a platform knows of somebody, notes and worksheets too", () => {
  const storage = memoryStorage()
  const alone = openProgress({ plan: PLAN, storage, time: fakeTime() })
  takeCase(alone)
  takeQuiz(alone, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  notesIn(storage, PLAN, alone).write("n1", "à moi")
  storage.write("parcours/baom-m01//sheet/ecoute", '{"a":"1","b":"2"}')
  const host = memoryHost({ learner: "awa" })
  storage.write("parcours/baom-m01/awa/sheet/ecoute", '{"b":"3"}')
  const named = opened({ storage, host })
  check(named, "delai", { answer: "30" })
  takeQuiz(named, "quiz-un", { "q-un": FALSE, "q-deux": FALSE })
  named.adopt()
  assert.equal(named.snapshot.cases.jour.best, 5)
  assert.deepEqual(named.snapshot.cases.jour.path, ["ecouter", "noter"])
  assert.equal(named.snapshot.quizzes["quiz-un"].best, 100)
  assert.equal(named.snapshot.checks.delai.earned, 1)
  assert.equal(host.reports.at(-1).score, named.status.score)
  assert.equal(notesIn(storage, PLAN, named).read("n1"), "à moi")
  assert.equal(storage.read("parcours/baom-m01/awa/sheet/ecoute"), '{"a":"1","b":"3"}')
  named.leave()
  const again = opened({ storage, host: memoryHost({ learner: "awa", suspended: host.suspended }) })
  assert.equal(again.stray, null)
  assert.deepEqual(done(again), done(named))
})

test("what no platform heard is told once it is somebody's", () => {
  const storage = memoryStorage()
  const broken = memoryHost({ learner: "" })
  broken.commit = () => false
  const first = opened({ storage, host: broken })
  check(first, "delai", { answer: "30" })
  first.leave()
  const host = memoryHost({ learner: "awa" })
  const named = opened({ storage, host })
  named.adopt()
  assert.deepEqual(host.reports.at(-1).interactions.map(({ ids, index }) => [ids, index]), [[["delai"], 0]])
})

test("an attempt in hand is not touched by another copy", () => {
  const storage = memoryStorage()
  const other = opened({ storage })
  takeQuiz(other, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  other.leave()
  const mine = opened({ storage, host: memoryHost({ learner: "awa" }) })
  mine.startQuiz("quiz-un")
  mine.saveAnswer("quiz-un", "q-un", FALSE)
  const seed = mine.seed("quiz-un")
  mine.adopt()
  const { answers, finished, best } = mine.snapshot.quizzes["quiz-un"]
  assert.deepEqual({ answers, finished, best }, { answers: { "q-un": FALSE }, finished: false, best: 100 })
  assert.equal(mine.seed("quiz-un"), seed)
})

test("nothing done is nothing to offer, and a torn list lists nobody", () => {
  const storage = memoryStorage()
  opened({ storage }).leave()
  assert.equal(opened({ storage, host: nameless() }).stray, null)
  storage.write("parcours/baom-m01/?", "[{")
  assert.equal(opened({ storage, host: nameless() }).stray, null)
})

// Objectives keep their places: in the package's own order, whatever a host says of what it has.

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryStorage } from "../../builder/player/js/record/memory.js"
import { scorm12 } from "../../builder/player/js/record/scorm12.js"
import { scorm2004 } from "../../builder/player/js/record/scorm2004.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime, strictLms } from "./fakes.js"
import { PLAN } from "./plan.js"
import { TRUE, doEverything, takeCase, takeQuiz } from "./walks.js"

const HOSTS = { "1.2": scorm12, 2004: scorm2004 }
const GET = { "1.2": "LMSGetValue", 2004: "GetValue" }
const ALL = ["m01", "m02", "C1", "jour_fin"]
const NEWER = { ...PLAN, revision: "newer", objectives: { m00: ["ecoute"], m01: ["accueil", "jour", "quiz-un"], m02: ["quiz-deux"] } }

for (const version of ["1.2", "2004"]) {
  const title = (says) => `${version}: ${says}`
  const open = (lms, plan = PLAN) => openProgress({ plan, host: HOSTS[version](lms.window), storage: memoryStorage(), time: fakeTime() })
  const ids = (values) =>
    Object.keys(values).filter((name) => /^cmi\.objectives\.\w+\.id$/.test(name)).sort().map((name) => values[name])
  /** What it keeps of objectives it says to nobody. */
  const mute = (lms) => {
    const get = lms.api[GET[version]]
    lms.api[GET[version]] = (name) => (/^cmi\.objectives\.(\d|_count)/.test(name) ? "" : get(name))
    return lms
  }

  test(title("the host is never asked how many it has"), () => {
    const lms = strictLms(version)
    doEverything(open(lms))
    const next = lms.next()
    doEverything(open(next))
    for (const one of [lms, next]) assert.equal(one.calls.some(([, name]) => /objectives\._count|interactions\._count/.test(name)), false)
    assert.deepEqual([...lms.faults, ...next.faults], [])
  })

  test(title("what is done last stands where the package has it"), () => {
    const lms = strictLms(version)
    const progress = open(lms)
    takeQuiz(progress, "quiz-deux", { "q-trois": TRUE })
    assert.deepEqual(ids(lms.committed), ["m01", "m02", "C1"])
    takeCase(progress)
    progress.leave()
    assert.deepEqual(ids(lms.committed), ALL)
    assert.equal(Object.keys(lms.committed).some((name) => /NaN|undefined/.test(name)), false)
  })

  test(title("a host that keeps objectives, and answers nothing when asked for them, has each of them once"), () => {
    const lms = mute(strictLms(version))
    takeQuiz(open(lms), "quiz-deux", { "q-trois": TRUE })
    const next = mute(lms.next())
    const again = open(next)
    doEverything(again)
    again.leave()
    assert.deepEqual(ids(next.committed), ALL)
    assert.deepEqual(next.faults, [])
  })

  test(title("a package with a new module in front: old objectives stay where they are, the new one comes after"), () => {
    const lms = strictLms(version)
    const first = open(lms)
    doEverything(first)
    first.leave()
    const next = lms.next()
    const again = open(next, NEWER)
    doEverything(again)
    again.leave()
    assert.deepEqual(ids(next.committed), [...ALL, "m00"])
    const third = next.next()
    doEverything(open(third, NEWER))
    assert.deepEqual(ids(third.committed), [...ALL, "m00"])
  })
}

test("2004: an objective that a manifest gave the host keeps its place, and ours come after", () => {
  const lms = strictLms("2004", { "cmi.objectives.0.id": "course" })
  const progress = openProgress({ plan: PLAN, host: scorm2004(lms.window), storage: memoryStorage(), time: fakeTime() })
  doEverything(progress)
  progress.leave()
  const found = [0, 1, 2, 3, 4].map((at) => lms.committed[`cmi.objectives.${at}.id`])
  assert.deepEqual(found, ["course", ...ALL])
  assert.equal(lms.committed["cmi.objectives.1.success_status"], "passed")
  assert.deepEqual(lms.faults, ["351 cmi.objectives.0.id is course"])
})

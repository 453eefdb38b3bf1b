// What somebody wrote reaches an LMS as comments: whole as far as the standard keeps it, once, and only when it may.

import assert from "node:assert/strict"
import { test } from "node:test"

import { memoryStorage } from "../../builder/player/js/record/memory.js"
import { scorm12 } from "../../builder/player/js/record/scorm12.js"
import { scorm2004 } from "../../builder/player/js/record/scorm2004.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime, strictLms } from "./fakes.js"
import { PLAN } from "./plan.js"

const HOSTS = { "1.2": scorm12, 2004: scorm2004 }
const READ = { slots: { answer: { rule: "read" } }, scoring: "each", possible: 3 }
const ESSAY = {
  slots: [{ name: "answer", kind: "text" }], possible: 3, competency: "C1", ask: "Racontez un accueil.", key: READ,
  interaction: { type: "long-fill-in", letters: {}, targets: {}, right: {} },
}
const plan = { ...PLAN, questions: { ...PLAN.questions, texte: ESSAY } }
const SHEET = { id: "plan-de-suivi", title: "Mon plan de suivi", text: "Commune : Belfaa\nActions\n1. Action : Écrire" }

/** Moodle's: each comment is added to what it has; the standard's judge puts it in its place. */
function adding(lms) {
  const set = lms.api.LMSSetValue
  lms.api.LMSSetValue = (name, value) => set(name, name === "cmi.comments" ? lms.values[name] + value : value)
  return lms
}

function session(version, lms, options) {
  const time = fakeTime()
  const progress = openProgress({ plan, host: HOSTS[version](lms.window, options), storage: memoryStorage(), time })
  const write = (sheet) => {
    progress.comment(sheet)
    progress.visit(progress.snapshot.location === "accueil" ? "ecoute" : "accueil")
    time.pass(6)
  }
  return { progress, time, write }
}

for (const [says, make] of [["replaces", (lms) => lms], ["adds", adding]]) {
  test(`1.2: a host that ${says} keeps every text, once`, () => {
    const lms = make(strictLms("1.2"))
    const { progress, write } = session("1.2", lms)
    assert.equal(progress.comments, true)
    write(SHEET)
    write({ id: "autre", title: "Ma carte", text: "Acteur : l’école" })
    write(SHEET)
    const told = lms.committed["cmi.comments"]
    assert.equal(told, `Mon plan de suivi\n${SHEET.text}\n\nMa carte\nActeur : l’école`)
    assert.deepEqual(lms.faults, [])
  })

  test(`1.2: a host that ${says} never gets more than 4,096 characters, and no half of one`, () => {
    const lms = make(strictLms("1.2"))
    const { write } = session("1.2", lms)
    write({ id: "a", title: "Long", text: "é".repeat(4000) })
    write({ id: "b", title: "Trop", text: "😀".repeat(200) })
    const told = lms.committed["cmi.comments"]
    assert.ok(told.length <= 4096)
    assert.ok(told.startsWith("Long\néé"))
    assert.ok(told.isWellFormed?.() ?? true)
    write({ id: "c", title: "Encore", text: "un texte" })
    assert.equal(lms.committed["cmi.comments"], told)
    assert.deepEqual(lms.faults, [])
  })
}

test("2004: each text is a comment of its own, told again in its place", () => {
  const lms = strictLms("2004")
  const { write } = session("2004", lms)
  write(SHEET)
  write({ id: "autre", title: "Ma carte", text: "Acteur : l’école" })
  write({ ...SHEET, text: "Commune : Tiznit" })
  const place = (n, part) => lms.committed[`cmi.comments_from_learner.${n}.${part}`]
  assert.equal(place(0, "comment"), "{lang=fr}Mon plan de suivi ¶ Commune : Tiznit")
  assert.equal(place(0, "location"), "plan_de_suivi")
  assert.equal(place(1, "location"), "autre")
  assert.equal(place(2, "comment"), undefined)

  const next = lms.next()
  session("2004", next).write(SHEET)
  assert.equal(next.committed["cmi.comments_from_learner.0.comment"], "{lang=fr}Mon plan de suivi ¶ Commune : Belfaa ¶ Actions ¶ 1. Action : Écrire")
  assert.equal(next.committed["cmi.comments_from_learner.2.comment"], undefined)
  assert.deepEqual([...lms.faults, ...next.faults], [])
})

test("2004: a long text goes on in further comments", () => {
  const lms = strictLms("2004")
  session("2004", lms).write({ id: "long", title: "Long", text: `${"a".repeat(3892)}😀${"b".repeat(3000)}` })
  const parts = [0, 1, 2].map((n) => lms.committed[`cmi.comments_from_learner.${n}.comment`]?.replace("{lang=fr}", ""))
  assert.equal(parts[0], `Long ¶ ${"a".repeat(3892)}`)
  assert.equal(parts[1], `😀${"b".repeat(3000)}`)
  assert.equal(parts[2], undefined)
  assert.equal(lms.committed["cmi.comments_from_learner.1.location"], "long_2")
  assert.deepEqual(lms.faults, [])
})

for (const version of ["1.2", "2004"]) {
  const said = (lms) => Object.entries(lms.values).filter(([name, value]) => /comment/.test(name) && !/children/.test(name) && value)

  test(`${version}: a free text reaches its reader whole`, () => {
    const lms = strictLms(version)
    const { progress, time } = session(version, lms)
    progress.answerCheck("texte", { answer: "Je salue, je fais asseoir." }, { state: "waiting", earned: 0 }, 9)
    time.pass(6)
    assert.match(said(lms)[0][1], /Racontez un accueil\.(\n| ¶ )Je salue, je fais asseoir\.$/)
  })

  test(`${version}: nothing is sent where answers are not, nor in review, nor to a host without comments`, () => {
    const off = strictLms(version)
    const closed = session(version, off, { interactions: false })
    closed.write(SHEET)
    assert.equal(closed.progress.comments, false)
    assert.deepEqual(said(off), [])

    const review = strictLms(version, { [version === "1.2" ? "cmi.core.lesson_mode" : "cmi.mode"]: "review" })
    session(version, review).write(SHEET)
    assert.deepEqual(said(review), [])

    assert.equal(session(version, hidden(strictLms(version), version)).progress.comments, false)
  })
}

/** A host that knows of no comments at all. */
function hidden(lms, version) {
  const [get, error] = version === "1.2" ? ["LMSGetValue", "LMSGetLastError"] : ["GetValue", "GetLastError"]
  const [real, last] = [lms.api[get], lms.api[error]]
  let unknown = false
  lms.api[get] = (name) => {
    unknown = name.includes("comments")
    return unknown ? "" : real(name)
  }
  lms.api[error] = () => (unknown ? "401" : last())
  return lms
}

for (const version of ["1.2", "2004"]) {
  test(`${version}: a text that no host has heard is told at the next launch, once`, () => {
    const storage = memoryStorage()
    const open = (lms) => openProgress({ plan, host: HOSTS[version](lms.window), storage, time: fakeTime() })
    const first = open(strictLms(version)) // its clock stands still: what was to be sent later never is
    first.comment(SHEET)
    first.visit("accueil")

    const lms = strictLms(version)
    const time = fakeTime()
    const again = openProgress({ plan, host: HOSTS[version](lms.window), storage, time })
    const place = version === "1.2" ? "cmi.comments" : "cmi.comments_from_learner.0.comment"
    assert.match(lms.committed[place], /Belfaa/)
    lms.calls.length = 0
    again.visit("ecoute")
    time.pass(6)
    assert.equal(lms.calls.some(([, name]) => /comment/.test(name)), false)
  })
}

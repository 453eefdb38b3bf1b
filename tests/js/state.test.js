// The state that travels, case by case: what it costs, what it refuses, and the browser's own copy.

import assert from "node:assert/strict"
import { test } from "node:test"

import { decode, encode } from "../../builder/player/js/state/codec.js"
import { counted, fixed, least, reading } from "../../builder/player/js/state/digits.js"
import { emptyState, stateFromJson, stateToJson } from "../../builder/player/js/state/snapshot.js"
import { PLAN } from "./plan.js"

const learned = () => {
  const state = emptyState(7)
  state.snapshot.lessons.add("accueil")
  state.snapshot.checks.mot = { response: { answer: "l’état civil" }, earned: 1 }
  state.snapshot.cases.jour = { path: ["ecouter", "noter"], best: 5, ended: true }
  return state
}

test("fixed digits have their width, and clamp", () => {
  assert.equal(fixed(0, 3), "AAA")
  assert.equal(fixed(64 ** 3, 3), "___")
  assert.equal(reading(fixed(123456, 4)).fixed(4), 123456)
})

test("counted digits tell their own width", () => {
  for (const value of [0, 1, 31, 32, 100, 1023]) assert.equal(reading(`${counted(value)}A`).counted(), value)
  assert.equal(counted(31).length, 1)
  assert.equal(counted(32).length, 2)
})

test("least digits hold any size, and nothing for nothing", () => {
  assert.equal(least(0n), "")
  assert.equal(reading(least(12n ** 20n)).least(), 12n ** 20n)
})

test("a digit that is none is refused", () => {
  assert.throws(() => reading("é").fixed(1), RangeError)
  assert.throws(() => reading("A").fixed(2), RangeError)
})

test("nothing done is a header of 33 letters", () => {
  assert.equal(encode(PLAN, emptyState(0)).length, 33)
})

test("a text is in the browser's copy, never in the state", () => {
  const state = learned()
  assert.deepEqual(decode(PLAN, encode(PLAN, state)).state.snapshot.checks.mot, { response: {}, earned: 1 })
  assert.deepEqual(stateFromJson(PLAN, stateToJson(PLAN, state)).state.snapshot, state.snapshot)
})

test("an unknown record is skipped and told, the others are read", () => {
  const text = encode(PLAN, learned())
  const { cases, ...rest } = PLAN
  const { state, dropped } = decode({ ...rest, cases: {} }, text)
  assert.deepEqual([...state.snapshot.lessons], ["accueil"])
  assert.deepEqual(dropped, [{ what: "case", id: null }])
})

test("a case whose last decision was renamed stops before it, is no longer ended, and keeps its best", () => {
  const text = encode(PLAN, learned())
  const plan = structuredClone(PLAN)
  plan.cases.jour.scenes.bureau = { ecrire: { goto: "fin", points: 2 } }
  const { state, dropped } = decode(plan, text)
  assert.deepEqual(state.snapshot.cases.jour, { path: ["ecouter"], best: 5, ended: false })
  assert.deepEqual(dropped, [{ what: "path", id: "jour" }])
})

test("a revision that changed is told", () => {
  const text = encode(PLAN, learned())
  assert.equal(decode(PLAN, text).edited, false)
  assert.equal(decode({ ...PLAN, revision: "ffffffff" }, text).edited, true)
})

test("ids with the same key are left out of the state rather than mistaken", () => {
  const plan = { ...PLAN, lessons: ["question-2154", "question-3305", "accueil"] }
  const state = emptyState(0)
  plan.lessons.forEach((id) => state.snapshot.lessons.add(id))
  const found = decode(plan, encode(plan, state))
  assert.deepEqual([...found.state.snapshot.lessons], ["accueil"])
})

for (const text of ["", "{", "null", "[]", '{"version":1}', '{"version":2,"sequence":1}', '{"version":1,"sequence":1}']) {
  test(`a copy that reads ${JSON.stringify(text)} is no copy`, () => {
    assert.equal(stateFromJson(PLAN, text), null)
  })
}

// What a state lets go first when its host takes less.

import assert from "node:assert/strict"
import { test } from "node:test"

import { trimmed } from "../../builder/player/js/state/trim.js"

const RECORDS = [
  { whole: "check-one", brief: "c1", rank: 0 },
  { whole: "check-two", brief: "c2", rank: 0 },
  { whole: "quiz-sent", brief: "q1", rank: 1 },
  { whole: "case-over", brief: "k1", rank: 2 },
  { whole: "quiz-open", brief: "q2", rank: 3 },
  { whole: "in-hand!!", brief: "h1", rank: null },
]

const kept = (room) => trimmed(RECORDS, room).filter((text) => text.length > 2)

test("what fits is whole", () => {
  assert.deepEqual(trimmed(RECORDS, 54), RECORDS.map(({ whole }) => whole))
})

test("the first self-check goes first, then the others, then what was sent, what ended, what is under way", () => {
  assert.deepEqual(kept(53), ["check-two", "quiz-sent", "case-over", "quiz-open", "in-hand!!"])
  assert.deepEqual(kept(46), ["quiz-sent", "case-over", "quiz-open", "in-hand!!"])
  assert.deepEqual(kept(39), ["case-over", "quiz-open", "in-hand!!"])
  assert.deepEqual(kept(32), ["quiz-open", "in-hand!!"])
  assert.deepEqual(kept(25), ["in-hand!!"])
})

test("what is in hand never goes", () => {
  assert.deepEqual(kept(0), ["in-hand!!"])
})

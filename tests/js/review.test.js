// What an attempt in a package shows: as the author decided, and as the LMS does.

import assert from "node:assert/strict"
import { test } from "node:test"

import { showsOf, shownLater } from "../../builder/player/js/sco/review.js"

const REVIEW = { each: "marks", end: "explanations" }
const after = (attempt, attempts, passed = false) => showsOf(REVIEW, { quiz: { attempts }, attempt, passed })

test("an attempt shows a part, the last one or a pass shows the end", () => {
  assert.deepEqual([after(1, 3), after(2, 3), after(3, 3), after(1, 3, true)], ["marks", "marks", "explanations", "explanations"])
})

test("without a limit only a pass is the end", () => {
  assert.deepEqual([after(9, 0), after(9, 0, true)], ["marks", "explanations"])
})

test("what is still to come is said, and nothing when all is shown", () => {
  assert.deepEqual([shownLater(REVIEW, "marks"), shownLater(REVIEW, "explanations")], ["explanations", ""])
})

// Turn a key and a response into a verdict: builder/grading/grade.py does exactly the same (see LAW.md).

import { micro, plain } from "./text.js"

export function grade(key, response) {
  if (waits(key, response)) return { earned: 0, possible: 0, state: "waiting", slots: {} }

  const marks = Object.entries(key.slots).map(([name, rule]) => [name, mark(rule, answerTo(response, name))])
  const slots = Object.fromEntries(marks.map(([name, { right }]) => [name, right]))
  const earned = Math.max(0, Math.min(gradeTotal(key, marks), key.possible))

  return { earned, possible: key.possible, state: gradeState(earned, key.possible), slots }
}

/** Whether one slot is right, and the points it brings or costs. */
export function mark(rule, answer) {
  if (rule.rule === "worth") {
    const points = Object.hasOwn(rule.points, answer) ? rule.points[answer] : 0
    return { right: points > 0, points }
  }
  if (rule.rule === "read") return { right: false, points: 0 }
  const right = GRADE_RULES[rule.rule](rule, answer)
  return { right, points: right ? rule.gain : 0 - rule.loss }
}

/** The remarks that this response calls for, in the author's order. */
export function remarks(said, response, verdict) {
  return said.filter(({ slot, when }) => {
    if (when === "right" || when === "wrong") {
      const right = Object.hasOwn(verdict.slots, slot) && verdict.slots[slot]
      return right === (when === "right")
    }
    return mark(when, answerTo(response, slot)).right
  })
}

/** Whether somebody has something to read. */
function waits({ slots }, response) {
  return Object.entries(slots).some(([name, { rule }]) => rule === "read" && plain(answerTo(response, name)) !== "")
}

/** What a response says for a name; missing reads as empty. */
function answerTo(response, name) {
  return Object.hasOwn(response, name) ? response[name] : ""
}

const GRADE_RULES = {
  is: ({ value }, answer) => answer === value,
  text: ({ accepts }, answer) => accepts.some((accepted) => plain(accepted) === plain(answer)),
  number: ({ value, within }, answer) => {
    const given = micro(answer)
    return given !== null && Math.abs(given - value) <= within
  },
}

function gradeTotal({ scoring, possible }, marks) {
  if (scoring === "all") return marks.every(([, { right }]) => right) ? possible : 0
  return marks.reduce((sum, [, { points }]) => sum + points, 0)
}

function gradeState(earned, possible) {
  if (earned === possible) return "correct"
  return earned ? "partial" : "wrong"
}

// Reads the records of a state back into a snapshot, keeping only what the course of today still knows.

import { shape, unpacked } from "./answers.js"
import { reading } from "./digits.js"
import { caseSteps, choiceKey, drawnFor, isEnding } from "./keys.js"

export function codecReader(plan, state, known) {
  const { snapshot } = state
  const dropped = []
  let quiz = null

  const READERS = { ".": readLessons, "~": readCheck, ")": readPoints, "*": readQuiz, "!": readAnswer, "(": readCase }
  const lost = (what, id) => dropped.push({ what, id })
  const find = (letters, what, among) => {
    const id = known.get(letters.fixed(4)) ?? null
    if (id !== null && Object.hasOwn(among, id)) return id
    lost(what, null)
    return null
  }
  const lessons = Object.fromEntries(plan.lessons.map((id) => [id, true]))
  const pages = { ...lessons, ...plan.quizzes, ...plan.cases }

  function readLessons(letters) {
    while (letters.more()) {
      const id = find(letters, "lesson", lessons)
      if (id) snapshot.lessons.add(id)
    }
  }

  function readCheck(letters) {
    const id = find(letters, "check", plan.questions)
    if (!id) return
    const earned = Math.min(letters.counted(), plan.questions[id].possible)
    snapshot.checks[id] = { response: readResponse(letters, id), earned }
  }

  function readPoints(letters) {
    while (letters.more()) {
      const id = find(letters, "check", plan.questions)
      const earned = letters.counted()
      if (id) snapshot.checks[id] = { response: {}, earned: Math.min(earned, plan.questions[id].possible) }
    }
  }

  function readQuiz(letters) {
    quiz = find(letters, "quiz", plan.quizzes)
    if (!quiz) return
    const flags = letters.fixed(1)
    snapshot.quizzes[quiz] = {
      attempt: letters.counted(),
      best: flags & 4 ? letters.counted() : null,
      passed: Boolean(flags & 2),
      finished: Boolean(flags & 1),
      answers: {},
    }
  }

  function readAnswer(letters) {
    const id = quiz && find(letters, "answer", plan.questions)
    if (!id) return
    if (drawnFor(plan, state, quiz).includes(id)) snapshot.quizzes[quiz].answers[id] = readResponse(letters, id)
    else lost("answer", id)
  }

  function readCase(letters) {
    const id = find(letters, "case", plan.cases)
    if (!id) return
    const outline = plan.cases[id]
    const flags = letters.fixed(1)
    const best = flags & 4 ? Math.min(letters.counted(), outline.possible) : null
    const { path, scene } = readPath(letters, id)
    snapshot.cases[id] = { path, best, ended: Boolean(flags & 1) && isEnding(outline, scene) }
  }

  function readPath(letters, id) {
    const outline = plan.cases[id]
    const path = []
    let scene = outline.start
    while (letters.more()) {
      const key = letters.fixed(3)
      const those = Object.keys(outline.scenes[scene]).filter((choice) => choiceKey(id, scene, choice) === key)
      if (those.length !== 1) {
        lost("path", id)
        break
      }
      path.push(those[0])
      scene = caseSteps(outline, path).at(-1).goto
    }
    return { path, scene }
  }

  function readResponse(letters, id) {
    const { slots } = plan.questions[id]
    if (letters.fixed(2) === shape(slots)) return unpacked(slots, letters.least())
    lost("response", id)
    return {}
  }

  return {
    record: (text) => READERS[text[0]](reading(text.slice(1))),
    place: (key) => (Object.hasOwn(pages, known.get(key) ?? "") ? known.get(key) : null),
    dropped: () => dropped,
  }
}

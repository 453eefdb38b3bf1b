// A learner for tests: answers, decides and finishes as the pages would have them do.

import { grade } from "../../builder/player/js/grade.js"
import { PLAN } from "./plan.js"

export const TRUE = { answer: "true" }
export const FALSE = { answer: "false" }

/** What the page says of a decision: the scene's question, the choice in its words, the competencies tried. */
const SAID = {
  ecouter: { ask: "Que décidez-vous ?", words: "« Asseyez-vous, je vous écoute. »", goals: ["C1", "C2"] },
  noter: { ask: "", words: "Noter la date, {puis} rappeler", goals: ["C1"] },
}

export function check(progress, id, response, seconds = 5) {
  progress.answerCheck(id, response, grade(PLAN.questions[id].key, response), seconds)
}

export function takeQuiz(progress, id, responses) {
  progress.startQuiz(id)
  const marks = Object.entries(responses).map(([one, response]) => {
    progress.saveAnswer(id, one, response)
    return { id: one, response, verdict: grade(PLAN.questions[one].key, response), seconds: 7 }
  })
  return progress.finishQuiz(id, marks)
}

export function takeCase(progress, path = ["ecouter", "noter"], earned = 5) {
  for (const choice of path) progress.decide("jour", choice, 3, SAID[choice])
  progress.endCase("jour", { earned, possible: 5 })
}

export function readAll(progress) {
  for (const lesson of PLAN.lessons) {
    progress.visit(lesson)
    progress.finishLesson(lesson)
  }
}

export function doEverything(progress) {
  readAll(progress)
  check(progress, "mot", { answer: "L’état civil, « اَلحالة » [,] {x}" })
  check(progress, "delai", { answer: "29,5" })
  check(progress, "pieces", { cin: "on", religion: "on" })
  check(progress, "pieces", {})
  takeCase(progress)
  takeQuiz(progress, "quiz-un", { "q-un": TRUE, "q-deux": TRUE })
  takeQuiz(progress, "quiz-deux", { "q-trois": TRUE })
}

// A quiz before and during an attempt, as elements.

import { grade } from "../grade.js"
import { arrange, closeFields, fillIn } from "./answers.js"
import { mayTryAgain } from "./attempt.js"
import { held } from "./review.js"
import { piece, setBar, shell } from "./shell.js"

export function startView({ bundleOf }, attempt) {
  const { id, quiz, best, finished, open } = attempt
  const { title, intro, length } = bundleOf(id).quiz
  const again = mayTryAgain(attempt)
  return shell("quiz-start", {
    title, intro, length, best, pass: quiz.pass, attempts: quiz.attempts, used: attempt.attempt,
    limited: quiz.attempts > 0, free: quiz.attempts === 0, tried: best !== null,
    open, fresh: again && attempt.attempt === 0, again: again && attempt.attempt > 0,
    spent: !open && !again, seen: finished,
  })
}

export function questionsView(tools, attempt, view) {
  const { asked, answered } = attempt
  const { title, feedback } = tools.bundleOf(attempt.id).quiz
  const shown = shownOf(attempt, view)
  const n = asked.indexOf(shown[0]) + 1
  const check = feedback === "each" && shown.some((one) => !view.checked.has(one))
  const last = view.all || n === asked.length
  const made = shell("quiz-question", {
    title, n, of: asked.length, answered: answered.length, one: !view.all, all: view.all, check,
    previous: !view.all && n > 1, next: !last && !check, finish: last || answered.length === asked.length,
  })
  setBar(made, answered.length, asked.length)
  made.querySelector("[data-questions]").append(...shown.map((one) => questionOf(tools, attempt, view, one)))
  made.querySelector("[data-steps]").append(...asked.map((one, at) => stepTo(one, at + 1, answered.includes(one), shown)))
  return made
}

/** A question of an attempt: its options in the attempt's order, what was answered filled in. */
export function askedQuestion({ holding, plan }, attempt, id) {
  const made = piece(holding(id).bank[id].html)
  const steady = plan.questions[id].interaction.type === "true-false" || !attempt.quiz.shuffle
  if (!steady) arrange(made, `${attempt.seed}/${id}`)
  fillIn(made, attempt.answers[id] ?? {}, `${id}.`)
  return made
}

/** The questions on the screen. */
export function shownOf(attempt, view) {
  return view.all ? attempt.asked : [currentQuestion(attempt, view)]
}

/** The one chosen, or the first that waits for an answer. */
export function currentQuestion({ asked, answered }, view) {
  return asked.includes(view.at) ? view.at : asked.find((one) => !answered.includes(one)) ?? asked[0]
}

function questionOf(tools, attempt, view, id) {
  const made = askedQuestion(tools, attempt, id)
  if (!view.checked.has(id)) return made
  const response = attempt.answers[id] ?? {}
  const verdict = grade(tools.plan.questions[id].key, response)
  held(tools.show(made, tools.reply(id, response, verdict)), tools, id, verdict, "explanations")
  closeFields(made)
  return made
}

function stepTo(id, n, answered, shown) {
  const made = shell("quiz-step", { n, answered })
  const button = made.querySelector("button")
  button.value = `to:${id}`
  button.dataset.state = answered ? "done" : "todo"
  if (shown.length === 1 && shown[0] === id) button.setAttribute("aria-current", "step")
  return made
}

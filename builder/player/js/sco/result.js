// What comes out of a quiz: a score, where it is strong and weak, what to read again, every answer with its feedback.

import { closeFields } from "./answers.js"
import { byCompetency, isLost, mayTryAgain, scored, verdicts } from "./attempt.js"
import { askedQuestion } from "./questions.js"
import { held, showsOf, shownLater } from "./review.js"
import { setBar, shell } from "./shell.js"

/** `view.fresh`: sent just now, so that what has no answer was really left empty. */
export function resultView(tools, attempt, view) {
  const { quiz, best } = attempt
  const lost = (id) => !view.fresh && isLost(tools.plan, attempt, id)
  const known = !attempt.asked.some(lost)
  const { percent, earned, possible, passed } = scored(tools.plan, attempt)
  const marks = verdicts(tools.plan, attempt)
  const reading = toRead(tools, marks)
  const { review } = tools.bundleOf(attempt.id).quiz
  const shows = showsOf(review, attempt)
  const later = shownLater(review, shows)
  const made = shell("quiz-result", {
    later: later !== "", "later-marks": later === "marks", "later-answers": later === "answers",
    "later-explanations": later === "explanations", bare: shows === "score" && !later,
    title: tools.bundleOf(attempt.id).quiz.title,
    percent: known ? percent : best, earned, possible, known, best,
    passed: known ? passed : attempt.passed, failed: known ? !passed : !attempt.passed, pass: quiz.pass, attempt: attempt.attempt,
    reading: reading.length > 0, waiting: marks.some(({ verdict }) => verdict.state === "waiting"), again: mayTryAgain(attempt),
    limited: quiz.attempts > 0, used: attempt.attempt, attempts: quiz.attempts,
  })
  made.querySelector("[data-goals]")?.append(...byCompetency(tools.plan, attempt).map((one) => goal(tools, one)))
  made.querySelector("[data-reading]")?.append(...reading.map((page) => shell("reading", page)))
  const told = shows === "score" ? [] : marks
  made.querySelector("[data-questions]").append(
    ...told.map((mark, at) => answered(tools, attempt, mark, at + 1, lost(mark.id), shows)),
  )
  made.querySelector("[data-next]").setAttribute("href", tools.way.after(attempt.id))
  return made
}

function goal({ titleOf, plan }, { competency, earned, possible }) {
  const made = shell("goal", { title: titleOf(competency), earned, possible })
  const bar = made.querySelector("[data-bar]")
  bar.setAttribute("aria-label", titleOf(competency))
  bar.dataset.hue = 100 * earned >= plan.pass * possible ? "argan" : "safran"
  setBar(made, earned, possible)
  return made
}

function toRead({ holding, way, titleOf }, marks) {
  const weak = marks.filter(({ verdict }) => !["correct", "waiting"].includes(verdict.state)).map(({ id }) => holding(id).bank[id].read)
  return [...new Set(weak)].filter(Boolean).map((page) => ({ link: way.to(page), title: titleOf(page) }))
}

function answered(tools, attempt, { id, response, verdict }, n, lost, shows) {
  const made = shell("answered", { n })
  const question = askedQuestion(tools, attempt, id)
  if (!lost) held(tools.show(question, { ...tools.reply(id, response, verdict), missed: shows !== "marks" }), tools, id, verdict, shows)
  closeFields(question)
  made.querySelector("[data-body]").append(lost ? shell("lost") : question)
  return made
}

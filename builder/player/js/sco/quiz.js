// Quizzes in a package: what each button does, and what is kept of each answer.

import { answersOf } from "./answers.js"
import { attemptOf, verdicts } from "./attempt.js"
import { currentQuestion, questionsView, shownOf, startView } from "./questions.js"
import { resultView } from "./result.js"

const QUIZ_CONFIRMS = ["next", "check", "finish", "enter"]

/** `tools`: `{plan, progress, bundleOf, holding, reply, show, clock, way}`. */
export function quizzes(tools) {
  const { plan, progress, bundleOf, clock } = tools
  const views = new Map()
  const SCREENS = { start: startView, questions: questionsView, result: resultView }

  const viewOf = (id) => {
    if (!views.has(id)) views.set(id, { screen: "start", at: null, all: false, checked: new Set(), seconds: {} })
    return views.get(id)
  }

  function element(id) {
    stay(id, viewOf(id))
    const made = SCREENS[viewOf(id).screen](tools, attemptOf(plan, progress, id), viewOf(id))
    for (const form of made.querySelectorAll("[data-form]")) form.dataset.activity = id
    return made
  }

  /** What the learner asked for by a button, once the answers on the screen are kept. */
  function submit({ activity, response, submitter, form }) {
    const [verb, target] = (submitter?.value ?? response.go ?? "next").split(":")
    keep(activity, response, form, QUIZ_CONFIRMS.includes(verb))
    ACTS[verb]?.(activity, viewOf(activity), target)
    return { html: element(activity).outerHTML }
  }

  /** The question on the screen is the one in hand until another is asked for, however many of its fields are answered. */
  function stay(id, view) {
    const attempt = attemptOf(plan, progress, id)
    if (attempt.open && view.screen === "questions") view.at = currentQuestion(attempt, view)
  }

  /** An order is always shown: it is an answer once it was moved, or once a button says so. */
  function keep(id, posted, form, confirmed) {
    const attempt = attemptOf(plan, progress, id)
    const view = viewOf(id)
    const seconds = clock.lap()
    if (!attempt.open || view.screen !== "questions") return
    const meant = (one) => confirmed || attempt.answers[one] || !isUntouched(one, form)
    const shown = shownOf(attempt, view).filter((one) => !view.checked.has(one) && meant(one))
    for (const one of shown) view.seconds[one] = (view.seconds[one] ?? 0) + Math.round(seconds / shown.length)
    for (const one of shown) keepAnswer(id, one, answersOf(one, posted), attempt.answers[one])
  }

  function isUntouched(question, form) {
    const order = form.querySelector(`[data-question="${question}"] [data-order]`)
    return order !== null && !order.querySelector("[data-moved]")
  }

  function keepAnswer(id, question, response, before = {}) {
    if (JSON.stringify(response) !== JSON.stringify(before)) progress.saveAnswer(id, question, response)
  }

  const ACTS = {
    start(id, view) {
      progress.startQuiz(id)
      Object.assign(view, { screen: "questions", at: null, checked: new Set(), seconds: {} })
    },
    resume: (id, view) => Object.assign(view, { screen: "questions", at: null }),
    review: (id, view) => Object.assign(view, { screen: "result" }),
    all: (id, view) => Object.assign(view, { all: true }),
    one: (id, view) => Object.assign(view, { all: false }),
    to: (id, view, question) => Object.assign(view, { at: question, all: false }),
    check: (id, view) => shownOf(attemptOf(plan, progress, id), view).forEach((one) => view.checked.add(one)),
    /** The Enter key: what the main button would do, never sending. */
    enter: (id, view) => (mustCheck(id, view) ? ACTS.check(id, view) : view.all || step(id, view, 1)),
    next: (id, view) => step(id, view, 1),
    previous: (id, view) => step(id, view, -1),
    finish,
  }

  function mustCheck(id, view) {
    const { feedback } = bundleOf(id).quiz
    return feedback === "each" && shownOf(attemptOf(plan, progress, id), view).some((one) => !view.checked.has(one))
  }

  function step(id, view, by) {
    const attempt = attemptOf(plan, progress, id)
    const { asked } = attempt
    const at = asked.indexOf(currentQuestion(attempt, view)) + by
    view.at = asked[Math.max(0, Math.min(at, asked.length - 1))]
  }

  function finish(id, view) {
    const marks = verdicts(plan, attemptOf(plan, progress, id))
    progress.finishQuiz(id, marks.map((mark) => ({ ...mark, seconds: view.seconds[mark.id] ?? 0 })))
    Object.assign(view, { screen: "result", at: null, fresh: true })
  }

  /** A leave and a return open the attempt where it was, or its result. */
  function enter(id) {
    const { open, finished } = attemptOf(plan, progress, id)
    const view = viewOf(id)
    if (open) view.screen = "questions"
    else if (view.screen === "questions" || !finished) view.screen = "start"
    clock.lap()
    return element(id)
  }

  return { enter, submit, save, forget: () => views.clear() }

  function save({ activity: id, response, form }) {
    if (bundleOf(id).quiz.feedback !== "each") keep(id, response, form, false)
  }
}

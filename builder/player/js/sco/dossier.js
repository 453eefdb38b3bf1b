// « Mon dossier »: what somebody wrote and decided here, on one page to print and to take along. Notes to oneself stay out.

import { sheetWritten } from "../sheet.js"
import { caseSteps, isEnding } from "../state/keys.js"
import { dateWords } from "../words.js"
import { piece, shell, when } from "./shell.js"

/** `tools` are those of every page. */
export function dossier(tools) {
  const { plan, progress, course, sheets, titleOf, needed, complete } = tools

  /** Units with something to show, in the course's order: `{id, kind}`. */
  function parts() {
    return course.order.map((id) => ({ id, kind: kindOf(id) })).filter(({ kind }) => kind)
  }

  function kindOf(id) {
    if (Object.hasOwn(plan.cases, id)) return progress.snapshot.cases[id]?.path.length ? "case" : null
    if (sheets.isWritten(id)) return "sheet"
    return textsOf(tools, id).length ? "texts" : null
  }

  const BODIES = { case: caseBody, sheet: sheetBody, texts: textsBody }

  return {
    /** The parts of the package that bring what is shown. */
    needed: () => [...new Set(parts().flatMap(({ id }) => needed(id)))],
    page() {
      parts().forEach(({ id }) => complete(id))
      const found = parts()
      const made = shell("dossier", {
        learner: progress.learner.name, course: titleOf(plan.course), empty: !found.length, some: found.length > 0,
        date: dateWords(new Date(), { dateStyle: "long" }),
      })
      made.querySelector("[data-parts]")?.append(...found.map((part) => partOf(tools, part, BODIES[part.kind])))
      return made
    },
  }
}

function partOf(tools, { id, kind }, body) {
  const { titleOf, way } = tools
  const made = when(shell("dossier-part", { title: titleOf(id), link: way.to(id) }), kind)
  made.querySelector("[data-body]").append(...body(tools, id))
  return made
}

/** The decisions in order, what followed each, and where they led. */
function caseBody({ plan, progress, bundleOf, titleOf }, id) {
  const { decisions } = bundleOf(id).cases[id]
  const outline = plan.cases[id]
  const steps = caseSteps(outline, progress.snapshot.cases[id].path)
  const list = shell("dossier-steps")
  list.append(...steps.map(({ scene, choice }) => decisionTaken(piece(decisions[scene][choice]))))
  const at = steps.at(-1).goto
  if (!isEnding(outline, at)) return [list]
  const earned = Math.max(0, steps.reduce((sum, { points }) => sum + points, 0))
  return [list, shell("dossier-end", { title: titleOf(`${id}-${at}`), earned, possible: outline.possible })]
}

function decisionTaken(told) {
  const words = (selector) => told.querySelector(selector).textContent.trim()
  for (const hidden of told.querySelectorAll(".visually-hidden")) hidden.remove()
  return shell("dossier-step", { said: words(".decision__said"), then: words(".decision__then") })
}

function sheetBody({ sheets }, id) {
  const { fields, tables } = sheetWritten(sheets.enter(id))
  return [...(fields.length ? [entriesOf(fields)] : []), ...tables.map(tableOf)]
}

function tableOf({ title, rows }) {
  const made = shell("dossier-table", { title })
  made.querySelector("[data-rows]").append(...rows.map((cells) => shellRow(cells)))
  return made
}

function shellRow(cells) {
  const made = shell("dossier-row")
  made.append(entriesOf(cells))
  return made
}

function entriesOf(cells) {
  const made = shell("dossier-entries")
  made.append(...cells.map((cell) => shell("dossier-entry", cell)))
  return made
}

function textsBody(tools, id) {
  return textsOf(tools, id).map(({ question, text }) => shell("dossier-text", { ask: askOf(tools, question), text }))
}

/** The free texts of a lesson or of a quiz, as far as this browser has them: `[{question, text}]`. */
function textsOf({ plan, progress: { snapshot }, course }, id) {
  const answers = Object.hasOwn(plan.quizzes, id) ? quizAnswers(snapshot, id) : lessonAnswers(snapshot, course, id)
  return answers
    .filter(([question, { answer }]) => answer && isFree(plan.questions[question]))
    .map(([question, { answer }]) => ({ question, text: answer }))
}

/** Before its page is here, a question of words may be a free text. */
function isFree({ slots, interaction }) {
  return interaction ? interaction.type === "long-fill-in" : slots.some(({ kind }) => kind === "text")
}

function quizAnswers({ quizzes }, id) {
  return Object.entries(quizzes[id]?.answers ?? {})
}

function lessonAnswers({ checks }, { homes }, id) {
  return Object.entries(checks).filter(([question]) => homes[question] === id).map(([question, { response }]) => [question, response])
}

/** The whole question, as its author wrote it. */
function askOf({ course, holding }, question) {
  const { bank, pages } = holding(question)
  const shown = piece(bank?.[question]?.html ?? pages[course.homes[question]])
  return shown.querySelector(`[data-question="${question}"] .question__ask`).innerHTML
}

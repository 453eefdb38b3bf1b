// Answers inside a package: graded by the sealed keys, kept by the progress, told what the author wrote.

import { grade, remarks } from "./grade.js"
import { cases } from "./sco/case.js"
import { stopwatch } from "./sco/clock.js"
import { notesIn } from "./sco/notes.js"
import { quizzes } from "./sco/quiz.js"
import { worksheets } from "./sco/worksheet.js"
import { show } from "./verdict.js"

/** The two verbs that the player asks for, and what pages need of quizzes and cases. */
export function localStore({ plan, progress, storage, bundleOf, holding, titleOf, way }) {
  const clock = stopwatch()
  const tools = { plan, progress, bundleOf, holding, titleOf, way, clock, reply, show }
  const quiz = quizzes(tools)
  const one = cases(tools)
  const sheets = worksheets({ plan, progress, bundleOf, titleOf, way, storage })
  const notes = notesIn(storage, plan, progress)
  const KINDS = { check, quiz: quiz.submit, case: one.submit, worksheet: sheets.submit }
  const KEEPERS = { quiz: quiz.save, worksheet: sheets.save }

  /** What the author says of an answer: overall, and slot by slot. */
  function reply(id, response, verdict) {
    const sealed = holding(id).sealed[id]
    return { verdict, feedback: sealed.feedback[verdict.state], remarks: [...remarks(sealed.remarks, response, verdict)] }
  }

  async function check({ activity, response }) {
    const slots = plan.questions[activity].slots.map(({ name }) => name)
    const answer = Object.fromEntries(Object.entries(response).filter(([name, said]) => slots.includes(name) && said !== ""))
    const verdict = grade(plan.questions[activity].key, answer)
    progress.answerCheck(activity, answer, verdict, clock.lap())
    return reply(activity, answer, verdict)
  }

  const store = {
    near: true,
    submit: async (asked) => KINDS[asked.kind](asked),
    note: async ({ id, text }) => {
      if (!notes.write(id, text)) throw new Error("the browser keeps nothing")
    },
    save: async (asked) => KEEPERS[asked.form.dataset.kind]?.(asked),
  }
  return { store, reply, show, quiz, one, sheets, notes }
}

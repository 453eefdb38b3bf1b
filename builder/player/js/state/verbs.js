// What a learner can do, as changes of the snapshot. Each returns what the page needs, and tells the host.

import { outcome } from "../outcome.js"
import { attemptSeed, caseSteps, drawnFor, isEnding } from "./keys.js"
import { meanBest } from "./status.js"
import { decisionTold, questionTold, textSaid } from "./told.js"

export function lessonVerbs({ plan, state: { snapshot }, tell, comment, changed }) {
  return {
    visit(id) {
      if (snapshot.location === id) return
      snapshot.location = id
      changed()
    },
    finishLesson(id) {
      if (snapshot.lessons.has(id) || !plan.lessons.includes(id)) return
      snapshot.lessons.add(id)
      changed()
    },
    answerCheck(id, response, verdict, seconds = 0) {
      snapshot.checks[id] = { response: answeredOnly(response), earned: verdict.earned }
      tell(questionTold(plan, id, response, verdict, seconds))
      comment(textSaid(plan, id, response))
      changed()
    },
  }
}

export function quizVerbs({ plan, state, tell, comment, changed }) {
  const { quizzes } = state.snapshot
  const isOpen = (id) => Object.hasOwn(quizzes, id) && !quizzes[id].finished
  const seedOf = (id) => attemptSeed(state.nonce, id, quizzes[id].attempt)

  return {
    /** The seed of the attempt, the one in hand if there is one; null when none is left. */
    startQuiz(id) {
      if (isOpen(id)) return seedOf(id)
      const { attempts } = plan.quizzes[id]
      const none = { attempt: 0, best: null, passed: false }
      const { attempt, best, passed } = Object.hasOwn(quizzes, id) ? quizzes[id] : none
      if (attempts > 0 && attempt >= attempts) return null
      quizzes[id] = { attempt: attempt + 1, best, passed, finished: false, answers: {} }
      changed()
      return seedOf(id)
    },
    saveAnswer(id, question, response) {
      if (!isOpen(id) || !drawnFor(plan, state, id).includes(question)) return
      quizzes[id].answers[question] = answeredOnly(response)
      changed()
    },
    /** `marks`: [{id, response, verdict, seconds}] for every question of the attempt. The best attempt wins. */
    finishQuiz(id, marks) {
      if (!isOpen(id)) return null
      const found = outcome(marks.map(({ verdict }) => verdict), plan.quizzes[id].pass)
      const { best, passed } = quizzes[id]
      Object.assign(quizzes[id], {
        finished: true,
        best: Math.max(best ?? 0, found.percent),
        passed: passed || found.passed,
        answers: Object.fromEntries(marks.map(({ id: one, response }) => [one, answeredOnly(response)])),
      })
      for (const one of marks) tell(questionTold(plan, one.id, one.response, one.verdict, one.seconds ?? 0))
      for (const one of marks) comment(textSaid(plan, one.id, one.response))
      state.score = Math.max(state.score ?? 0, meanBest(plan, state.snapshot))
      changed({ ended: true })
      return found
    },
  }
}

export function caseVerbs({ plan, state: { snapshot }, tell, changed }) {
  const { cases } = snapshot
  const begun = (id) => (cases[id] = Object.hasOwn(cases, id) ? cases[id] : { path: [], best: null, ended: false })

  return {
    /** False when the scene in hand does not offer this choice. */
    decide(id, choice, seconds = 0, said = {}) {
      const outline = plan.cases[id]
      const one = begun(id)
      const scene = caseSteps(outline, one.path).at(-1)?.goto ?? outline.start
      if (!Object.hasOwn(outline.scenes[scene], choice)) return false
      one.path.push(choice)
      tell(decisionTold(outline, id, scene, choice, seconds, said))
      changed()
      return true
    },
    endCase(id, verdict) {
      const outline = plan.cases[id]
      const one = begun(id)
      if (!isEnding(outline, caseSteps(outline, one.path).at(-1)?.goto ?? outline.start)) return
      Object.assign(one, { ended: true, best: Math.max(one.best ?? 0, verdict.earned) })
      changed()
    },
    /** From the start, or from where these first choices led. */
    restartCase(id, path = []) {
      Object.assign(begun(id), { path: [...path], ended: false })
      changed()
    },
  }
}

function answeredOnly(response) {
  return Object.fromEntries(Object.entries(response).filter(([, answer]) => answer !== ""))
}

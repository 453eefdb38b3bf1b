// The course as its file carries it, told at length: what follows from the rest is said once. `exports/terse.py` writes it.

export function atLength({ plan, homes, ...course }) {
  const required = Object.values(plan.objectives).flat()
  const questions = each(plan.questions, longQuestion)
  const ids = Object.keys(questions)
  const bank = (runs) => pairs(runs).flatMap(([from, count]) => ids.slice(from, from + count))
  const quizzes = each(plan.quizzes, (quiz) => ({
    ...quiz,
    bank: Object.fromEntries(bank(quiz.bank).map((id) => [id, questions[id].competency])),
  }))
  const cases = each(plan.cases, longCase)
  const isLesson = (id) => !Object.hasOwn(quizzes, id) && !Object.hasOwn(cases, id)
  const pages = pairs(homes).flatMap(([page, count]) => Array(count).fill(page))
  return {
    ...course,
    order: required,
    homes: Object.fromEntries(ids.map((id, place) => [id, pages[place]])),
    plan: { ...plan, required, lessons: required.filter(isLesson), questions, quizzes, cases },
  }
}

function longQuestion([possible, competency, ...slots]) {
  const slot = (values) => (name) => (Array.isArray(values) ? { name, values } : { name, kind: values })
  return { slots: pairs(slots).flatMap(([names, values]) => names.map(slot(values))), possible, competency }
}

function longCase({ scenes, endings, ...rest }) {
  return {
    ...rest,
    scenes: each(scenes, (choices) => each(choices, ([goto, points]) => ({ goto, points }))),
    endings: each(endings, (worth) => ({ worth })),
  }
}

function each(entries, made) {
  return Object.fromEntries(Object.entries(entries).map(([id, one]) => [id, made(one)]))
}

function pairs(list) {
  return list.flatMap((one, place) => (place % 2 ? [] : [[one, list[place + 1]]]))
}

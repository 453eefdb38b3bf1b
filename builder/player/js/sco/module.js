// One module as if it were the whole course: its own units to do, its own copy to keep. The rest is elsewhere.

/** The course as the page of `module` sees it; all of it when the page opens all. */
export function courseOf(course, module) {
  if (!module) return course
  const { plan, homes, modules, notebook, competencies } = course
  const units = plan.objectives[module]
  const isOwn = (id) => units.includes(id)
  const others = Object.values(plan.objectives).flat().filter((id) => !isOwn(id))
  const own = (entries, keep) => Object.fromEntries(Object.entries(entries).filter(([id]) => keep(id)))
  const quizzes = own(plan.quizzes, isOwn)
  const steps = Object.keys(plan.objectives)
  const banks = Object.values(quizzes).flatMap(({ bank }) => Object.keys(bank))
  return {
    ...course,
    order: units,
    modules: own(modules, (id) => !others.includes(id)),
    elsewhere: own(modules, (id) => others.includes(id)),
    steps,
    notebook: notebook.filter(({ page }) => isOwn(page)),
    plan: {
      ...plan,
      module,
      package: `${plan.package}:${module}`,
      lessons: plan.lessons.filter(isOwn),
      required: units,
      questions: own(plan.questions, (id) => isOwn(homes[id]) || banks.includes(id)),
      quizzes,
      cases: own(plan.cases, isOwn),
      objectives: {},
      shared: [module, ...steps.filter((id) => id !== module), ...competencies],
    },
  }
}

// Which bundles a page needs, and where each question is kept: a quiz may ask what other quizzes hold.

import { brought } from "./bundles.js"

const PARTS_SHARED = { aids: "tools", glossary: "glossary", sources: "sources" }

export function partsOf({ plan, modules, homes, banks }) {
  const partOf = (page) => (Object.hasOwn(banks, page) ? page : modules[page] ?? PARTS_SHARED[page] ?? null)
  const bundleOf = (page) => brought(partOf(page))
  const needed = (page) => [...new Set([partOf(page), ...(banks[page] ?? [])])].filter(Boolean)

  return {
    /** The bundle of a page; its part must be here. */
    bundleOf,
    /** The bundle of the page that holds a question. */
    holding: (question) => bundleOf(homes[question]),
    needed,
    /** Keys, and the words told to hosts, join the plan once their part is here, in the language in use. */
    complete(page) {
      for (const { sealed = {} } of needed(page).map(brought)) {
        for (const [id, { key, interaction, ask }] of Object.entries(sealed)) {
          if (Object.hasOwn(plan.questions, id)) Object.assign(plan.questions[id], { key, interaction, ask })
        }
      }
    },
  }
}

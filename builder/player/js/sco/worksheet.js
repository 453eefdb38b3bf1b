// Worksheets inside a package: what is written stays in this browser, for paper; the host only hears that it is finished.

import { layRows } from "../sheet.js"
import { fillIn } from "./answers.js"
import { piece } from "./shell.js"

export function worksheets({ plan, progress, bundleOf, way, storage }) {
  const place = (id) => `parcours/${plan.package ?? plan.course}/${progress.learner.id}/sheet/${id}`

  function keep(id, response) {
    const { do: _, ...written } = response
    if (!storage.write(place(id), JSON.stringify(written))) throw new Error(`${place(id)} is not kept`)
  }

  return {
    /** The sheet as it was left in this browser. */
    enter(id) {
      const made = piece(bundleOf(id).worksheets[id])
      const response = writtenBefore(storage.read(place(id)))
      layRows(made, response)
      fillIn(made, response)
      return made
    },
    save: ({ activity, response }) => keep(activity, response),
    submit({ activity, response }) {
      keep(activity, response)
      if (response.do === "finish") progress.finishLesson(activity)
      return { url: response.do === "finish" ? way.after(activity) : way.to(activity) }
    },
  }
}

function writtenBefore(text) {
  try {
    return JSON.parse(text || "{}")
  } catch {
    return {}
  }
}

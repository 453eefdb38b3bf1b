// Worksheets inside a package: what is written stays in this browser, for paper; finishing sends its words as a comment.

import { layRows, sheetText } from "../sheet.js"
import { fillIn } from "./answers.js"
import { piece, shell } from "./shell.js"

export function worksheets({ plan, progress, bundleOf, titleOf, way, storage }) {
  const place = (id) => `parcours/${plan.package ?? plan.course}/${progress.learner.id}/sheet/${id}`

  function keep(id, response) {
    const { do: _, ...written } = response
    const text = JSON.stringify(written)
    if (text !== storage.read(place(id))) progress.touch()
    if (!storage.write(place(id), text)) throw new Error(`${place(id)} is not kept`)
  }

  const begun = () => plan.lessons.filter((id) => storage.read(place(id)))

  /** The sheet as it was left in this browser; it says so when a host will have its words. */
  function enter(id) {
    const made = piece(bundleOf(id).worksheets[id])
    const response = writtenBefore(storage.read(place(id)))
    layRows(made, response)
    if (Object.keys(response).length) fillIn(made, { ...prefilled(made), ...response })
    if (progress.comments) made.querySelector(".sheet__end .actions").after(shell("sheet-sent"))
    return made
  }

  function finish(id) {
    progress.comment({ id, title: titleOf(id), text: sheetText(enter(id)) })
    progress.finishLesson(id)
  }

  return {
    enter,
    isWritten: (id) => Object.keys(writtenBefore(storage.read(place(id)))).length > 0,
    save: ({ activity, response }) => keep(activity, response),
    submit({ activity, response }) {
      keep(activity, response)
      if (response.do === "finish") finish(activity)
      return { url: response.do === "finish" ? way.after(activity) : way.to(activity) }
    },
    /** What is written in each, by its id. */
    all: () => Object.fromEntries(begun().map((id) => [id, writtenBefore(storage.read(place(id)))])),
    replace(sheets) {
      for (const id of new Set([...begun(), ...plan.lessons.filter((one) => Object.hasOwn(sheets, one))])) {
        storage.write(place(id), Object.hasOwn(sheets, id) ? JSON.stringify(sheets[id]) : "")
      }
    },
  }
}

/** What the author wrote in rows stays until somebody writes over it; boxes say themselves when they are ticked. */
function prefilled(form) {
  const fields = [...form.querySelectorAll("input:not([type=checkbox]), select, textarea")]
  return Object.fromEntries(fields.map(({ name, value }) => [name, value]))
}

function writtenBefore(text) {
  try {
    return JSON.parse(text || "{}")
  } catch {
    return {}
  }
}

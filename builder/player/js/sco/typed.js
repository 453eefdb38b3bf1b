// What somebody is writing and has not sent: taken from the screen, and put back into the same forms drawn anew.

import { responseOf } from "../form.js"
import { fillIn } from "./answers.js"

/** The self-checks of a screen that wait for an answer: those that were judged are known. */
export function typedIn(screen) {
  const open = [...screen.querySelectorAll('form[data-kind="check"]')].filter((form) => !form.querySelector("[data-state]"))
  return new Map(open.map((form) => [form.dataset.activity, responseOf(form)]))
}

export function retype(screen, typed) {
  for (const form of screen.querySelectorAll('form[data-kind="check"]')) {
    const response = typed.get(form.dataset.activity)
    if (response) fillIn(form, response)
  }
}

// When a form could not be sent: what happened, what is safe, what to do. The next try is the browser's own.

import { spoken } from "./words.js"

export function showTrouble(form) {
  const says = document.createElement("p")
  says.className = "alert alert--wrong"
  says.setAttribute("role", "alert")
  says.dataset.trouble = ""
  says.textContent = spoken("failed")
  form.append(says)
  if (form.getAttribute("action") && navigator.onLine) form.dataset.native = "retry"
}

export function clearTrouble(form) {
  for (const says of form.querySelectorAll("[data-trouble]")) says.remove()
}

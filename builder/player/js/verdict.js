// Shows a verdict on a question: the same elements that the server writes when it already knows one.

import { rowId } from "./row.js"
import { spoken } from "./words.js"

/** `root` holds one question; `reply` is {verdict, feedback, remarks}; `missed`: whether what was not ticked may be told. */
export function show(root, { verdict, feedback, remarks: said, missed = true }) {
  const question = questionIn(root)
  unshow(question)
  question.dataset.state = verdict.state
  for (const row of question.querySelectorAll("[data-slot]")) markRow(row, verdict.slots[row.dataset.slot], missed)
  for (const { slot, says } of said) remarkOn(question, slot, says)

  const panel = question.querySelector("[data-feedback]")
  panel.innerHTML = feedback
  for (const points of panel.querySelectorAll("[data-points]")) points.textContent = spoken("points", verdict)
  return panel
}

/** Take a verdict away: the answer under it has changed. */
export function unshow(root) {
  const question = questionIn(root)
  delete question.dataset.state
  for (const row of question.querySelectorAll("[data-mark]")) delete row.dataset.mark
  for (const says of question.querySelectorAll("[data-says], [data-feedback]")) says.replaceChildren()
}

function questionIn(root) {
  return root.matches("[data-question]") ? root : root.querySelector("[data-question]")
}

function markRow(row, right, missed) {
  const mark = right === undefined ? "" : markOf(row, right)
  if (!mark || (mark === "missed" && !missed)) return
  row.dataset.mark = mark
  const area = row.closest("[data-question]").querySelector(`[data-area="${rowId(row)}"]`)
  if (area) area.dataset.mark = mark
  const line = saysOf(row, "mark")
  line.dataset.mark = mark
  line.innerHTML = spoken(`icon-${mark}`)
  line.append(spoken(mark))
}

/** right, wrong, missed (should have been ticked), or nothing. A row that is one option of several has a value. */
function markOf(row, right) {
  const field = row.querySelector("input, select, textarea")
  if (!row.dataset.value || field.checked) return right ? "right" : "wrong"
  return field.type === "checkbox" && !right ? "missed" : ""
}

/** Several options share the slot of a single choice: the remark stands under the one picked. */
function remarkOn(question, slot, says) {
  const rows = [...question.querySelectorAll("[data-slot]")].filter((row) => row.dataset.slot === slot)
  const row = rows.find((one) => one.querySelector("input:checked")) ?? rows[0]
  if (row) saysOf(row, "remark").innerHTML = says
}

function saysOf(row, name) {
  const line = document.createElement("p")
  line.className = name
  const apart = () => row.closest("[data-question]").querySelector(`[data-says-of="${row.dataset.slot}"] [data-says]`)
  const place = row.querySelector("[data-says]") ?? apart()
  place.append(line)
  return line
}

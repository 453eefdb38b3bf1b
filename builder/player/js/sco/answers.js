// Puts answers into forms and takes them out. Attributes are set too, so that a serialised form keeps them.

import { shuffled } from "../draw.js"
import { rowId } from "../row.js"

/** Write a response into the fields named `prefix + slot`. */
export function fillIn(root, response, prefix = "") {
  for (const field of root.querySelectorAll("input[name], select[name], textarea[name]")) {
    const name = field.name.slice(prefix.length)
    if (field.type === "hidden" && !Object.hasOwn(response, name)) continue
    const answer = response[name] ?? ""
    if (field.type === "radio" || field.type === "checkbox") tickField(field, answer === field.value)
    else if (field.tagName === "SELECT") pickOption(field, answer)
    else if (field.tagName === "TEXTAREA") field.textContent = field.value = answer
    else field.setAttribute("value", (field.value = answer))
  }
}

/** The answers of one question among the posted names of many; what is empty was not answered. */
export function answersOf(question, posted) {
  const prefix = `${question}.`
  const those = Object.entries(posted).filter(([name, answer]) => name.startsWith(prefix) && answer !== "")
  return Object.fromEntries(those.map(([name, answer]) => [name.slice(prefix.length), answer]))
}

/** Nothing can be changed any more, nor hinted at. */
export function closeFields(root) {
  for (const hint of root.querySelectorAll(".hint")) hint.remove()
  for (const field of root.querySelectorAll("input, select, textarea, button")) field.setAttribute("disabled", "")
}

/** Put what is mixed in the order that a seed gives: the rows of a question, the options of its lists. */
export function arrange(root, seed) {
  for (const rows of root.querySelectorAll("[data-mixed]:not(select)")) {
    reorder([...rows.children], rowId, seed)
  }
  for (const list of root.querySelectorAll("select[data-mixed]")) {
    reorder([...list.options].filter((option) => option.value !== ""), (option) => option.value, seed)
  }
}

function reorder(elements, idOf, seed) {
  const byId = new Map(elements.map((element) => [idOf(element), element]))
  for (const id of shuffled([...byId.keys()], seed)) elements[0].parentNode.append(byId.get(id))
}

function tickField(field, ticked) {
  field.checked = ticked
  field.toggleAttribute("checked", ticked)
}

function pickOption(field, answer) {
  field.value = answer
  for (const option of field.options) option.toggleAttribute("selected", option.value === answer)
}

// Copies the shells that the page brings and fills them. No HTML is written here: authors' pieces come ready-made.

/** A copy of `<template id="shell-NAME">`, filled. */
export function shell(name, values = {}) {
  const template = document.getElementById(`shell-${name}`)
  return filled(document.importNode(template.content, true).firstElementChild, values)
}

/** `data-if` keeps or removes; `data-say` is a sentence with {holes}; `data-fill` is text; `data-html` an author's piece. */
export function filled(root, values) {
  for (const part of marked(root, "if")) if (!values[part.dataset.if]) part.remove()
  for (const part of marked(root, "say")) part.textContent = sentence(part.dataset.say, values)
  for (const part of marked(root, "fill")) part.textContent = values[part.dataset.fill] ?? ""
  for (const part of marked(root, "html")) part.innerHTML = values[part.dataset.html] ?? ""
  for (const part of marked(root, "link")) part.setAttribute("href", values.link ?? "#/")
  return root
}

/** Of what is written for several states, show the one that holds. */
export function when(root, state) {
  for (const part of marked(root, "when")) part.hidden = part.dataset.when !== state
  return root
}

/** An author's piece as an element. Its forms post nowhere: scripts answer them. */
export function piece(html) {
  const holder = document.createElement("div")
  holder.innerHTML = html
  for (const form of holder.querySelectorAll("form")) form.removeAttribute("action")
  return holder.childElementCount === 1 ? holder.firstElementChild : holder
}

/** Bars are filled by attributes too, so that a serialised page keeps them. */
export function setBar(root, value, max) {
  for (const bar of root.querySelectorAll("[data-bar]")) {
    bar.setAttribute("max", Math.max(max, 1))
    bar.setAttribute("value", value)
  }
}

function sentence(text, values) {
  return text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole)
}

function marked(root, name) {
  const inside = [...root.querySelectorAll(`[data-${name}]`)]
  return root.matches(`[data-${name}]`) ? [root, ...inside] : inside
}

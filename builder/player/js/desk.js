// The trainer's desk: what a page can do for them only when scripts run. Marking goes by the keyboard.

/** Show the buttons that print; let a rubric be filled by digits, sent by Ctrl + Enter, and add itself up. */
export function liveDesk(root) {
  for (const button of root.querySelectorAll("[data-print][hidden]")) button.hidden = false
  root.querySelectorAll("form[data-desk]").forEach(liveRubric)
}

function liveRubric(form) {
  form.querySelector("[data-keys]").hidden = false
  form.addEventListener("keydown", (event) => keyed(form, event))
  form.addEventListener("change", () => addedUp(form))
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-phrase]")
    if (!button) return
    event.preventDefault()
    putIn(form.elements.comment, button.dataset.phrase)
  })
  addedUp(form)
}

/** Only where the focus is: a digit types itself in the comment, and means nothing elsewhere on the page. */
function keyed(form, event) {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    return form.requestSubmit(form.elements.save)
  }
  const criterion = event.target.closest("fieldset")
  if (!criterion || event.ctrlKey || event.metaKey || event.altKey) return
  const level = criterion.querySelectorAll("input[type=radio]")[Number(event.key) - 1]
  if (!level) return
  event.preventDefault()
  level.checked = true
  level.dispatchEvent(new Event("change", { bubbles: true }))
  const following = [...form.querySelectorAll("fieldset")]
  const next = following[following.indexOf(criterion) + 1]
  ;(next?.querySelector("input:checked, input") ?? form.elements.comment).focus()
}

function addedUp(form) {
  const total = form.querySelector("[data-total]")
  const points = [...form.querySelectorAll("input[data-points]:checked")].map((level) => Number(level.dataset.points))
  total.hidden = points.length < form.querySelectorAll("fieldset").length
  total.querySelector("output").value = String(points.reduce((sum, one) => sum + one, 0))
}

function putIn(field, text) {
  field.value = [field.value.trimEnd(), text].filter(Boolean).join("\n").slice(0, field.maxLength)
  field.focus()
}

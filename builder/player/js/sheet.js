// Worksheets: rows are added, moved and removed in the page, counted as one writes, and put in words for paper.

import { tableStanding } from "./standing.js"
import { dateWords, spoken } from "./words.js"

/** Enhance the worksheets that are here now, and those that arrive later. */
export function liveSheets(root) {
  const enhance = () => root.querySelectorAll("form.sheet:not(.is-live)").forEach(enhanceSheet)
  enhance()
  new MutationObserver(enhance).observe(root.body ?? root, { childList: true, subtree: true })
  addEventListener("beforeprint", () => root.querySelectorAll("form.sheet").forEach(saySheet))
}

/** Give each table the rows that a response lists. */
export function layRows(form, response) {
  for (const table of form.querySelectorAll("[data-table]")) {
    const listed = response[table.dataset.table]
    if (listed === undefined) continue
    const list = table.querySelector(".sheet__rows")
    const there = new Map([...list.children].map((row) => [row.dataset.row, row]))
    const wanted = listed.split(" ").filter(Boolean)
    list.replaceChildren(...wanted.map((id) => there.get(id) ?? freshRow(table, id)))
    settleTable(table)
  }
}

/** What is written, in words: `{title, fields, tables: [{title, rows}]}`; fields and rows are [{label, said}], none empty. */
export function sheetWritten(form) {
  const tables = [...form.querySelectorAll("[data-table]")].map((table) => ({
    title: table.querySelector("h2").textContent.trim(),
    rows: [...table.querySelector(".sheet__rows").children].map(cellsWritten).filter((cells) => cells.length),
  }))
  const fields = form.querySelector(".sheet__fields")
  return {
    title: form.querySelector("h1").textContent.trim(),
    fields: fields ? cellsWritten(fields) : [],
    tables: tables.filter(({ rows }) => rows.length),
  }
}

/** The same as lines of text, a row on each. */
export function sheetText(form) {
  const { fields, tables } = sheetWritten(form)
  const line = (cells) => cells.map(({ label, said }) => `${label} : ${said}`).join(" · ")
  const lines = tables.flatMap(({ title, rows }) => [title, ...rows.map((cells, at) => `${at + 1}. ${line(cells)}`)])
  return [...fields.map((cell) => line([cell])), ...lines].join("\n")
}

function cellsWritten(root) {
  const cells = [...root.querySelectorAll("[data-column]")].map((cell) => {
    const [field] = fieldsOf(cell)
    const blank = field.type === "checkbox" && !field.checked
    return { label: cell.querySelector(".cell__label").textContent.trim(), said: blank ? "" : wordsOf(field).trim() }
  })
  return cells.filter(({ said }) => said)
}

function enhanceSheet(form) {
  form.classList.add("is-live")
  for (const button of form.querySelectorAll("[data-save-button]")) button.hidden = true
  for (const button of form.querySelectorAll("[data-print]")) button.hidden = false
  form.addEventListener("click", (event) => pressed(form, event))
  form.addEventListener("input", ({ target }) => refreshTable(target.closest("[data-table]")))
  form.querySelectorAll("[data-table]").forEach(settleTable)
}

function pressed(form, event) {
  const button = event.target.closest("[data-add], [data-act]")
  if (!button) return
  event.preventDefault()
  const table = button.closest("[data-table]")
  if (button.hasAttribute("data-add")) addRow(table)
  else if (button.dataset.act === "remove" && !isSure(button)) return
  else movedRow(table, button.closest("[data-row]"), button.dataset.act)
  settleTable(table)
  table.querySelector("[data-rows]").dispatchEvent(new Event("change", { bubbles: true }))
}

function addRow(table) {
  const list = table.querySelector(".sheet__rows")
  const numbers = [...list.children].map((row) => Number(/^r(\d+)$/.exec(row.dataset.row)?.[1] ?? 0))
  const row = freshRow(table, `r${Math.max(Number(table.dataset.taken ?? 0), ...numbers, 0) + 1}`)
  list.append(row)
  row.querySelector("input, select, textarea").focus()
}

function movedRow(table, row, act) {
  const near = act === "up" ? row.previousElementSibling : row.nextElementSibling
  if (act === "remove") return removedRow(table, row, near ?? row.previousElementSibling)
  if (!near) return
  if (act === "up") near.before(row)
  else near.after(row)
  row.querySelector(`[data-act="${act}"]`).focus()
}

/** An empty row goes at once; a filled one asks first, in its own button: nothing is lost by a slip of the finger. */
function isSure(button) {
  if (button.dataset.sure !== undefined || !isWritten(button.closest("[data-row]"))) return true
  button.dataset.sure = ""
  const asks = document.createElement("span")
  asks.textContent = spoken("remove-row")
  button.append(asks)
  button.addEventListener("blur", () => {
    delete button.dataset.sure
    asks.remove()
  }, { once: true })
  return false
}

function removedRow(table, row, near) {
  row.remove()
  const next = near?.querySelector('[data-act="remove"]') ?? table.querySelector("[data-add]")
  next.focus()
}

/** The blank row under its own id: every name, label and description follows. */
function freshRow(table, id) {
  const blank = table.querySelector("template[data-blank]").content.firstElementChild
  const row = blank.cloneNode(true)
  for (const part of [row, ...row.querySelectorAll("*")]) {
    for (const { name, value } of [...part.attributes]) {
      if (value.includes(blank.dataset.row)) part.setAttribute(name, value.replaceAll(blank.dataset.row, id))
    }
  }
  return row
}

function settleTable(table) {
  const rows = [...table.querySelector(".sheet__rows").children]
  table.querySelector("[data-rows]").value = rows.map((row) => row.dataset.row).join(" ")
  table.querySelector("[data-add]").disabled = rows.length >= Number(table.dataset.most)
  rows.forEach((row, index) => {
    for (const number of row.querySelectorAll("[data-number]")) number.textContent = String(index + 1)
    row.querySelector('[data-act="up"]').disabled = index === 0
    row.querySelector('[data-act="down"]').disabled = index === rows.length - 1
  })
  refreshTable(table)
}

function refreshTable(table) {
  if (!table) return
  const rows = [...table.querySelector(".sheet__rows").children].map((row) => ({
    filled: isWritten(row),
    progress: row.querySelector('[data-type="progress"] select')?.value ?? "",
    due: row.querySelector("[data-due] input")?.value ?? "",
  }))
  for (const [name, value] of Object.entries(tableStanding(rows, localDay(new Date())))) {
    const place = table.querySelector(`[data-stand="${name}"]`)
    if (place) place.textContent = String(value)
  }
}

function isWritten(row) {
  return fieldsOf(row).some((field) => (field.type === "checkbox" ? field.checked : field.value.trim() !== ""))
}

function saySheet(form) {
  for (const cell of form.querySelectorAll("[data-column]")) {
    const [field] = fieldsOf(cell)
    cell.querySelector("[data-said]").textContent = wordsOf(field)
  }
}

function wordsOf(field) {
  if (field.type === "checkbox") return field.checked ? "☒" : "☐"
  if (field.tagName === "SELECT") return field.value ? field.selectedOptions[0].textContent.trim() : ""
  if (field.type !== "date" || !field.value) return field.value
  return dateWords(new Date(`${field.value}T12:00`), { dateStyle: "medium" })
}

function fieldsOf(root) {
  return [...root.querySelectorAll("input:not([type=hidden]), select, textarea")]
}

function localDay(now) {
  const two = (number) => String(number).padStart(2, "0")
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

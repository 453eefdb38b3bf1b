// A model document: what is typed in its fields stays in this tab, never leaves it, and prints or copies as text.

const PAPER_KEY = "parcours-document-"

/** Enhance documents, now and when they arrive later. */
export function livePapers(root) {
  const enhance = () => root.querySelectorAll("[data-document]:not(.is-live)").forEach(livePaper)
  enhance()
  new MutationObserver(enhance).observe(root.body ?? root, { childList: true, subtree: true })
}

function livePaper(paper) {
  paper.classList.add("is-live")
  paper.querySelector("[data-document-ways]").hidden = false
  const first = paperValues(paper)
  fillPaper(paper, { ...first, ...keptPaper(paper) })
  paper.addEventListener("input", ({ target }) => {
    samePlaces(paper, target)
    keepPaper(paper, paperValues(paper))
  })
  paper.querySelector("[data-document-copy]").addEventListener("click", () => copyPaper(paper))
  paper.querySelector("[data-document-clear]").addEventListener("click", () => {
    fillPaper(paper, first)
    keepPaper(paper, null)
    sayOnPaper(paper, "cleared")
  })
}

function paperFields(paper) {
  return [...paper.querySelectorAll("[data-blank]")]
}

function paperValues(paper) {
  const value = (field) => (field.type === "checkbox" ? field.checked : field.value)
  return Object.fromEntries(paperFields(paper).map((field) => [field.dataset.blank, value(field)]))
}

function fillPaper(paper, values) {
  for (const field of paperFields(paper)) {
    const value = values[field.dataset.blank] ?? ""
    if (field.type === "checkbox") field.checked = value === true
    else field.value = value
  }
}

/** The same blank, written in several places, says the same everywhere. */
function samePlaces(paper, written) {
  for (const field of paperFields(paper)) {
    if (field !== written && field.dataset.blank === written.dataset.blank) field.value = written.value
  }
}

/** The tab's own memory: a counter's computer is shared, and a sheet names people. */
function keptPaper(paper) {
  try {
    return JSON.parse(sessionStorage.getItem(PAPER_KEY + paper.dataset.document) ?? "{}")
  } catch {
    return {}
  }
}

function keepPaper(paper, values) {
  const key = PAPER_KEY + paper.dataset.document
  try {
    if (values) sessionStorage.setItem(key, JSON.stringify(values))
    else sessionStorage.removeItem(key)
  } catch {
    return
  }
}

async function copyPaper(paper) {
  try {
    await navigator.clipboard.writeText(paperText(paper))
    sayOnPaper(paper, "copied")
  } catch {
    sayOnPaper(paper, "refused")
  }
}

/** The sheet as plain text: what is typed where its field stands, dots where nothing is. */
function paperText(paper) {
  const copy = paper.querySelector("[data-document-sheet]").cloneNode(true)
  const values = paperValues(paper)
  for (const field of copy.querySelectorAll("[data-blank]")) {
    const value = values[field.dataset.blank]
    field.replaceWith(field.type === "checkbox" ? (value ? "[x] " : "[ ] ") : ` ${value || "……………"}`)
  }
  for (const block of copy.querySelectorAll("p, li, h2, h3, tr, td, th")) block.append("\n")
  for (const item of copy.querySelectorAll("li")) item.prepend("- ")
  return copy.textContent.replace(/[ \t]+/g, " ").replace(/ ?\n ?/g, "\n").replace(/\n{3,}/g, "\n\n").trim() + "\n"
}

function sayOnPaper(paper, what) {
  const said = paper.querySelector("[data-document-said]")
  said.textContent = said.dataset[what]
}

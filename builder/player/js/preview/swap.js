// The page shown anew in place: what was open stays open, the eye and the focus stay where they were.

/** Fetch a page and put its parts in place of ours. */
export async function showAnew(address) {
  const response = await fetch(address, { headers: { Accept: "text/html" }, credentials: "same-origin" })
  if (!(response.headers.get("Content-Type") ?? "").startsWith("text/html")) return location.reload()
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html")
  const opened = openDetails(document)
  const focused = document.activeElement?.id
  const parts = [".nav--preview", ".tongues", ...(document.querySelector("main[data-still]") ? [] : ["main"])]
  for (const part of parts) swapPart(fresh, part)
  document.title = fresh.title
  for (const name of ["lang", "dir"]) document.documentElement.setAttribute(name, fresh.documentElement.getAttribute(name))
  for (const details of document.querySelectorAll("details")) if (opened.has(detailsKey(details))) details.open = true
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
}

function swapPart(fresh, part) {
  const [old, other] = [document.querySelector(part), fresh.querySelector(part)]
  if (old && other) old.replaceWith(document.adoptNode(other))
}

function openDetails(root) {
  return new Set([...root.querySelectorAll("details[open]")].map(detailsKey))
}

/** A disclosure is known by its place among those of the same name. */
function detailsKey(details) {
  const name = details.id || details.querySelector("summary")?.textContent.trim() || details.className
  const alike = [...document.querySelectorAll("details")].filter((one) => one.className === details.className)
  return `${name}/${details.id ? 0 : alike.indexOf(details)}`
}

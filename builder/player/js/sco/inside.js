// Who has no scripts reads pages that need none. Once there is one, links lead inside the page, and what it shows goes.

export function leadInside(root) {
  root.querySelector("[data-first]")?.remove()
  for (const link of root.querySelectorAll("a[data-inside]")) link.setAttribute("href", link.dataset.inside)
}

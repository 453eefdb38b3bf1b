// Links lead to pages that need no script; once there is one, they lead inside the page.

export function leadInside(root) {
  for (const link of root.querySelectorAll("a[data-to]")) link.setAttribute("href", link.dataset.to)
}

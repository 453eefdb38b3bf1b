// A walk through a case's drawing: each step changes the page in place, and the address keeps the path.

import { showAnew } from "./swap.js"

export function walkPaths(root) {
  root.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-step]")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return
    event.preventDefault()
    walkTo(link.getAttribute("href"), link.dataset.name)
  })
  addEventListener("popstate", () => showAnew(location.href))
}

async function walkTo(address, name) {
  const view = document.querySelector(".graph__view")
  const place = [view?.scrollLeft ?? 0, view?.scrollTop ?? 0]
  history.pushState(null, "", address)
  await showAnew(address)
  const links = [...document.querySelectorAll("a[data-step]")]
  links.find((link) => link.dataset.name === name)?.focus({ preventScroll: true })
  document.querySelector(".graph__view")?.scrollTo(...place)
}

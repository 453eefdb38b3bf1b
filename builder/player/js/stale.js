// What was sure until a day says so once that day has passed, on the clock of whoever reads.

export function showStale(root) {
  const today = new Date().toISOString().slice(0, 10)
  const show = () => {
    for (const tag of root.querySelectorAll("[data-until][hidden]")) if (tag.dataset.until <= today) tag.hidden = false
  }
  show()
  new MutationObserver(show).observe(root.body ?? root, { childList: true, subtree: true })
}

// Paper shows what the screen folds: sources and panels open before printing and fold again after.

export function printWhole(root) {
  const folded = () => [...root.querySelectorAll("details:is(.sources, .panel, .transcript):not([open])")]
  addEventListener("beforeprint", () => {
    for (const part of folded()) Object.assign(part, { open: true }).dataset.printed = ""
  })
  addEventListener("afterprint", () => {
    for (const part of root.querySelectorAll("[data-printed]")) {
      part.open = false
      delete part.dataset.printed
    }
  })
  root.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) print()
  })
}

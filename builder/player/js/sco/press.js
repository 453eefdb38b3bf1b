// A long press on something, a right click, or the keys that ask for a menu: for what only a helper looks for.

const PRESS_PATIENCE = 700

/** `act()` when what matches the selector is pressed long, now or once it is there; the click that ends it does nothing. */
export function onPressed(selector, act) {
  let timer = null
  let held = false
  const stop = () => clearTimeout(timer)
  const on = (type, hear) => document.addEventListener(type, (event) => event.target.closest(selector) && hear(event))

  on("pointerdown", ({ button }) => {
    held = false
    if (button) return
    timer = setTimeout(() => {
      held = true
      act()
    }, PRESS_PATIENCE)
  })
  for (const end of ["pointerup", "pointercancel", "pointerout"]) on(end, stop)
  on("click", (event) => {
    if (held) event.preventDefault()
    held = false
  })
  on("contextmenu", (event) => {
    event.preventDefault()
    stop()
    if (!held) act()
  })
}

// A loop, walked relation by relation: two buttons, the present one lit in the list and on the drawing.

/** `light` shows some relations on the loop's own drawing. */
export function liveLoop(loop, light) {
  const steps = [...loop.querySelectorAll("li[data-row]")]
  const way = loop.querySelector("[data-loop-way]")
  const said = loop.querySelector("[data-loop-said]")
  let at = -1
  way.hidden = false
  way.addEventListener("click", (event) => {
    const turn = Number(event.target.closest("[data-turn]")?.dataset.turn)
    if (!turn) return
    at = at < 0 ? (turn > 0 ? 0 : steps.length - 1) : (at + turn + steps.length) % steps.length
    steps.forEach((step, place) => markStep(step, place === at))
    light([steps[at].dataset.row])
    said.textContent = `${at + 1}/${steps.length}. ${steps[at].textContent.trim().replace(/\s+/g, " ")}`
  })
}

function markStep(step, present) {
  if (present) step.setAttribute("aria-current", "step")
  else step.removeAttribute("aria-current")
}

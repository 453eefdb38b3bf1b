// A package in the making: its page follows what the server says, and shows the end of it.

const LOOK_AGAIN = 1500
const LOOK_AT_MOST = 20000

export function followMaking(root) {
  const region = root.querySelector("[data-making]")
  if (region) lookLater(region, LOOK_AGAIN)
}

function lookLater(region, pause) {
  setTimeout(() => lookAtMaking(region, pause), pause)
}

/** A server that does not answer is asked less and less often. */
async function lookAtMaking(region, pause) {
  try {
    const reply = await fetch(region.dataset.making, { headers: { Accept: "application/json" }, credentials: "same-origin" })
    if (!reply.ok) throw new Error(`${reply.status} ${region.dataset.making}`)
    showMaking(region, await reply.json())
  } catch (error) {
    console.error(error)
    lookLater(region, Math.min(2 * pause, LOOK_AT_MOST))
  }
}

function showMaking(region, { html, step, value, ended }) {
  if (ended) return endMaking(region, html)
  const sentence = region.querySelector("[data-making-step]")
  if (sentence.textContent !== step) sentence.textContent = step
  region.querySelector("[data-making-bar]").value = value
  lookLater(region, LOOK_AGAIN)
}

/** Only who was in the part that goes is taken along; a screen reader hears the end wherever it is. */
function endMaking(region, html) {
  const inside = region.contains(document.activeElement)
  const holder = document.createElement("template")
  holder.innerHTML = html
  const fresh = holder.content.firstElementChild
  region.replaceWith(fresh)
  const title = fresh.querySelector("h2")
  document.querySelector("[data-making-said]").textContent = title.textContent.trim()
  if (!inside) return
  title.setAttribute("tabindex", "-1")
  title.focus({ preventScroll: true })
}

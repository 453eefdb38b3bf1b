// The sign that tells where the last answer is, and the banner for what the learner must know.

import { shell, when } from "./shell.js"

/** "device", "sent", "confirmed" or "failed"; without a host, alone on this device, or nowhere at all. */
export function showHealth(health, host) {
  const state = host ? health : { device: "alone", failed: "nowhere" }[health]
  for (const sign of document.querySelectorAll("[data-health]")) {
    sign.dataset.health = state
    for (const part of sign.querySelectorAll("[data-when]")) part.hidden = !part.dataset.when.split(" ").includes(state)
  }
  if (state === "failed" || state === "nowhere") banner(state)
  else hideBanner("failed", "nowhere")
}

export function closeHealth() {
  for (const sign of document.querySelectorAll("[data-health][open]")) sign.open = false
}

const BANNER = { name: "", values: {} }

/** One sentence across the top, by its name; the last one said wins. */
export function banner(name, values = {}) {
  Object.assign(BANNER, { name, values })
  const place = document.querySelector("[data-banner]")
  if (place.dataset.banner === name) return
  const says = shell("banners", values).querySelector(`[data-when="${name}"]`)
  place.replaceChildren(says)
  place.dataset.banner = name
  place.hidden = false
}

/** What was said is said again, on a page that is new. */
export function repeatBanner() {
  if (BANNER.name) banner(BANNER.name, BANNER.values)
}

export function hideBanner(...names) {
  const place = document.querySelector("[data-banner]")
  if (!names.includes(place.dataset.banner)) return
  place.hidden = true
  place.dataset.banner = BANNER.name = ""
}

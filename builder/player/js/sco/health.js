// The sign that tells where the last answer is, and the banner for what the learner must know.

import { shell, when } from "./shell.js"

export function showHealth(health) {
  for (const sign of document.querySelectorAll("[data-health]")) {
    sign.dataset.health = health
    when(sign, health)
  }
  if (health === "failed") banner("failed")
  else hideBanner("failed")
}

/** One sentence across the top, by its name; the last one said wins. */
export function banner(name, values = {}) {
  const place = document.querySelector("[data-banner]")
  if (place.dataset.banner === name) return
  const says = shell("banners", values).querySelector(`[data-when="${name}"]`)
  place.replaceChildren(says)
  place.dataset.banner = name
  place.hidden = false
}

function hideBanner(name) {
  const place = document.querySelector("[data-banner]")
  if (place.dataset.banner !== name) return
  place.hidden = true
  place.dataset.banner = ""
}

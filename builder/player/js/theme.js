// Light, dark or as the device wishes: one button turns through them, and the browser remembers.

import { spoken } from "./words.js"

const THEMES = ["auto", "light", "dark"]
const THEME_KEY = "parcours-theme"

export function themeButton(root) {
  wearTheme(keptTheme())
  for (const button of root.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false
    button.addEventListener("click", () => wearTheme(THEMES[(THEMES.indexOf(keptTheme()) + 1) % 3], true))
  }
  nameTheme(keptTheme())
}

function wearTheme(theme, keep = false) {
  if (theme === "auto") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  if (keep) keepTheme(theme)
  nameTheme(theme)
}

function nameTheme(theme) {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    const name = button.querySelector(".visually-hidden") ?? button
    name.textContent = spoken(`theme-${theme}`)
    button.title = spoken(`theme-${theme}`)
  }
}

/** Storage may be refused: inside another site's frame, in private windows. */
function keptTheme() {
  const worn = document.documentElement.dataset.theme ?? "auto"
  try {
    const kept = localStorage.getItem(THEME_KEY)
    return THEMES.includes(kept) ? kept : worn
  } catch {
    return worn
  }
}

function keepTheme(theme) {
  try {
    localStorage.setItem(THEME_KEY, theme)
  } catch {
    return
  }
}

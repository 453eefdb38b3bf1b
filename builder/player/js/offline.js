// A thin bar while the network is away: what is safe, what to do.

import { spoken } from "./words.js"

export function offlineBar(root) {
  const bar = document.createElement("div")
  bar.className = "banner"
  bar.setAttribute("role", "status")
  const tell = () => {
    bar.replaceChildren()
    bar.hidden = navigator.onLine
    if (navigator.onLine) return
    bar.innerHTML = spoken("icon-offline")
    bar.append(" ", spoken("offline"))
  }
  root.body.prepend(bar)
  addEventListener("online", tell)
  addEventListener("offline", tell)
  tell()
}

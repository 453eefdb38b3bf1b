// Each save is told by the server; the page then shows itself anew.

import { showAnew } from "./swap.js"

const FOLLOWED = { version: "", busy: false, again: false }

export function followSaves(root) {
  FOLLOWED.version = root.documentElement.dataset.version
  const source = new EventSource(`/events?since=${FOLLOWED.version}`)
  source.addEventListener("message", ({ data }) => {
    if (data !== FOLLOWED.version) catchUp(data)
  })
  addEventListener("pagehide", () => source.close())
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload())
}

/** One fetch at a time; a save that comes meanwhile asks for another. */
async function catchUp(version) {
  FOLLOWED.version = version
  if (FOLLOWED.busy) {
    FOLLOWED.again = true
    return
  }
  FOLLOWED.busy = true
  try {
    await showAnew(location.href)
    document.documentElement.dataset.shown = version
  } catch (error) {
    console.error(error)
  } finally {
    FOLLOWED.busy = false
  }
  if (FOLLOWED.again) {
    FOLLOWED.again = false
    catchUp(FOLLOWED.version)
  }
}

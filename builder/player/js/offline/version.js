// A site on a server keeps a copy of itself where browsers allow it, and says when a newer one is ready.

import { banner } from "../sco/health.js"

const VERSION = { held: false, waiting: null }

/**
 * From a folder everything is here already; over plain HTTP browsers keep no copy, and nothing is promised. Nor is
 * anything fetched ahead for somebody who asked to spare data.
 */
export async function keepCopy(win = window) {
  if (win.location.protocol === "file:") return sayHeld(win.document)
  const { serviceWorker, connection } = win.navigator
  if (!serviceWorker || connection?.saveData) return
  offerOnClick(serviceWorker, win)
  try {
    const registration = await serviceWorker.register("worker.js", { updateViaCache: "none" })
    followVersions(serviceWorker, registration)
    await serviceWorker.ready
    sayHeld(win.document)
  } catch (error) {
    console.warn(error) // the course still reads as long as there is a network
  }
}

/** Say again, on a page that is new, that the course is here. */
export function showHeld(root) {
  for (const part of root.querySelectorAll("[data-held]")) part.hidden = !VERSION.held
}

/** The course is here, and stays. */
export function sayHeld(root) {
  VERSION.held = true
  showHeld(root)
}

function followVersions(serviceWorker, registration) {
  const tell = (worker) => {
    if (!worker || !serviceWorker.controller) return
    VERSION.waiting = worker
    banner("update")
  }
  tell(registration.waiting)
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing
    worker.addEventListener("statechange", () => worker.state === "installed" && tell(worker))
  })
}

/** The page changes only when its reader says so: an answer may be half written. */
function offerOnClick(serviceWorker, win) {
  win.document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-update]") || !VERSION.waiting) return
    serviceWorker.addEventListener("controllerchange", () => win.location.reload(), { once: true })
    VERSION.waiting.postMessage("update")
  })
}

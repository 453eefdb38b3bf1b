// The browser's own copy: it may be full, forbidden or absent, and then says so instead of throwing.

const STORAGE_PROBE = "parcours-probe"

/** What the browser refuses is still remembered until the page closes, so that it may leave in a file. */
export function browserStorage(win) {
  const refused = new Map()

  function read(name) {
    try {
      return refused.get(name) ?? win.localStorage.getItem(name) ?? ""
    } catch {
      return ""
    }
  }

  function write(name, text) {
    refused.delete(name)
    if (stored(name, text)) return true
    refused.set(name, text)
    return false
  }

  function stored(name, text) {
    try {
      win.localStorage.setItem(name, text)
      return win.localStorage.getItem(name) === text
    } catch {
      return false
    }
  }

  /** Whether anything written now would be there tomorrow, as far as a browser tells. */
  function keeps() {
    const kept = stored(STORAGE_PROBE, "1")
    if (kept) win.localStorage.removeItem(STORAGE_PROBE)
    return kept
  }

  return { read, write, keeps }
}

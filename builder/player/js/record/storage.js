// The browser's own copy: it may be full, forbidden or absent, and then says so instead of throwing.

export function browserStorage(win) {
  return {
    read(name) {
      try {
        return win.localStorage.getItem(name) ?? ""
      } catch {
        return ""
      }
    },
    write(name, text) {
      try {
        win.localStorage.setItem(name, text)
        return win.localStorage.getItem(name) === text
      } catch {
        return false
      }
    },
  }
}

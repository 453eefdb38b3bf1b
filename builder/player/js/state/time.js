// The browser's time: now, later, and once what was just shown is really on the screen.

export function browserTime(win = globalThis) {
  return {
    now: () => Date.now(),
    later: (act, delay) => win.setTimeout(act, delay),
    cancel: (id) => win.clearTimeout(id),
    painted(act) {
      if (!win.requestAnimationFrame || win.document?.hidden) return act()
      let acted = false
      const once = () => {
        if (!acted) act()
        acted = true
      }
      win.requestAnimationFrame(() => win.requestAnimationFrame(once))
      win.setTimeout(once, 250) // a hidden page paints nothing
    },
  }
}

/** Seconds of a session, not counting while it is stopped. */
export function sessionClock(now) {
  let since = now()
  let counted = 0
  return {
    seconds: () => Math.floor((counted + (since === null ? 0 : Math.max(0, now() - since))) / 1000),
    stop() {
      if (since !== null) counted += Math.max(0, now() - since)
      since = null
    },
    go() {
      since ??= now()
    },
  }
}

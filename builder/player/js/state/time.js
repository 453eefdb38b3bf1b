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

const CLOCK_IDLE = 1_800_000 // a page left open on a desk is not being worked on for longer

/** Seconds of a session, not counting while it is stopped; `go` at each gesture, for without one time soon counts no more. */
export function sessionClock(now) {
  let since = now()
  let counted = 0
  const running = () => (since === null ? 0 : Math.min(Math.max(0, now() - since), CLOCK_IDLE))
  return {
    seconds: () => Math.floor((counted + running()) / 1000),
    stop() {
      counted += running()
      since = null
    },
    go() {
      counted += running()
      since = now()
    },
  }
}

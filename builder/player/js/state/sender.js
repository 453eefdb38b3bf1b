// Sends reports to a host: after feedback is painted, at most one commit per so many seconds, again when it failed.

const SENDER_PATIENCE = 300_000

/**
 * `time`: {now, later, cancel, painted}. `report()` makes the whole report of this very moment; `onsent()` hears that the
 * host took it. `spacing` in seconds; a host that blocks the page for longer gets as long a rest.
 */
export function openSender({ host, report, time, onhealth, onsent, spacing = 5 }) {
  let rest = 1000 * spacing
  let health = "device"
  let last = -Infinity
  let waiting = null
  let failures = 0
  let closed = false

  function soon() {
    turn("device")
    time.painted(() => wait(Math.max(0, last + rest - time.now())))
  }

  function atOnce() {
    turn("device")
    time.painted(flush)
  }

  function flush() {
    if (closed) return
    forget()
    const begun = time.now()
    const taken = host.write(report()) // what it refused is no reason to lose what it took
    const sent = host.commit() && taken
    last = time.now()
    rest = Math.max(1000 * spacing, last - begun)
    failures = sent ? 0 : failures + 1
    if (sent) onsent()
    turn(sent ? "sent" : "failed")
    if (!sent) wait(Math.min(rest * 2 ** (failures - 1), SENDER_PATIENCE))
  }

  function close() {
    if (closed) return
    flush()
    forget()
    closed = true
    host.close()
  }

  function wait(delay) {
    if (waiting === null && !closed) waiting = time.later(flush, delay)
  }

  function forget() {
    if (waiting !== null) time.cancel(waiting)
    waiting = null
  }

  function turn(sign) {
    if (sign === "device" && failures) return
    health = sign
    onhealth(health)
  }

  return { soon, atOnce, flush, close, health: () => health }
}

// Answers of a quiz that the network did not take: kept in this browser until it does, then sent again.

const OUTBOX = "parcours-outbox"
const MONTH = 30 * 24 * 3600 * 1000

/** A store whose answers survive a dropped network, a closed tab, a browser that restarts. */
export function withOutbox(store, root) {
  const flush = () => flushOutbox(root)
  addEventListener("online", flush)
  flush()
  let unsent = null
  root.addEventListener("input", ({ target }) => (unsent = target.closest('form[data-kind="quiz"]') ?? unsent))
  addEventListener("pagehide", () => unsent?.isConnected && keepForLater(unsent))
  const kept = async (asked, verb) => {
    try {
      const reply = await store[verb](asked)
      if (unsent === asked.form) unsent = null
      return reply
    } catch (error) {
      // A fetch that reached nobody is a TypeError (see remote.js); what a server refused is not tried again.
      if (error instanceof TypeError && asked.form.dataset.kind === "quiz") error.kept = keepForLater(asked.form)
      throw error
    }
  }
  return { ...store, submit: (asked) => kept(asked, "submit"), save: (asked) => kept(asked, "save") }
}

/** One entry for the questions that a form shows: the newest answer takes the place of the older. */
function keepForLater(form) {
  const fields = [...new FormData(form)].filter(([name, value]) => typeof value === "string" && name !== "csrf_token")
  const questions = fields.filter(([name]) => name === "shown").map(([, id]) => id)
  const address = form.getAttribute("action")
  const others = waitingAnswers().filter((one) => one.key !== `${address} ${questions}`)
  return writeOutbox([...others, { key: `${address} ${questions}`, address, fields, at: Date.now() }])
}

async function flushOutbox(root) {
  const token = root.querySelector("[name=csrf_token]")?.value
  const waiting = waitingAnswers()
  if (!waiting.length || !token || !navigator.onLine) return
  let here = false
  for (const { key, address, fields } of waiting) {
    const body = new URLSearchParams([...fields, ["csrf_token", token]])
    try {
      const reply = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" }, credentials: "same-origin" })
      if (!reply.ok) continue // somebody else's session: it waits for whose answer it is
    } catch {
      continue
    }
    writeOutbox(waitingAnswers().filter((one) => one.key !== key))
    here ||= root.querySelector(`form[action="${address}"]`) !== null
  }
  if (here) location.reload()
}

export function waitingAnswers() {
  try {
    return (JSON.parse(localStorage.getItem(OUTBOX)) ?? []).filter(({ at }) => at > Date.now() - MONTH)
  } catch {
    return []
  }
}

/** Whether the browser keeps them. */
function writeOutbox(entries) {
  try {
    if (entries.length) localStorage.setItem(OUTBOX, JSON.stringify(entries))
    else localStorage.removeItem(OUTBOX)
    return true
  } catch (error) {
    console.error(error)
    return false
  }
}

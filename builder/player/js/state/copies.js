// Whose copy is whose, in a browser that several people may use. What nobody is named for is offered, never taken for granted.
//
//   parcours/PACKAGE/LEARNER        the copy of somebody whom the platform names
//   parcours/PACKAGE/~NONCE         of somebody whom it does not name: its state says which
//   parcours/PACKAGE/               of whoever works where no platform is
//   parcours/PACKAGE/?              the unnamed ones, oldest first
//   parcours/PACKAGE/?/LEARNER      those that this learner said are not theirs

import { stateFromJson } from "./snapshot.js"

const COPIES_MOST = 8

/** `named`: what the platform calls the learner; `nonce` stands for it when a platform is there and says nothing, dead or alive. */
export function openCopies({ plan, storage, named, hosted, nonce }) {
  const course = plan.package ?? plan.course
  const root = `parcours/${course}/`
  const unnamed = `${root}?`
  const list = (name) => copiesList(storage.read(name))
  const refused = () => `${root}?/${who}`
  const called = (by) => named || (hosted ? `~${by.toString(36)}` : "")
  let who = called(nonce)
  let listed = named !== ""

  /** Whether the browser kept it. An unnamed copy is listed once there is one. */
  function write(text) {
    if (!listed) storage.write(unnamed, JSON.stringify([...new Set([...list(unnamed), who])].slice(-COPIES_MOST)))
    listed = true
    return storage.write(root + who, text)
  }

  /** `{whose, found}`: the last unnamed copy with some work in it, unless it is this one, or was said to be another's. */
  function stray() {
    const others = list(unnamed).filter((one) => one !== who && !list(refused()).includes(one))
    const copies = others.map((whose) => ({ whose, found: stateFromJson(plan, storage.read(root + whose)) }))
    return (hosted && copies.findLast(({ found }) => found?.state.sequence > 0)) || null
  }

  /** It is theirs: with the notes and worksheets beside it, under their own name, or the one that its nonce gives. */
  function take(whose, by) {
    const before = who
    who = called(by)
    listed = named !== ""
    storage.write(unnamed, JSON.stringify(list(unnamed).filter((one) => one !== whose && one !== before)))
    const beside = [(one) => `parcours-notes/${course}/${one}`, ...plan.lessons.map((id) => (one) => `${root}${one}/sheet/${id}`)]
    for (const from of [before, whose].filter((one) => one !== who)) {
      for (const place of beside) copiesMoved(storage, place(from), place(who))
      storage.write(root + from, "")
    }
  }

  return {
    who: () => who,
    place: () => root + who,
    read: () => storage.read(root + who),
    write,
    stray,
    take,
    refuse: (whose) => storage.write(refused(), JSON.stringify([...list(refused()), whose])),
  }
}

/** What is written in both places stays as it is in the one moved to. */
function copiesMoved(storage, from, to) {
  const read = (name) => {
    try {
      return JSON.parse(storage.read(name) || "null")
    } catch {
      return null
    }
  }
  if (read(from) === null) return
  storage.write(to, JSON.stringify({ ...read(from), ...read(to) }))
  storage.write(from, "")
}

function copiesList(text) {
  try {
    return JSON.parse(text || "[]").map(String)
  } catch {
    return []
  }
}

// At launch: the host's state and the browser's copy are read, and the newer one wins.

import { rank } from "../draw.js"
import { decode } from "./codec.js"
import { openCopies } from "./copies.js"
import { emptyState, stateFromJson } from "./snapshot.js"

/**
 * `{state, copies, kept, given, confirmed, forgotten, told, written}`: kept is null on a first visit; given, the snapshot that the host
 * gave back, and confirmed its sequence number; forgotten, when it had said that it has a later one; told, what was answered and
 * no host has heard; written, comments likewise.
 * `opened` is what the host says, if one is there (`hosted`); `learner` names somebody whom it does not.
 */
export function launched({ plan, opened, hosted, learner, storage, now }) {
  const { suspended } = opened
  const named = learner || opened.learner
  const sent = suspended ? readOrNothing(() => decode(plan, suspended)) : null
  const nonce = sent ? sent.state.nonce : rank(`${plan.course}/${named}`, String(now)) % 2 ** 24
  const copies = openCopies({ plan, storage, named, hosted, nonce })
  const local = stateFromJson(plan, copies.read())
  const found = newest(local, sent)
  const state = found ? found.state : emptyState(nonce)
  const confirmed = sent ? sent.state.sequence : 0
  const heard = sent ? sent.state.counter : 0
  const told = unheard(local?.told ?? [], heard)
  state.counter = heard + told.length
  const given = sent && sent.state.snapshot
  const forgotten = (local?.sent ?? 0) > confirmed
  const written = (local?.written ?? []).map(dated)
  return { state, copies, kept: found && whatWasKept(found), given, confirmed, forgotten, told, written }
}

/** What the host's own count does not hold, in new places after it. */
function unheard(told, heard) {
  const those = told.filter(({ index }) => index >= heard)
  return those.map((one, place) => ({ ...dated(one), index: heard + place }))
}

function dated(one) {
  return { ...one, at: new Date(one.at) }
}

/** The browser's copy wins when both are as new: it also has the texts. */
function newest(local, sent) {
  if (!local || !sent) return local ?? sent
  return local.state.sequence >= sent.state.sequence ? local : sent
}

function whatWasKept({ state: { snapshot }, dropped, edited }) {
  const { lessons, checks, quizzes, cases } = snapshot
  const kept = lessons.size + [checks, quizzes, cases].reduce((sum, entries) => sum + Object.keys(entries).length, 0)
  return { edited, kept, lost: dropped.length, dropped }
}

function readOrNothing(read) {
  try {
    return read()
  } catch {
    return null
  }
}

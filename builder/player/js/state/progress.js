// What a learner did, kept: in memory for the pages, in the browser at once, in the host soon after.

import { attemptSeed } from "./keys.js"
import { readRecovery, recoveryCode } from "./code.js"
import { encode } from "./codec.js"
import { competenciesShown } from "./competencies.js"
import { endingsReached } from "./endings.js"
import { launched } from "./launch.js"
import { objectiveIds, objectivesHeld, objectivesOf } from "./objectives.js"
import { adoptInto, restoreInto } from "./restore.js"
import { openSender } from "./sender.js"
import { refill, stateFromJson, stateToJson } from "./snapshot.js"
import { raisedStatus, standing, statusWords } from "./status.js"
import { browserTime, sessionClock } from "./time.js"
import { caseVerbs, lessonVerbs, quizVerbs } from "./verbs.js"

/**
 * `host` may be null: nobody listens. `time` is for tests. The learner is the host's, unless one is given.
 * `titleOf(id)` names what the host shows to people, `language()` is the one that answers are in.
 */
export function openProgress({
  plan, host = null, storage, learner = "", titleOf = () => "", language = () => plan.language,
  now = Date.now, time = { ...browserTime(), now },
}) {
  const opened = host ? host.open() : ALONE
  const found = launched({ plan, opened, hosted: host !== null, learner, storage, now: time.now() })
  const { state, copies, kept, confirmed, told, written } = found
  const clock = sessionClock(time.now)
  const offered = { stray: copies.stray() }
  let before = state.snapshot.seconds
  const listeners = []
  const endings = endingsReached(plan)
  const known = opened.known ?? (() => undefined)
  const competencies = competenciesShown(known)
  let onDevice = storage.keeps?.() ?? true
  let sent = confirmed
  const sender = openSender({ host: host ?? NOBODY, report, time, onhealth: heard, onsent: taken, spacing: plan.host?.spacing })

  host?.expect?.(objectiveIds(plan), objectivesHeld(plan, found.given))
  state.status = raisedStatus(state.status, opened)
  endings.note(state.snapshot)
  const verbs = { plan, state, tell, comment, changed }
  const progress = {
    snapshot: state.snapshot,
    mode: opened.scored ? "normal" : "review",
    learner: { id: copies.who(), name: opened.name ?? "" },
    kept,
    confirmed,
    /**
     * The host does not give back what it had said it has. One that forgets what is finished, or still judges it, is within
     * its rights.
     */
    forgotten: found.forgotten && !statusWords(state.status).completed && opened.success === "unknown",
    known,
    shown: competencies.score,
    seed: (quizId) => attemptSeed(state.nonce, quizId, state.snapshot.quizzes[quizId]?.attempt ?? 0),
    ...lessonVerbs(verbs),
    ...quizVerbs(verbs),
    ...caseVerbs(verbs),
    /** Whether the host keeps comments; `comment({id, title, text})` sends it what somebody wrote. */
    comments: Boolean(host && opened.scored && opened.comments),
    comment,
    /** "device", "sent", "failed"; "confirmed" while nothing was done since the host gave everything back. */
    get health() {
      const sign = host && onDevice ? sender.health() : healthAlone()
      return sign === "sent" && confirmed > 0 && state.sequence === confirmed ? "confirmed" : sign
    },
    get code() {
      return recoveryCode(plan, state)
    },
    restore,
    /** `{whose}`: work that this browser keeps and nobody is named for. It is theirs, or it is not. */
    get stray() {
      return offered.stray && { whose: offered.stray.whose }
    },
    adopt,
    refuse() {
      copies.refuse(offered.stray.whose)
      offered.stray = null
    },
    get status() {
      return { ...statusWords(state.status), score: state.score }
    },
    /** Every call to the host, without its values. */
    journal: host?.journal ?? [],
    /** All of it as it stands, for a file. */
    get state() {
      state.snapshot.seconds = before + clock.seconds()
      return state
    },
    touch,
    take,
    follow,
    onchange: (listen) => listeners.push(listen),
    hide,
    show: () => clock.go(),
    leave,
  }
  if (host) sender.flush()
  return progress

  /** Something was done: `ended` when a status or a score may follow, which no one should wait for. */
  function changed({ ended = false } = {}) {
    clock.go()
    const status = state.status
    state.status = raisedStatus(status, standing(plan, state.snapshot))
    state.sequence += 1
    endings.note(state.snapshot)
    save()
    if (host && (ended || state.status !== status || !onDevice)) sender.atOnce()
    else if (host) sender.soon()
    else heard()
  }

  /** Something was written that does not travel: this copy is newer all the same. */
  function touch() {
    state.sequence += 1
    save()
    heard()
  }

  /** Another state in the place of this one. No copy of either is newer than what comes of it. */
  function take(other) {
    become(other)
    state.status = raisedStatus(state.status, standing(plan, state.snapshot))
    save()
    heard()
  }

  /** What another tab of this browser just kept, unless this one is ahead: as far on, the last to write was told to. */
  function follow(key, text) {
    const found = key === copies.place() && text ? stateFromJson(plan, text) : null
    if (!found || found.state.sequence < state.sequence) return
    become(found.state)
    heard()
  }

  function become({ sequence, nonce, status, score, snapshot }) {
    refill(state.snapshot, snapshot)
    Object.assign(state, { sequence: Math.max(sequence, state.sequence), nonce, status, score })
    before = snapshot.seconds - clock.seconds()
  }

  function save() {
    state.snapshot.seconds = before + clock.seconds()
    onDevice = copies.write(stateToJson(plan, state, { sent, told, written }))
  }

  /** What a recovery code says, or its `fault`. */
  function restore(typed) {
    const brought = readRecovery(plan, typed)
    if (brought.fault) return brought
    restoreInto(plan, state, brought)
    changed({ ended: true })
    return brought
  }

  function adopt() {
    const { whose, found: theirs } = offered.stray
    save()
    adoptInto(plan, state, theirs.state)
    before = state.snapshot.seconds - clock.seconds()
    for (const one of theirs.told) tell({ ...one, at: new Date(one.at), index: state.counter })
    for (const one of theirs.written) comment({ ...one, at: new Date(one.at) })
    copies.take(whose, state.nonce)
    progress.learner.id = copies.who()
    offered.stray = null
    changed({ ended: true })
  }

  function tell(interaction) {
    if (!host || !opened.scored) return
    told.push({ index: state.counter, at: new Date(time.now()), language: language(), ...interaction })
    state.counter += 1
  }

  function comment(said) {
    if (progress.comments && said.text) written.push({ at: new Date(time.now()), language: language(), ...said })
  }

  function report() {
    state.snapshot.seconds = before + clock.seconds()
    return {
      ...statusWords(state.status),
      measure: standing(plan, state.snapshot).measure,
      score: state.score,
      seconds: clock.seconds(),
      location: state.snapshot.location ?? "",
      suspend: encode(plan, state, plan.host?.limit),
      interactions: [...told],
      comments: [...written],
      objectives: [...parts(), ...endings.all()].map(named),
    }
  }

  /** The modules, unless the package is one of them, then the competencies. */
  function parts() {
    const modules = plan.module ? [] : objectivesOf(plan, state.snapshot)
    return [...modules, ...competencies.told(plan, state)]
  }

  function named(objective) {
    return { title: titleOf(objective.id), ...objective }
  }

  /** Answers and comments are told again until the host took them. */
  function taken() {
    if (sent === state.sequence && !told.length && !written.length) return
    sent = state.sequence
    told.length = written.length = 0
    save()
  }

  function hide() {
    clock.stop()
    save()
    if (host) sender.flush()
  }

  function leave() {
    clock.stop()
    save()
    if (host) sender.close()
  }

  function healthAlone() {
    if (host && sender.health() === "sent") return "sent"
    return onDevice ? "device" : "failed"
  }

  function heard() {
    for (const listen of listeners) listen(progress)
  }
}

const ALONE = { scored: true, suspended: "", learner: "", completed: false, success: "unknown" }
const NOBODY = { write: () => false, commit: () => false, close: () => false }

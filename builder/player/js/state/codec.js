// The state that travels: all that a learner did, in at most 3,800 letters that no host escapes.
//
//   version 1 · checksum 4 · sequence 5 · seconds 5 · counter 3 · nonce 4 · revision 4 · place 4 · status 1 · score 2
//   . key key …                                   lessons finished (4 letters each)
//   ~ key earned shape response                   a self-check
//   * key flags attempt [best] [! key shape response]…   a quiz, and the answers of its current attempt
//   ( key flags [best] choice choice …            a case: 3 letters per decision
//
// A key is a hash of an id, a response the places of answers in their slots, a shape a digest of these slots: an edited
// course finds what it still knows and never mistakes one thing for another. Unknown keys are skipped, and reported.
// Texts are not in here. `exports/budget.py` computes the longest state of a plan; tests hold both together.

import { rank } from "../draw.js"
import { packed, shape } from "./answers.js"
import { counted, fixed, least, reading } from "./digits.js"
import { caseSteps, choiceKey, drawnFor, idKey, idsByKey, isEnding } from "./keys.js"
import { codecReader } from "./records.js"
import { emptyState } from "./snapshot.js"

const CODEC_VERSION = "1"
const CODEC_HEADER = [
  ["sequence", 5], ["seconds", 5], ["counter", 3], ["nonce", 4], ["revision", 4], ["place", 4], ["status", 1], ["score", 2],
]

export function encode(plan, state) {
  const known = idsByKey(plan)
  const keyed = (id) => known.get(idKey(id)) === id
  const header = codecHeader(plan, state)
  const body = [
    CODEC_HEADER.map(([name, width]) => fixed(header[name], width)).join(""),
    encodeLessons(plan.lessons.filter((id) => keyed(id) && state.snapshot.lessons.has(id))),
    ...encodeAll(state.snapshot.checks, keyed, (id, check) => encodeCheck(plan.questions[id], id, check)),
    ...encodeAll(state.snapshot.quizzes, keyed, (id, quiz) => encodeQuiz(plan, state, id, quiz, keyed)),
    ...encodeAll(state.snapshot.cases, keyed, (id, one) => encodeCase(plan.cases[id], id, one)),
  ].join("")
  return CODEC_VERSION + codecSum(body) + body
}

/** `{state, dropped, edited}`, or null when the text is not a whole state of this version. */
export function decode(plan, text) {
  const body = text.slice(5)
  if (text[0] !== CODEC_VERSION || text.slice(1, 5) !== codecSum(body)) return null

  const [head, ...records] = body.split(/(?=[.~*!(])/)
  const header = {}
  const letters = reading(head)
  for (const [name, width] of CODEC_HEADER) header[name] = letters.fixed(width)

  const state = { ...emptyState(header.nonce), sequence: header.sequence, counter: header.counter }
  const read = codecReader(plan, state, idsByKey(plan))
  Object.assign(state, { status: header.status, score: header.score ? header.score - 1 : null })
  state.snapshot.seconds = header.seconds
  state.snapshot.location = read.place(header.place)
  records.forEach(read.record)
  return { state, dropped: read.dropped(), edited: header.revision !== idKey(plan.revision) }
}

function codecHeader(plan, { sequence, counter, nonce, status, score, snapshot }) {
  return {
    sequence,
    counter,
    nonce,
    status,
    seconds: snapshot.seconds,
    revision: idKey(plan.revision),
    place: snapshot.location ? idKey(snapshot.location) : 0,
    score: score === null ? 0 : score + 1,
  }
}

function codecSum(body) {
  return fixed(rank("state", body) % 2 ** 24, 4)
}

function encodeAll(entries, keyed, write) {
  return Object.keys(entries).filter(keyed).sort().map((id) => write(id, entries[id]))
}

function encodeLessons(ids) {
  return ids.length ? `.${ids.map((id) => fixed(idKey(id), 4)).join("")}` : ""
}

function encodeCheck({ slots, possible }, id, { response, earned }) {
  return `~${fixed(idKey(id), 4)}${counted(earned, possible)}${encodeResponse(slots, response)}`
}

function encodeQuiz(plan, state, id, { attempt, best, passed, finished, answers }, keyed) {
  const flags = Number(finished) + 2 * Number(passed) + 4 * Number(best !== null)
  const asked = drawnFor(plan, state, id).filter((question) => keyed(question) && Object.hasOwn(answers, question))
  return [
    `*${fixed(idKey(id), 4)}${fixed(flags, 1)}${counted(attempt)}${best === null ? "" : counted(best)}`,
    ...asked.sort().map(
      (one) => `!${fixed(idKey(one), 4)}${encodeResponse(plan.questions[one].slots, answers[one])}`,
    ),
  ].join("")
}

function encodeCase(outline, id, { path, best, ended }) {
  const steps = caseSteps(outline, path)
  const whole = ended && isEnding(outline, steps.at(-1)?.goto ?? outline.start)
  const flags = Number(whole) + 4 * Number(best !== null)
  const choices = steps.map(({ scene, choice }) => fixed(choiceKey(id, scene, choice), 3)).join("")
  return `(${fixed(idKey(id), 4)}${fixed(flags, 1)}${best === null ? "" : counted(best, outline.possible)}${choices}`
}

function encodeResponse(slots, response) {
  return fixed(shape(slots), 2) + least(packed(slots, response))
}

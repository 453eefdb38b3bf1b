// The state that travels: all that a learner did, in at most 3,800 letters that no host escapes.
//
//   version 1 · checksum 4 · sequence 5 · seconds 5 · counter 3 · nonce 4 · revision 4 · place 4 · status 1 · score 2
//   . key key …                                   lessons finished (4 letters each)
//   ~ key earned shape response                   a self-check
//   ) key earned key earned …                     self-checks of which only the points are kept
//   * key flags attempt [best] [! key shape response]…   a quiz, and the answers of its current attempt
//   ( key flags [best] choice choice …            a case: 3 letters per decision
//
// A key is a hash of an id, a response the places of answers in their slots, a shape a digest of these slots: an edited
// course finds what it still knows and never mistakes one thing for another. Unknown keys are skipped, and reported.
// Texts are not in here. What does not fit is let go in the order that `trim.js` says. `exports/budget.py` computes the
// longest state of a plan, whole and trimmed; tests hold both together.

import { rank } from "../draw.js"
import { packed, shape } from "./answers.js"
import { counted, fixed, least, reading } from "./digits.js"
import { caseSteps, choiceKey, drawnFor, idKey, idsByKey, isEnding } from "./keys.js"
import { codecReader } from "./records.js"
import { emptyState } from "./snapshot.js"
import { trimmed } from "./trim.js"

const CODEC_VERSION = "2"
const CODEC_READ = ["1", "2"] // the first had no `)`
const CODEC_HEADER = [
  ["sequence", 5], ["seconds", 5], ["counter", 3], ["nonce", 4], ["revision", 4], ["place", 4], ["status", 1], ["score", 2],
]
const CODEC_FRAME = 33 + 1 // the header, and the mark of trimmed self-checks

/** The state in at most `limit` letters, when what never goes leaves room for that. */
export function encode(plan, state, limit = Infinity) {
  const { snapshot } = state
  const known = idsByKey(plan)
  const keyed = (id) => known.get(idKey(id)) === id
  const header = codecHeader(plan, state)
  const lessons = encodeLessons(plan.lessons.filter((id) => keyed(id) && snapshot.lessons.has(id)))
  const checks = encodeAll(snapshot.checks, keyed, (id, check) => encodeCheck(plan.questions[id], id, check))
  const others = [
    ...encodeAll(snapshot.quizzes, keyed, (id, quiz) => encodeQuiz(plan, state, id, quiz, keyed)),
    ...encodeAll(snapshot.cases, keyed, (id, one) => encodeCase(plan.cases[id], id, one, snapshot.location)),
  ]
  const written = trimmed([...checks, ...others], limit - CODEC_FRAME - lessons.length)
  const points = written.slice(0, checks.length).filter((text) => text[0] !== "~")
  const body = [
    CODEC_HEADER.map(([name, width]) => fixed(header[name], width)).join(""),
    lessons,
    ...written.slice(0, checks.length).filter((text) => text[0] === "~"),
    points.length ? `)${points.join("")}` : "",
    ...written.slice(checks.length),
  ].join("")
  return CODEC_VERSION + codecSum(body) + body
}

/** `{state, dropped, edited}`, or null when the text is not a whole state of this version. */
export function decode(plan, text) {
  const body = text.slice(5)
  if (!CODEC_READ.includes(text[0]) || text.slice(1, 5) !== codecSum(body)) return null

  const [head, ...records] = body.split(/(?=[.~)*!(])/)
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
  const brief = fixed(idKey(id), 4) + counted(earned, possible)
  const said = encodeResponse(slots, response)
  return { whole: said.length > 2 ? `~${brief}${said}` : brief, brief, rank: 0 }
}

function encodeQuiz(plan, state, id, { attempt, best, passed, finished, answers }, keyed) {
  const flags = Number(finished) + 2 * Number(passed) + 4 * Number(best !== null)
  const asked = drawnFor(plan, state, id).filter((question) => keyed(question) && Object.hasOwn(answers, question))
  const said = asked.sort().map((one) => `!${fixed(idKey(one), 4)}${encodeResponse(plan.questions[one].slots, answers[one])}`)
  const brief = `*${fixed(idKey(id), 4)}${fixed(flags, 1)}${counted(attempt)}${best === null ? "" : counted(best)}`
  return { whole: brief + said.join(""), brief, rank: droppedAt(1, finished, state.snapshot.location === id) }
}

function encodeCase(outline, id, { path, best, ended }, location) {
  const steps = caseSteps(outline, path)
  const whole = ended && isEnding(outline, steps.at(-1)?.goto ?? outline.start)
  const flags = Number(whole) + 4 * Number(best !== null)
  const choices = steps.map(({ scene, choice }) => fixed(choiceKey(id, scene, choice), 3)).join("")
  const head = (found) => `(${fixed(idKey(id), 4)}${fixed(found, 1)}${best === null ? "" : counted(best, outline.possible)}`
  return { whole: head(flags) + choices, brief: head(flags & 4), rank: droppedAt(2, whole && best !== null, location === id) }
}

/** What ended goes before what is under way, and what is in hand never. */
function droppedAt(rank, over, inHand) {
  if (over) return rank
  return inHand ? null : rank + 2
}

function encodeResponse(slots, response) {
  return fixed(shape(slots), 2) + least(packed(slots, response))
}

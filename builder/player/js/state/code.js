// The recovery code: what counts of somebody's work, in as few letters as a person can copy. exports/recovery.py reads it too.
//
//   version 1 · package 4 · units 3 · check 4 · number          in groups of five, in Crockford's base 32
//
// `package` and `units` are digests: of the package's name, and of its units with what each may hold. `check` is one of all
// the rest. The number holds digits of mixed radix, the first one lowest, so that the code is as long as the way gone:
//
//   status                      6     completed + 2 × (unknown 0, failed 1, passed 2)
//   score                     102     0 for none, else 1 + points
//   each unit, in the package's order
//     a lesson, a worksheet     2     done
//     a case       possible + 2       0 for never ended, else 1 + best points
//     a quiz       1 + 202 × T        0 for none sent, else 1 + passed + 2 × (best percent + 101 × (sent − 1));
//                                     T are its tries, 15 when they have no limit
//
// Answers, texts and names are not in here.

import { rank } from "../draw.js"
import { statusWords } from "./status.js"

const CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const CODE_VERSION = "1"
const CODE_TRIES = 15
const CODE_MISREAD = { O: "0", I: "1", L: "1" }
const CODE_STATUS = 6
const CODE_SCORE = 102

/** The code of this very moment. */
export function recoveryCode(plan, { status, score, snapshot }) {
  const units = codeUnits(plan).map((unit) => [unit.size, unit.digit(snapshot)])
  const digits = [[CODE_STATUS, status], [CODE_SCORE, score === null ? 0 : score + 1], ...units]
  const number = digits.reduceRight((rest, [size, digit]) => rest * BigInt(size) + BigInt(digit), 0n)
  const head = CODE_VERSION + codePackage(plan) + codeOutline(plan)
  const body = codeWritten(number)
  return (head + codeCheck(head + body) + body).match(/.{1,5}/g).join("-")
}

/**
 * `{completed, success, score, done}`: `done` is unit → true, best points, or `{sent, best, passed}`; null when the
 * package's units are no longer those of the code. Or `{fault}`: "typed" when it is not a whole code, "other" when it is another package's.
 */
export function readRecovery(plan, typed) {
  const text = codeCleaned(typed)
  const [version, name, outline, check, body] = [text[0], text.slice(1, 5), text.slice(5, 8), text.slice(8, 12), text.slice(12)]
  const whole = body && [...text].every((letter) => CODE_LETTERS.includes(letter)) && version === CODE_VERSION
  if (!whole || check !== codeCheck(version + name + outline + body)) return { fault: "typed" }
  if (name !== codePackage(plan)) return { fault: "other" }
  const take = codeTaking(body)
  const found = { ...statusWords(take(CODE_STATUS)), score: take(CODE_SCORE) - 1 }
  if (found.score < 0) found.score = null
  if (outline !== codeOutline(plan)) return { ...found, done: null }
  const done = codeUnits(plan).map((unit) => [unit.id, unit.meaning(take(unit.size))])
  return { ...found, done: Object.fromEntries(done.filter(([, meaning]) => meaning !== null)) }
}

function codeUnits(plan) {
  return plan.required.map((id) => {
    if (Object.hasOwn(plan.quizzes, id)) return codeQuiz(id, plan.quizzes[id].attempts || CODE_TRIES)
    return Object.hasOwn(plan.cases, id) ? codeCase(id, plan.cases[id].possible) : codeLesson(id)
  })
}

function codeLesson(id) {
  return { id, size: 2, digit: ({ lessons }) => Number(lessons.has(id)), meaning: (digit) => (digit ? true : null) }
}

function codeCase(id, possible) {
  const digit = ({ cases }) => Math.min((cases[id]?.best ?? -1) + 1, possible + 1)
  return { id, size: possible + 2, digit, meaning: (found) => (found ? found - 1 : null) }
}

function codeQuiz(id, tries) {
  const digit = ({ quizzes }) => {
    const { attempt = 0, finished, best = null, passed } = quizzes[id] ?? {}
    const sent = Math.min(attempt - Number(!finished), tries)
    return best === null || sent < 1 ? 0 : 1 + Number(passed) + 2 * (best + 101 * (sent - 1))
  }
  const meaning = (found) => {
    if (!found) return null
    const rest = Math.floor((found - 1) / 2)
    return { sent: 1 + Math.floor(rest / 101), best: rest % 101, passed: (found - 1) % 2 === 1 }
  }
  return { id, size: 1 + 202 * tries, digit, meaning }
}

function codePackage(plan) {
  return codeFixed(rank("code/package", plan.package ?? plan.course), 4)
}

function codeOutline(plan) {
  return codeFixed(rank("code/units", codeUnits(plan).map(({ id, size }) => `${id}:${size}`).join("/")), 3)
}

function codeCheck(text) {
  return codeFixed(rank("code/check", text), 4)
}

/** The last `width` digits of a number. */
function codeFixed(value, width) {
  return codeWritten(BigInt(value)).padStart(width, "0").slice(-width)
}

function codeWritten(number) {
  let letters = ""
  for (let rest = number; rest > 0n; rest /= 32n) letters = CODE_LETTERS[Number(rest % 32n)] + letters
  return letters || "0"
}

/** Takes digits of the sizes asked from a number that was written; what was never written is 0. */
function codeTaking(letters) {
  let rest = [...letters].reduce((number, letter) => number * 32n + BigInt(CODE_LETTERS.indexOf(letter)), 0n)
  return (size) => {
    const digit = Number(rest % BigInt(size))
    rest /= BigInt(size)
    return digit
  }
}

/** As a hand types it: small letters, spaces, look-alikes, Arabic digits. What is no letter of ours spoils the check. */
function codeCleaned(typed) {
  return typed
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/[OIL]/g, (letter) => CODE_MISREAD[letter])
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
}

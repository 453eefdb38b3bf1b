// Spells answers as each SCORM wants them: single characters, its own separators, its own words for right and wrong.

import { micro } from "../text.js"

const SPELL_LONGEST = 250
const SPELL_TEXT = 3900
const SPELL_STYLES = {
  "1.2": { and: ",", to: ".", wrong: "wrong" },
  2004: { and: "[,]", to: "[.]", wrong: "incorrect" },
}

/** `{response, right}`: what was answered and what should have been; either may be "", which is not to be sent. */
export function spelled(version, { type, letters, targets, right }, key, response, language) {
  const style = { version, letters, targets, key, language, ...SPELL_STYLES[version] }
  const spell = (one, pattern) => SPELL_TYPES[type](one, { ...style, pattern })
  return { response: spell(response, false), right: spell(right, true) }
}

/** SCORM 1.2 describes nothing: a decision is told in its words, for a letter is all that a report would show. */
export function spelledOut({ words, ...told }) {
  if (!words) return told
  return { ...told, asked: { ...told.asked, type: "fill-in" }, key: { slots: { answer: {} } }, response: { answer: words } }
}

/** SCORM 1.2 has one sort of text only. */
export function spelledType(version, { type }) {
  return version === "1.2" && type === "long-fill-in" ? "fill-in" : type
}

/** correct, wrong or incorrect, neutral until a person has read it; what is between is the points earned. */
export function spelledResult(version, { state, earned }) {
  if (state === "waiting") return "neutral"
  if (state === "partial") return String(earned)
  return state === "correct" ? "correct" : SPELL_STYLES[version].wrong
}

/** `a-long-id` as letters, digits and underscores, at most fifty, ending with a letter or digit. */
export function spelledId(...ids) {
  const whole = ids.join("_").replaceAll("-", "_")
  return whole.length <= 50 ? whole : `${whole.slice(0, 41).replace(/_+$/, "")}_${spellTail(whole)}`
}

/** One line of at most 250 characters that never cuts a character in two. */
export function spelledText(text) {
  const line = text.replace(/\s+/g, " ").trim()
  const cut = line.slice(0, SPELL_LONGEST)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}

const SPELL_TYPES = {
  "true-false": ({ answer = "" }, { version, letters }) => (version === "1.2" ? letters[answer] ?? "" : answer),
  choice: spellChoice,
  matching: (response, { letters, targets, and, to }) =>
    spellPairs(response, letters, (value) => targets[value]).map(([a, b]) => a + to + b).join(and),
  sequencing: (response, { letters, and }) =>
    spellPairs(response, letters, (place) => place).sort(([, a], [, b]) => a - b).map(([letter]) => letter).join(and),
  numeric: spellNumber,
  "fill-in": spellWords,
  "long-fill-in": spellLong,
}

function spellChoice(response, { version, letters, and, pattern }) {
  const ticked = Object.keys(letters).filter((id) => response[id] === "on" || response.answer === id)
  const spelling = ticked.map((id) => letters[id]).join(and)
  return pattern && version === "1.2" && ticked.length > 1 ? `{${spelling}}` : spelling
}

function spellPairs(response, letters, partner) {
  const pairs = Object.keys(letters).map((slot) => [letters[slot], partner(response[slot] ?? "") ?? ""])
  return pairs.filter(([, to]) => to !== "")
}

function spellNumber({ answer = "" }, { version, key, pattern }) {
  const given = micro(answer)
  if (given === null) return ""
  const { value, within } = key.slots.answer
  return version !== "1.2" && pattern
    ? `${spellMillionths(value - within)}[:]${spellMillionths(value + within)}`
    : spellMillionths(given)
}

function spellMillionths(value) {
  const digits = String(Math.abs(value)).padStart(7, "0")
  const part = digits.slice(-6).replace(/0+$/, "")
  return `${value < 0 ? "-" : ""}${digits.slice(0, -6)}${part && `.${part}`}`
}

/** The words of each blank, an empty one too: their places tell which is which. */
function spellWords(response, { version, key, language, and }) {
  const words = Object.keys(key.slots).map((slot) => spelledText(response[slot] ?? ""))
  if (words.every((one) => one === "")) return ""
  if (version === "1.2") return spelledText(words.join(", "))
  return words.map((one) => `{lang=${language}}${one.replaceAll("[,]", ", ")}`).join(and)
}

/** A whole text, cut to what the standard keeps: 4,000 characters, or 250. */
function spellLong({ answer = "" }, { version, language }) {
  if (version === "1.2") return spelledText(answer)
  const [first] = spelledLines(answer)
  return first === "" ? "" : `{lang=${language}}${first}`
}

/** A text in SCORM 2004's pieces: each one line, where a sign says that another began, and no brace that reads as a tag. */
export function spelledLines(text) {
  const whole = text.trim().replace(/\s*[\r\n]+\s*/g, " ¶ ")
  const cut = whole.slice(0, SPELL_TEXT).replace(/[\uD800-\uDBFF]$/, "")
  return [cut.replace(/^\{/, " {"), ...(cut.length < whole.length ? spelledLines(whole.slice(cut.length)) : [])]
}

function spellTail(whole) {
  let value = 7
  for (const letter of whole) value = (value * 31 + letter.charCodeAt(0)) % 2 ** 32
  return value.toString(16).padStart(8, "0")
}

/** A score that a host gives back, of `whole`, in percent; null when it gives none, or nothing that is one. */
export function heardPercent(text, whole) {
  const percent = Math.round((100 * Number(text)) / whole)
  return text.trim() !== "" && percent >= 0 && percent <= 100 ? percent : null
}

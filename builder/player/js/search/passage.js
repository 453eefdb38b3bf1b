// The passage that a hit shows, with the words that were looked for (rule 9 of builder/search/LAW.md).

import { runsOf } from "./words.js"

const PASSAGE_LENGTH = 28
const PASSAGE_BEFORE = 5

/** `[{text, marked}]`, one after the other; « … » where the text goes on. */
export function passageOf(library, text, wanted) {
  const runs = runsOf(text)
  const held = runs.map((run) => wordsHeld(library.stems(run.text), wanted))
  const start = Math.max(0, Math.min(bestRun(held) - PASSAGE_BEFORE, runs.length - PASSAGE_LENGTH))
  const shown = runs.slice(start, start + PASSAGE_LENGTH)
  if (!shown.length) return text ? [{ text, marked: false }] : []
  const begin = start ? shown[0].start : 0
  const end = start + PASSAGE_LENGTH < runs.length ? shown.at(-1).end : text.length
  const marked = shown.filter((_, at) => held[start + at].length)
  return [
    ...(start ? [{ text: "… ", marked: false }] : []),
    ...cutAt(text, begin, end, marked),
    ...(end < text.length ? [{ text: " …", marked: false }] : []),
  ]
}

/** The places, among the wanted words, of those that these stems are of. */
function wordsHeld(stems, wanted) {
  return [...wanted.keys()].filter((word) => stems.some((stem) => wanted[word].has(stem)))
}

/** The marked run whose window holds most of the words; the first of them. */
function bestRun(held) {
  let best = { at: 0, words: 0 }
  held.forEach((words, at) => {
    if (!words.length) return
    const size = new Set(held.slice(at, at + PASSAGE_LENGTH - PASSAGE_BEFORE).flat()).size
    if (size > best.words) best = { at, words: size }
  })
  return best.at
}

function cutAt(text, begin, end, marked) {
  const pieces = []
  for (const run of marked) {
    if (begin < run.start) pieces.push({ text: text.slice(begin, run.start), marked: false })
    pieces.push({ text: run.text, marked: true })
    begin = run.end
  }
  return begin < end ? [...pieces, { text: text.slice(begin, end), marked: false }] : pieces
}

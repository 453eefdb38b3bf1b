// The words of a text, read plainly (builder/search/words.py, rule 1 of builder/search/LAW.md).

import { plain } from "../text.js"

const SEARCH_MARKS = "\\u0300-\\u036f\\u0483-\\u0489\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06ed"
const SEARCH_RUN = new RegExp(`[\\p{L}\\p{N}${SEARCH_MARKS}]+`, "gu")

/** The runs of letters of a text: `[{text, start, end}]`. */
export function runsOf(text) {
  return [...text.matchAll(SEARCH_RUN)].map(({ 0: run, index }) => ({ text: run, start: index, end: index + run.length }))
}

/** Every word of a text, in order, stop words included. */
export function searchedWords(text) {
  return runsOf(text).flatMap((run) => foldedRun(run.text))
}

/** What a run of letters says: most often one word, sometimes none. */
export function foldedRun(run) {
  const said = plain(run).replaceAll("œ", "oe").replaceAll("æ", "ae")
  return (said.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => (word.length > 1 || /[0-9]/.test(word)) && !/[\ud800-\udfff]/.test(word))
}

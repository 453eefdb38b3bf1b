// An index, opened: which pages a question finds, in which order (builder/search/library.py does exactly the same).

import { foldedRun, runsOf, searchedWords } from "./words.js"
import { meaningIn } from "./meaning.js"

const MOST_WORDS = 8
const LED = 30

/** `index` is what `make_index` wrote. `find(question, modules)` → {hits, wanted, unknown}; `stems(run)` → [stem]. */
export function openLibrary({ stop, forms, stems, posts, pages, parts }) {
  const sorted = forms.split(" ").filter(Boolean)
  const stemOf = new Map(sorted.map((form, at) => [form, stems[at]]))
  const stops = new Set(stop.split(" "))
  const meaning = meaningIn(sorted, stemOf)
  const pageOf = pages.flatMap(({ first }, at) => Array(partsUpTo(at) - first).fill(at))
  const total = Math.max(1, pages.reduce((sum, { length }) => sum + length, 0))

  function partsUpTo(at) {
    return at + 1 < pages.length ? pages[at + 1].first : parts.length
  }

  /** Every page that answers, the best first. `modules` are those in sight, or null; pages of no module always are. */
  function find(question, modules = null) {
    const asked = [...new Set(searchedWords(question))].filter((word) => !stops.has(word)).slice(0, MOST_WORDS)
    const last = unfinished(question)
    const meant = asked.map((word) => meaning(word, word === last))
    const wanted = meant.filter((found) => found.size)
    const unknown = asked.filter((_, at) => !meant[at].size)
    return { hits: ordered(wanted, modules), wanted, unknown }
  }

  /** Part → the weight of a word in it. */
  function held(wantedStems) {
    const found = new Map()
    for (const stem of wantedStems) {
      for (let at = 0, part = 0; at < posts[stem].length; at += 2) {
        part += posts[stem][at]
        found.set(part, (found.get(part) ?? 0) + posts[stem][at + 1])
      }
    }
    return found
  }

  function ordered(wanted, modules) {
    const words = wanted.map(held)
    const pageWeights = words.map(byPage)
    const rarities = pageWeights.map(({ size }) => rarity(size))
    const every = new Set(wanted.flatMap((found) => [...found]))
    const hits = kept(pageWeights, modules).map(([page, found]) => {
      const its = pageWeights.map((weights, word) => [rarities[word], weights.get(page)]).filter(([, f]) => f)
      return { page, part: pages[page].first, found, score: score(page, its, every) }
    })
    hits.sort((a, b) => b.found - a.found || b.score - a.score || a.page - b.page)
    for (const hit of hits.slice(0, LED)) hit.part = bestPart(hit.page, words, rarities)
    return hits
  }

  /** Page → the weight of a word in it. */
  function byPage(weights) {
    const found = new Map()
    for (const [part, weight] of weights) found.set(pageOf[part], (found.get(pageOf[part]) ?? 0) + weight)
    return found
  }

  /** The pages in sight that hold most of the words, with how many they hold. */
  function kept(pageWeights, modules) {
    const found = new Map()
    for (const weights of pageWeights) for (const page of weights.keys()) found.set(page, (found.get(page) ?? 0) + 1)
    const seen = [...found].filter(([page]) => !modules || ["", ...modules].includes(pages[page].module))
    const most = seen.reduce((best, [, n]) => Math.max(best, n), 0)
    return seen.filter(([, n]) => 2 * n > most)
  }

  function rarity(holding) {
    let x = 1000 + Math.floor((1000 * pages.length) / holding)
    let found = 0
    for (; x >= 2000; x = Math.floor(x / 2)) found += 1000
    return found + x - 1000
  }

  function score(page, its, every) {
    const { length, named } = pages[page]
    const norm = 300 + Math.floor((900 * length * pages.length) / total)
    const sum = its.reduce((points, [rare, f]) => points + Math.floor((2200 * rare * f) / (1000 * f + norm)), 0)
    return named.length && named.every((stem) => every.has(stem)) ? 2 * sum : sum
  }

  /** The part that holds most words, then most weight × rarity, then the first. */
  function bestPart(page, words, rarities) {
    let best = { part: pages[page].first, words: 0, weight: 0 }
    for (let part = pages[page].first; part < partsUpTo(page); part += 1) {
      const mine = words.map((weights, word) => rarities[word] * (weights.get(part) ?? 0)).filter(Boolean)
      const weight = mine.reduce((sum, one) => sum + one, 0)
      if (mine.length > best.words || (mine.length === best.words && weight > best.weight)) best = { part, words: mine.length, weight }
    }
    return best.part
  }

  const stemsOf = (run) => foldedRun(run).filter((word) => stemOf.has(word)).map((word) => stemOf.get(word))

  return { pages, parts, find, stems: stemsOf }
}

/** The word that the question ends on, if nothing follows it. */
function unfinished(question) {
  const run = runsOf(question).at(-1)
  return run?.end === question.length ? foldedRun(run.text).at(-1) ?? "" : ""
}

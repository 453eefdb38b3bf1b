// An index, opened: which pages a question finds, in which order (builder/search/library.py does exactly the same).

import { foldedRun, runsOf, wordsOf } from "./words.js"
import { meaningIn } from "./meaning.js"

const MOST_WORDS = 8

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
    const asked = [...new Set(wordsOf(question))].filter((word) => !stops.has(word)).slice(0, MOST_WORDS)
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
    const every = new Set(wanted.flatMap((found) => [...found]))
    const words = wanted.map(held)
    const rarities = words.map(rarity)
    const hits = [...byPage(words)]
      .filter(([page]) => !modules || pages[page].module === "" || modules.includes(pages[page].module))
      .map(([page, its]) => hit(page, its, rarities, every))
    const most = hits.reduce((found, one) => Math.max(found, one.found), 0)
    const kept = hits.filter(({ found }) => 2 * found > most)
    return kept.sort((a, b) => b.found - a.found || b.score - a.score || a.page - b.page)
  }

  /** Page → part → word → weight. */
  function byPage(words) {
    const found = new Map()
    words.forEach((weights, word) => {
      for (const [part, weight] of weights) {
        const page = pageOf[part]
        if (!found.has(page)) found.set(page, new Map())
        if (!found.get(page).has(part)) found.get(page).set(part, new Map())
        found.get(page).get(part).set(word, weight)
      }
    })
    return found
  }

  function rarity(weights) {
    const holding = new Set([...weights.keys()].map((part) => pageOf[part])).size
    let x = 1000 + Math.floor((1000 * pages.length) / holding)
    let found = 0
    for (; x >= 2000; x = Math.floor(x / 2)) found += 1000
    return found + x - 1000
  }

  function hit(page, its, rarities, every) {
    const sums = new Map()
    for (const weights of its.values()) {
      for (const [word, weight] of weights) sums.set(word, (sums.get(word) ?? 0) + weight)
    }
    const norm = 300 + Math.floor((900 * pages[page].length * pages.length) / total)
    const score = [...sums].reduce((sum, [word, f]) => sum + Math.floor((2200 * rarities[word] * f) / (1000 * f + norm)), 0)
    const { named } = pages[page]
    const exact = named.length > 0 && named.every((stem) => every.has(stem))
    return { page, part: bestPart(its, rarities), found: sums.size, score: exact ? 2 * score : score }
  }

  const stemsOf = (run) => foldedRun(run).filter((word) => stemOf.has(word)).map((word) => stemOf.get(word))

  return { pages, parts, find, stems: stemsOf }
}

function bestPart(its, rarities) {
  const worth = ([part, weights]) => {
    const weight = [...weights].reduce((sum, [word, f]) => sum + rarities[word] * f, 0)
    return { part, words: weights.size, weight }
  }
  const parts = [...its].map(worth).sort((a, b) => b.words - a.words || b.weight - a.weight || a.part - b.part)
  return parts[0].part
}

/** The word that the question ends on, if nothing follows it. */
function unfinished(question) {
  const run = runsOf(question).at(-1)
  return run?.end === question.length ? foldedRun(run.text).at(-1) ?? "" : ""
}

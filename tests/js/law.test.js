// JavaScript keeps the law: every case of tests/conformance.

import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"

import { draw, rank, shuffled } from "../../builder/player/js/draw.js"
import { grade, remarks } from "../../builder/player/js/grade.js"
import { outcome } from "../../builder/player/js/outcome.js"
import { openLibrary } from "../../builder/player/js/search/library.js"
import { passageOf } from "../../builder/player/js/search/passage.js"
import { searchedWords } from "../../builder/player/js/search/words.js"
import { tableStanding } from "../../builder/player/js/standing.js"
import { readRecovery } from "../../builder/player/js/state/code.js"

const LAW = new URL("../conformance/", import.meta.url)

const SHELF = openLibrary(JSON.parse(readFileSync(new URL("../golden/search/index.json", import.meta.url), "utf8")))

function found({ question, modules }) {
  const { hits, unknown } = SHELF.find(question, modules)
  return [hits.map(({ page, part }) => [SHELF.pages[page].id, SHELF.parts[part].heading]), unknown]
}

function shown({ question, text }) {
  const pieces = passageOf(SHELF, text, SHELF.find(question).wanted)
  return pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("")
}

const said = ({ remarks: list, response, verdict }) => remarks(list, response, verdict).map(({ says }) => says)

const READERS = {
  code: (c) => [readRecovery(c.plan, c.code), c.reads],
  grading: (c) => [grade(c.key, c.response), c.verdict],
  remarks: (c) => [said(c), c.said],
  outcome: (c) => [outcome(c.verdicts, c.pass), c.outcome],
  standing: (c) => [tableStanding(c.rows, c.today), c.standing],
  "draw/rank": (c) => [rank(c.seed, c.id), c.rank],
  "draw/shuffled": (c) => [shuffled(c.ids, c.seed), c.order],
  "draw/draw": (c) => [draw(c.bank, c.quotas, c.seed, c.shuffle), c.drawn],
  "search/words": (c) => [searchedWords(c.text), c.words],
  "search/find": (c) => [found(c), [c.found, c.unknown ?? []]],
  "search/passage": (c) => [shown(c), c.passage],
}

for (const file of readdirSync(LAW, { recursive: true }).filter((name) => name.endsWith(".json")).sort()) {
  const [folder] = file.split("/")
  const reader = READERS[folder] ?? READERS[file.replace(".json", "")]
  for (const law of JSON.parse(readFileSync(new URL(file, LAW), "utf8"))) {
    test(`${file}: ${law.says}`, () => {
      const [found, expected] = reader(law)
      assert.deepEqual(found, expected)
    })
  }
}

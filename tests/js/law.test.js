// JavaScript keeps the law: every case of tests/conformance.

import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"

import { draw, rank, shuffled } from "../../builder/player/js/draw.js"
import { grade, remarks } from "../../builder/player/js/grade.js"
import { outcome } from "../../builder/player/js/outcome.js"

const LAW = new URL("../conformance/", import.meta.url)

const said = ({ remarks: list, response, verdict }) => remarks(list, response, verdict).map(({ says }) => says)

const READERS = {
  grading: (c) => [grade(c.key, c.response), c.verdict],
  remarks: (c) => [said(c), c.said],
  outcome: (c) => [outcome(c.verdicts, c.pass), c.outcome],
  "draw/rank": (c) => [rank(c.seed, c.id), c.rank],
  "draw/shuffled": (c) => [shuffled(c.ids, c.seed), c.order],
  "draw/draw": (c) => [draw(c.bank, c.quotas, c.seed, c.shuffle), c.drawn],
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

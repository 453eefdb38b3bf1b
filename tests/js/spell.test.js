// Answers as each SCORM spells them.

import assert from "node:assert/strict"
import { test } from "node:test"

import { spelled, spelledId, spelledResult, spelledText, spelledType } from "../../builder/player/js/record/spell.js"
import { moment12, moment2004, span12, span2004 } from "../../builder/player/js/record/times.js"

const MATCHING = {
  type: "matching",
  letters: { naissance: "a", deces: "b" },
  targets: { "0a1b2c": "a", "9f8e7d": "b", 445566: "c" },
  right: { naissance: "0a1b2c", deces: "9f8e7d" },
}
const ORDERING = { type: "sequencing", letters: { un: "a", deux: "b", trois: "c" }, targets: {}, right: { un: "1", deux: "2", trois: "3" } }
const TRUTH = { type: "true-false", letters: { true: "t", false: "f" }, targets: {}, right: { answer: "true" } }
const CHOICE = { type: "choice", letters: { oui: "a", non: "b" }, targets: {}, right: { answer: "non" } }

const CASES = [
  ["true or false", TRUTH, { answer: "false" }, ["f", "t"], ["false", "true"]],
  ["true or false, not answered", TRUTH, {}, ["", "t"], ["", "true"]],
  ["one choice", CHOICE, { answer: "oui" }, ["a", "b"], ["a", "b"]],
  ["a choice that is no longer offered", CHOICE, { answer: "peut-etre" }, ["", "b"], ["", "b"]],
  ["pairs", MATCHING, { naissance: "445566", deces: "9f8e7d" }, ["a.c,b.b", "a.a,b.b"], ["a[.]c[,]b[.]b", "a[.]a[,]b[.]b"]],
  ["pairs, one left out", MATCHING, { deces: "9f8e7d" }, ["b.b", "a.a,b.b"], ["b[.]b", "a[.]a[,]b[.]b"]],
  ["an order", ORDERING, { un: "3", deux: "1", trois: "2" }, ["b,c,a", "a,b,c"], ["b[,]c[,]a", "a[,]b[,]c"]],
  ["an order with two in one place", ORDERING, { un: "1", deux: "1" }, ["a,b", "a,b,c"], ["a[,]b", "a[,]b[,]c"]],
]

for (const [says, interaction, response, in12, in2004] of CASES) {
  test(says, () => {
    for (const [version, expected] of [["1.2", in12], ["2004", in2004]]) {
      const { response: said, right } = spelled(version, interaction, null, response, "fr")
      assert.deepEqual([said, right], expected)
    }
  })
}

test("several blanks keep their places, the empty ones too", () => {
  const cloze = { type: "fill-in", letters: {}, targets: {}, right: { delai: "30", mot: "l'état [,] civil" } }
  const key = { slots: { delai: {}, mot: {} } }
  const right12 = "30, l'état [,] civil"
  assert.deepEqual(spelled("1.2", cloze, key, { mot: "civil" }, "fr"), { response: ", civil", right: right12 })
  const right = "{lang=fr}30[,]{lang=fr}l'état ,  civil"
  assert.deepEqual(spelled("2004", cloze, key, { mot: "civil" }, "fr"), { response: "{lang=fr}[,]{lang=fr}civil", right })
  assert.deepEqual(spelled("2004", cloze, key, {}, "fr").response, "")
})

test("a long text is cut to what each standard keeps, and waits for nobody's verdict", () => {
  const essay = { type: "long-fill-in", letters: {}, targets: {}, right: {} }
  const text = "un mot\n".repeat(1000)
  assert.equal(spelledType("1.2", essay), "fill-in")
  assert.equal(spelledType("2004", essay), "long-fill-in")
  assert.equal(spelled("1.2", essay, null, { answer: text }, "fr").response.length, 250)
  assert.equal(spelled("2004", essay, null, { answer: text }, "fr").response.length, "{lang=fr}".length + 3900)
  assert.equal(spelled("2004", essay, null, { answer: " " }, "fr").response, "")
  for (const version of ["1.2", "2004"]) assert.equal(spelledResult(version, { state: "waiting", earned: 0 }), "neutral")
})

test("ids are letters, digits and underscores, at most fifty, ending well", () => {
  assert.equal(spelledId("jour-26", "porte-close"), "jour_26_porte_close")
  const long = spelledId("a-".repeat(29) + "a", "scene")
  assert.match(long, /^[a-z][a-z0-9_]{0,48}[a-z0-9]$/)
  assert.notEqual(long, spelledId("a-".repeat(29) + "a", "autre"))
})

test("a text is one line", () => {
  assert.equal(spelledText("  un\n\tdeux  "), "un deux")
})

test("spans and moments", () => {
  assert.deepEqual([0, 59, 60, 3600, 754, 36_000_000].map(span12), ["0000:00:00", "0000:00:59", "0000:01:00", "0001:00:00", "0000:12:34", "9999:00:00"])
  assert.deepEqual([0, 59, 60, 3600, 3605, 754].map(span2004), ["PT0S", "PT59S", "PT1M", "PT1H", "PT1H5S", "PT12M34S"])
  const date = new Date(2026, 0, 2, 3, 4, 5)
  assert.deepEqual([moment12(date), moment2004(date)], ["03:04:05", "2026-01-02T03:04:05"])
})

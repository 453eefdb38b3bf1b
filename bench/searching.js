// Microseconds that a question takes in the player's reader: node searching.js index.json question…

import { readFileSync } from "node:fs"

import { openLibrary } from "../builder/player/js/search/library.js"

const [file, ...questions] = process.argv.slice(2)
const library = openLibrary(JSON.parse(readFileSync(file, "utf8")))
const spans = []
for (let turn = 0; turn < 8; turn += 1) {
  const start = performance.now()
  for (const question of questions) library.find(question)
  spans.push(performance.now() - start)
}
console.log((1000 * Math.min(...spans)) / questions.length)

// The player's pure functions, one JSON line in, one JSON line out: [verb, ...arguments] → {is} or {error}.

import { createInterface } from "node:readline"

import { draw, rank, shuffled } from "../../builder/player/js/draw.js"
import { grade, remarks } from "../../builder/player/js/grade.js"
import { outcome } from "../../builder/player/js/outcome.js"
import { decode, encode } from "../../builder/player/js/state/codec.js"
import { stateFromJson, stateToJson } from "../../builder/player/js/state/snapshot.js"
import { micro, plain } from "../../builder/player/js/text.js"

const withSet = (state) => ({ ...state, snapshot: { ...state.snapshot, lessons: new Set(state.snapshot.lessons) } })
const withList = (found) => found && { ...found, state: JSON.parse(stateToJson({}, found.state)) }

const VERBS = {
  draw,
  grade,
  outcome,
  rank,
  remarks,
  shuffled,
  micro: (texts) => texts.map(micro),
  plain: (texts) => texts.map(plain),
  encode: (plan, state) => encode(plan, withSet(state)),
  decode: (plan, text) => withList(decode(plan, text)),
  copied: (plan, edited, state) => withList(stateFromJson(edited, stateToJson(plan, withSet(state)))),
}

for await (const line of createInterface({ input: process.stdin })) {
  const [verb, ...given] = JSON.parse(line)
  try {
    console.log(JSON.stringify({ is: VERBS[verb](...given) }))
  } catch (error) {
    console.log(JSON.stringify({ error: error.stack }))
  }
}

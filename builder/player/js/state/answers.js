// A response as one number: the place of each answer among those its slot offers. Never what was typed.

import { rank } from "../draw.js"
import { micro } from "../text.js"

const ANSWERS_NUMBERS = 2n * 999_999_999_999_999n + 2n // no number, or any number that `micro` reads

export function packed(slots, response) {
  return slots.reduceRight((rest, slot) => rest * slotSize(slot) + slotPlace(slot, slotSaid(response, slot.name)), 0n)
}

/** The response again: only slots that were answered; texts are gone, numbers are in their plainest form. */
export function unpacked(slots, number) {
  const response = {}
  let rest = number
  for (const slot of slots) {
    const answer = slotAnswer(slot, rest % slotSize(slot))
    if (answer !== "") response[slot.name] = answer
    rest /= slotSize(slot)
  }
  return response
}

/** What may still be said after an edit of the course: answers that their slots still offer. */
export function offered(slots, response) {
  const said = slots.map((slot) => [slot, slotSaid(response, slot.name)])
  const isSaid = (answer) => typeof answer === "string" && answer !== ""
  const kept = said.filter(([{ kind, values }, answer]) => isSaid(answer) && (kind || values.includes(answer)))
  return Object.fromEntries(kept.map(([{ name }, answer]) => [name, answer]))
}

/** Twelve bits that change when slots or their values do. */
export function shape(slots) {
  return rank("shape", slots.map(({ name, kind, values }) => [name, kind ?? values.join()].join()).join("/")) % 4096
}

function slotSaid(response, name) {
  return Object.hasOwn(response, name) ? response[name] : ""
}

function slotSize({ kind, values }) {
  if (kind === "text") return 1n
  return kind === "number" ? ANSWERS_NUMBERS : BigInt(values.length + 1)
}

function slotPlace({ kind, values }, answer) {
  if (kind === "text") return 0n
  if (kind !== "number") return BigInt(values.indexOf(answer) + 1)
  const millionths = micro(answer)
  if (millionths === null) return 0n
  return millionths < 0 ? BigInt(-2 * millionths) : BigInt(2 * millionths + 1)
}

function slotAnswer({ kind, values }, place) {
  if (place === 0n) return ""
  if (kind !== "number") return values[Number(place) - 1]
  const size = String(place / 2n).padStart(7, "0")
  const part = size.slice(-6).replace(/0+$/, "")
  return `${place % 2n ? "" : "-"}${size.slice(0, -6)}${part && `.${part}`}`
}

// Draw and shuffle by sorting on a seeded hash: builder/grading/draw.py gives the same order.

const DRAW_BYTES = new TextEncoder()

/** A 32-bit number that depends on every character of both: FNV-1a, then Murmur's final mix. */
export function rank(seed, id) {
  let value = 0x811c9dc5
  for (const byte of DRAW_BYTES.encode(`${seed}/${id}`)) value = Math.imul(value ^ byte, 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/** The same ids in the order this seed gives them. */
export function shuffled(ids, seed) {
  const ranked = [...ids].map((id) => [rank(seed, id), id])
  return ranked.sort(([a, x], [b, y]) => a - b || (x < y ? -1 : Number(x > y))).map(([, id]) => id)
}

/** Take from a bank (question id → competency) as many of each competency as its quota says. */
export function draw(bank, quotas, seed, shuffle) {
  const ids = Object.keys(bank)
  const wanted = Object.entries(quotas)
  const taken = new Set(wanted.length ? [] : ids)
  for (const [competency, count] of wanted) {
    const those = ids.filter((id) => bank[id] === competency)
    for (const id of shuffled(those, seed).slice(0, count)) taken.add(id)
  }
  return shuffle ? shuffled(taken, `${seed}/order`) : ids.filter((id) => taken.has(id))
}

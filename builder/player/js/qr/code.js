// A QR code as rows of dark and light: what readers look for, then the words in their zigzag, then the mask that reads best.

import { QR_MASKS, qrPenalty } from "./masks.js"
import { qrWords } from "./words.js"

/** `[[true for dark, …], …]` without the quiet zone of four; null when `qrWords` cannot write the text. */
export function qrCode(text) {
  const found = qrWords(text)
  if (!found) return null
  const frame = qrFrame(found.version)
  const path = qrPath(frame)
  const bits = found.words.flatMap((word) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => Boolean((word >>> bit) & 1)))
  const drawn = QR_MASKS.map((mask, number) => qrMasked(frame, path, bits, mask, number))
  return drawn.map((rows) => [qrPenalty(rows), rows]).reduce((best, one) => (one[0] < best[0] ? one : best))[1]
}

/** Everything but data: null where data may go. */
function qrFrame(version) {
  const size = 17 + 4 * version
  const rows = Array.from({ length: size }, () => Array(size).fill(null))
  for (let at = 0; at < size; at += 1) rows[6][at] = rows[at][6] = at % 2 === 0
  const marks = qrMarks(version, size)
  const corner = (x, y) => (x === 6 && (y === 6 || y === size - 7)) || (y === 6 && x === size - 7)
  for (const y of marks) for (const x of marks) if (!corner(x, y)) qrSquares(rows, x, y, 2)
  for (const [x, y] of [[3, 3], [size - 4, 3], [3, size - 4]]) qrSquares(rows, x, y, 4)
  qrFormat(rows, 0)
  if (version >= 7) qrVersion(rows, version)
  return rows
}

/** Squares in squares: a finder with its light border (4), or an alignment mark (2). */
function qrSquares(rows, x, y, reach) {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy))
      if (rows[y + dy]?.[x + dx] !== undefined) rows[y + dy][x + dx] = ring !== 4 && ring !== (reach === 4 ? 2 : 1)
    }
  }
}

function qrMarks(version, size) {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = 2 * Math.ceil((4 * version + 4) / (2 * count - 2))
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step)]
}

/** Correction M is 00; the mask; and ten bits that correct them, twice. */
function qrFormat(rows, mask) {
  const size = rows.length
  const bits = ((mask << 10) | qrRest(mask, 10, 0x537)) ^ 0x5412
  for (let bit = 0; bit < 15; bit += 1) {
    const dark = Boolean((bits >>> bit) & 1)
    const near = bit < 6 ? bit : bit < 8 ? bit + 1 : 14 - bit + (bit === 8 ? 1 : 0)
    if (bit < 8) rows[near][8] = rows[8][size - 1 - bit] = dark
    else rows[8][near] = rows[size - 15 + bit][8] = dark
  }
  rows[size - 8][8] = true
}

function qrVersion(rows, version) {
  const bits = (version << 12) | qrRest(version, 12, 0x1f25)
  for (let bit = 0; bit < 18; bit += 1) {
    const far = rows.length - 11 + (bit % 3)
    const near = Math.floor(bit / 3)
    rows[near][far] = rows[far][near] = Boolean((bits >>> bit) & 1)
  }
}

function qrRest(value, width, divisor) {
  let rest = value
  for (let at = 0; at < width; at += 1) rest = (rest << 1) ^ ((rest >>> (width - 1)) * divisor)
  return rest
}

/** The free places, two columns at a time from the right, up then down. */
function qrPath(rows) {
  const size = rows.length
  const path = []
  for (let right = size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
    for (let step = 0; step < size; step += 1) {
      const y = up ? size - 1 - step : step
      for (const x of [right, right - 1]) if (rows[y][x] === null) path.push([x, y])
    }
  }
  return path
}

function qrMasked(frame, path, bits, mask, number) {
  const rows = frame.map((row) => [...row])
  path.forEach(([x, y], at) => (rows[y][x] = (bits[at] ?? false) !== mask(x, y)))
  qrFormat(rows, number)
  return rows
}

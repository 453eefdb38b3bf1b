// The eight masks of a QR code, and how badly a masked one reads: runs, blocks, false finders, an uneven share of dark.

export const QR_MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

const QR_RUNS = /0{5,}|1{5,}/g
const QR_FINDERS = /(?=10111010000|00001011101)/g

export function qrPenalty(rows) {
  const across = rows.map((row) => row.map(Number).join(""))
  const down = rows.map((_, x) => rows.map((row) => Number(row[x])).join(""))
  const lines = [...across, ...down]
  const runs = lines.flatMap((line) => line.match(QR_RUNS) ?? []).reduce((sum, run) => sum + run.length - 2, 0)
  const finders = lines.reduce((sum, line) => sum + 40 * [...line.matchAll(QR_FINDERS)].length, 0)
  const dark = across.join("").split("1").length - 1
  return runs + finders + 3 * qrSolids(rows) + 10 * Math.floor(Math.abs(20 * dark / rows.length ** 2 - 10))
}

/** Squares of two by two in one colour. */
function qrSolids(rows) {
  let found = 0
  for (let y = 1; y < rows.length; y += 1) {
    for (let x = 1; x < rows.length; x += 1) {
      const here = rows[y][x]
      if (rows[y - 1][x] === here && rows[y][x - 1] === here && rows[y - 1][x - 1] === here) found += 1
    }
  }
  return found
}

// Where a table of a worksheet stands: the same sums as builder/model/sheet.py.

/** `rows`: [{filled, progress, due}], days as ISO dates. */
export function tableStanding(rows, today) {
  const written = rows.filter(({ filled }) => filled)
  const done = written.filter(({ progress }) => progress === "100").length
  const late = written.filter(({ progress, due }) => progress !== "100" && due !== "" && due < today).length
  const total = written.reduce((sum, { progress }) => sum + (/^(0|25|50|75|100)$/.test(progress) ? Number(progress) : 0), 0)
  const percent = written.length ? Math.floor((2 * total + written.length) / (2 * written.length)) : 0
  return { filled: written.length, done, late, percent }
}

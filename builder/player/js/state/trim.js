// What is let go first when a state is too long for its host. Never that something is done, nor what it is worth.
//
//   0  the responses to self-checks
//   1  the answers of a quiz that was sent
//   2  the decisions of a case that ended
//   3  the answers of a quiz under way elsewhere than on the page in hand
//   4  the decisions of a case under way elsewhere
//
// Within a rank, what comes first in the state goes first. The browser's own copy keeps all of it.

/** `records`: [{whole, brief, rank}], rank null for what stays. Each as it is written within `room` letters. */
export function trimmed(records, room) {
  let length = records.reduce((sum, { whole }) => sum + whole.length, 0)
  const gone = new Set()
  const droppable = records.filter(({ rank, whole, brief }) => rank !== null && brief.length < whole.length)
  for (const record of droppable.sort((one, other) => one.rank - other.rank)) {
    if (length <= room) break
    gone.add(record)
    length -= record.whole.length - record.brief.length
  }
  return records.map((record) => (gone.has(record) ? record.brief : record.whole))
}

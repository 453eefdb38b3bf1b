// What a row of a question goes by.

/** An option of a single choice goes by its value, everything else by its slot. */
export function rowId(row) {
  return row.querySelector('[type="checkbox"]') ? row.dataset.slot : row.dataset.value || row.dataset.slot
}

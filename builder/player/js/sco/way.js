// The way through a package: what follows what, and the address of everything. Addresses live after the #.

export function wayThrough(order) {
  const to = (id) => `#/${id}`
  return {
    to,
    /** The address of what comes after, or of the menu. */
    after: (id) => (order.includes(id) && order.at(-1) !== id ? to(order[order.indexOf(id) + 1]) : to("")),
    before: (id) => (order.indexOf(id) > 0 ? to(order[order.indexOf(id) - 1]) : null),
    isLast: (id) => order.at(-1) === id,
    /** What to do next: what was left in the middle, else the first thing not done, else the first of all. */
    next: (location, isDone) =>
      order.includes(location) && !isDone(location) ? location : order.find((id) => !isDone(id)) ?? order[0],
  }
}

/** `#/page/place` → {page, place}; null for an anchor inside the page. */
export function destination(hash) {
  if (hash && !hash.startsWith("#/")) return null
  const [page = "", place = ""] = hash.slice(2).split("/").map(decoded)
  return { page, place }
}

/** An address that somebody cut by hand is taken as it stands. */
function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

// Objectives, each in the place that the package's own order gives it, told again when it changes.
//
// The host is never asked how many it has: some say "". What a host has elsewhere stays where it is.

import { spelledId } from "./spell.js"

const OBJECTIVES_MOST = 200

/** `write(place, objective)` says whether the host took it. One refusal, and no more are told. */
export function objectiveTeller(api, write) {
  const said = new Map()
  let order = []
  let named = 0 // as many places have their id
  let tells = false

  function open(wanted) {
    tells = wanted && api.knows("cmi.objectives._children")
  }

  /** `ids`: all that may ever be told, in order; `held`: how many of them the host was told before, or made itself. */
  function expect(ids, held) {
    order = ids.map((id) => spelledId(id))
    if (tells) readPlaces(held)
  }

  /** A host that has others than ours, where ours would be, is read to its end: ours that it has not come after. */
  function readPlaces(held) {
    const found = []
    const strange = () => found.some((name, at) => name !== order[at])
    while (found.length < OBJECTIVES_MOST && (found.length < held || strange())) {
      const name = api.get(`cmi.objectives.${found.length}.id`)
      if (!name) break
      found.push(name)
    }
    order = [...found, ...order.filter((name) => !found.includes(name))]
    named = found.length
  }

  function tell(objectives) {
    if (tells) tells = objectives.every(tellOne)
  }

  function tellOne({ id, ...objective }) {
    const name = spelledId(id)
    if (said.get(name) === JSON.stringify(objective)) return true
    said.set(name, JSON.stringify(objective))
    if (!order.includes(name)) order.push(name)
    if (order.indexOf(name) >= OBJECTIVES_MOST) return true
    if (!nameUpTo(name)) return false
    return write(`cmi.objectives.${order.indexOf(name)}`, objective)
  }

  /** No place may be left out. One that is taken already, by what a manifest told the host, shows that it has its own list. */
  function nameUpTo(name) {
    if (namePlaces(order.indexOf(name))) return true
    readPlaces(Infinity)
    return named > 0 && namePlaces(order.indexOf(name))
  }

  function namePlaces(last) {
    while (named <= last && api.set(`cmi.objectives.${named}.id`, order[named])) named += 1
    return named > last
  }

  /** `known(id)`: what was read of an objective that the host had at launch; nothing of another. */
  function known(read) {
    const heard = new Map()
    return (id) => {
      const name = spelledId(id)
      const at = order.indexOf(name)
      if (!heard.has(name)) heard.set(name, at >= 0 && at < named ? read(`cmi.objectives.${at}`) : undefined)
      return heard.get(name)
    }
  }

  return { open, expect, tell, known }
}

// Objectives, told once each and again when they change, in the places where the host has them already.

import { spelledId } from "./spell.js"

const OBJECTIVES_MOST = 200

/** `write(place, objective)` says whether the host took it. One refusal, and no more are told. */
export function objectiveTeller(api, write) {
  const places = new Map()
  const said = new Map()
  let tells = false

  function open(wanted) {
    tells = wanted && api.knows("cmi.objectives._children")
    const held = tells ? Math.min(Number(api.get("cmi.objectives._count")) || 0, OBJECTIVES_MOST) : 0
    for (let at = 0; at < held; at += 1) places.set(api.get(`cmi.objectives.${at}.id`), at)
  }

  function tell(objectives) {
    if (tells) tells = objectives.every(tellOne)
  }

  function tellOne({ id, ...objective }) {
    const name = spelledId(id)
    if (said.get(name) === JSON.stringify(objective)) return true
    said.set(name, JSON.stringify(objective))
    if (places.has(name)) return write(`cmi.objectives.${places.get(name)}`, objective)
    const place = `cmi.objectives.${places.size}`
    places.set(name, places.size)
    return api.set(`${place}.id`, name) && write(place, objective)
  }

  /** `known(id)`: what was read of an objective that the host had at launch; nothing of another. */
  function known(read) {
    const held = new Map()
    return (id) => {
      const name = spelledId(id)
      if (!held.has(name)) held.set(name, places.has(name) ? read(`cmi.objectives.${places.get(name)}`) : undefined)
      return held.get(name)
    }
  }

  return { open, tell, known }
}

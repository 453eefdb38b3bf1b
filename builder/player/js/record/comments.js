// What a learner wrote and chose to send: comments, as far as each SCORM keeps them. Never told twice in the same words.

import { spelledId, spelledLines } from "./spell.js"
import { moment2004 } from "./times.js"

const COMMENTS_12 = 4096
const COMMENTS_LEAST = 40 // what is worth cutting a text down to

/**
 * SCORM 1.2 has one text for all of them. Some hosts add what they are given to what they have, others put it in its
 * place: what the host then says that it has tells which.
 */
export function comments12(api) {
  let takes = false

  function tell({ title, text }) {
    const held = api.get("cmi.comments")
    const whole = `${held ? "\n\n" : ""}${title}\n${text}`
    const added = cutText(whole, COMMENTS_12 - held.length)
    if (held.includes(added.trim()) || added.length < Math.min(whole.length, COMMENTS_LEAST)) return true
    if (!api.set("cmi.comments", added)) return false
    return !held || api.get("cmi.comments").startsWith(held) || api.set("cmi.comments", held + added)
  }

  return {
    open: (wanted) => (takes = wanted && api.knows("cmi.comments")),
    tell: (comments) => takes && comments.forEach(tell),
  }
}

/** SCORM 2004 has as many as one likes: a text that was told before is told again in its place, a long one in several. */
export function comments2004(api) {
  const places = new Map()
  let takes = false

  function open(wanted) {
    takes = wanted && api.knows("cmi.comments_from_learner._children")
    const held = takes ? Math.min(Number(api.get("cmi.comments_from_learner._count")) || 0, 250) : 0
    for (let at = 0; at < held; at += 1) places.set(api.get(`cmi.comments_from_learner.${at}.location`), at)
    return takes
  }

  function tell({ id, title, text, at, language }) {
    spelledLines(`${title}\n${text}`).forEach((part, n) => {
      const location = spelledId(n ? `${id}-${n + 1}` : id)
      const place = `cmi.comments_from_learner.${places.get(location) ?? places.size}`
      if (!api.set(`${place}.comment`, `{lang=${language}}${part}`)) return
      if (!places.has(location)) places.set(location, places.size)
      api.set(`${place}.location`, location)
      api.set(`${place}.timestamp`, moment2004(at))
    })
  }

  return { open, tell: (comments) => takes && comments.forEach(tell) }
}

/** No more letters than there is room for, and none of them cut in two. */
function cutText(text, room) {
  return text.slice(0, Math.max(0, room)).replace(/[\uD800-\uDBFF]$/, "")
}

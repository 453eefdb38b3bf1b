// A list that one searches by typing: rows that lack a word step aside, and so do groups left empty.

/** Enhance such lists, now and when they arrive later. */
export function liveFinds(root) {
  const enhance = () => root.querySelectorAll("[data-find]:not(.is-live)").forEach(liveFind)
  enhance()
  new MutationObserver(enhance).observe(root.body ?? root, { childList: true, subtree: true })
}

function liveFind(place) {
  place.classList.add("is-live")
  place.querySelector("[data-find-bar]").hidden = false
  const input = place.querySelector("[data-find-input]")
  input.addEventListener("input", () => narrowFind(place, bareWords(input.value)))
}

function narrowFind(place, words) {
  const rows = [...place.querySelectorAll("[data-find-row]")]
  for (const row of rows) {
    const text = bareWords(row.textContent).join(" ")
    row.hidden = !words.every((word) => text.includes(word))
  }
  for (const group of place.querySelectorAll("[data-find-group]")) {
    group.hidden = !group.querySelector("[data-find-row]:not([hidden])")
  }
  const said = place.querySelector("[data-find-said]")
  const count = rows.filter((row) => !row.hidden).length
  said.textContent = words.length ? said.dataset.say.replace("%(count)s", count).replace("%(all)s", rows.length) : ""
}

/** Words without accents or vowel signs, in small letters. */
function bareWords(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().split(/[\s'’]+/).filter(Boolean)
}

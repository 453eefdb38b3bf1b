// What a word of a question stands for: the stems of the first rung that has any (rule 3 of builder/search/LAW.md).

const PROCLITICS = ["وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ك", "ل"]
const BEGINNING = 4
const DIFFERENT = 5
const SLIP = 5

/** `meaning(word, last)` → Set of stems. */
export function meaningIn(forms, stemOf) {
  const letters = [...new Set(forms.join(""))].sort()

  function meaning(word, last) {
    if (stemOf.has(word)) return new Set([stemOf.get(word)])
    for (const rung of [last ? begun : () => [], bareForm, akin, slips]) {
      const found = rung(word)
      if (found.length) return new Set(found.map((form) => stemOf.get(form)))
    }
    return new Set()
  }

  function begun(word) {
    return forms.slice(place(word), place(`${word}\uffff`))
  }

  function bareForm(word) {
    const marks = PROCLITICS.filter((mark) => word.startsWith(mark) && word.length - mark.length > 2)
    return marks.map((mark) => word.slice(mark.length)).filter((form) => stemOf.has(form)).slice(0, 1)
  }

  function akin(word) {
    for (let shared = word.length; shared >= BEGINNING; shared -= 1) {
      const most = Math.min(DIFFERENT, shared - 1)
      const near = begun(word.slice(0, shared)).filter((form) => form.length - shared <= most)
      if (near.length && word.length - shared <= most) return near
    }
    return []
  }

  function slips(word) {
    return word.length >= SLIP ? [...new Set(slipped(word, letters))].filter((form) => stemOf.has(form)) : []
  }

  /** How many forms come before a word. */
  function place(word) {
    let low = 0
    let high = forms.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (forms[middle] < word) low = middle + 1
      else high = middle
    }
    return low
  }

  return meaning
}

/** Every string one slip away: a letter less, two neighbours swapped, a letter other, a letter more. */
function* slipped(word, letters) {
  for (let n = 0; n <= word.length; n += 1) {
    const [before, after] = [word.slice(0, n), word.slice(n)]
    if (after) yield before + after.slice(1)
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2)
    for (const letter of letters) {
      if (after) yield before + letter + after.slice(1)
      yield before + letter + after
    }
  }
}

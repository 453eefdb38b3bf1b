// What scripts say and draw: the page brings it in <script type="application/json" data-words>.

const SPOKEN = { words: null }

/** The page speaks another language: its words are read again. */
export function forgetWords() {
  SPOKEN.words = null
}

/** A sentence with its %(name)s filled in, or a drawing. Unknown names say nothing. */
export function spoken(name, values = {}) {
  SPOKEN.words ??= JSON.parse(document.querySelector("script[data-words]")?.textContent || "{}")
  return (SPOKEN.words[name] ?? "").replace(/%\((\w+)\)s/g, (hole, key) => values[key] ?? hole)
}

/** A date as the page writes its own: in its language, as its country does, in its figures. */
export function dateWords(moment, style) {
  return moment.toLocaleString(spoken("locale") || document.documentElement.lang, style)
}

// The languages of a package: the one in use, the one that was chosen before, and another put in its place.

import { brought, fetchBundles, readIn } from "./bundles.js"

const TONGUE_KEY = "parcours-language"

/** `languages`: [{language, folder, direction}], the one that the page came in first. `module`: the page is one module's. */
export function tongues(languages, storage, module) {
  const frame = module ? `frame-${module}` : "frame"
  const named = (language) => languages.find((one) => one.language === language)
  let now = languages[0]
  readIn(now)

  return {
    now: () => now.language,
    chosen: () => (named(storage.read(TONGUE_KEY)) ?? now).language,
    /** Bring what a language needs before it is spoken. Rejects, and nothing changes, when it does not come. */
    fetch: (language, parts) => fetchBundles(["words", frame, ...parts], named(language)),
    /** The page around the screen in another language. Every element of it is new. */
    speak(language) {
      now = named(language)
      readIn(now)
      storage.write(TONGUE_KEY, language)
      document.documentElement.lang = language
      document.documentElement.dir = now.direction
      document.body.innerHTML = brought(frame).html
    },
  }
}

// The package's data, part by part: each in a classic script of the language in use, or in the page, read when one needs it.

const BUNDLES = { language: "", folder: "", scripts: new Map(), held: new Map() }
const bundleQueue = (globalThis.parcours ??= [])

/** From now on, bundles are those of this language: `{language, folder}`. */
export function readIn({ language, folder }) {
  Object.assign(BUNDLES, { language, folder })
}

/** Parts that stand in the page itself: they are read one by one too. */
export function holdParts(root) {
  for (const part of root.querySelectorAll("script[data-part]")) BUNDLES.held.set(part.dataset.part, part)
}

/** What a script has brought already, or undefined. What has no language is the same in all. */
export function brought(id) {
  return bundleQueue.find((bundle) => bundle.id === id && [undefined, BUNDLES.language].includes(bundle.language))
}

/** The bundle of this name, once it is here; asks for its script the first time, and again after a failure. */
export async function bundle(id) {
  if (!brought(id)) await fetchBundle(id, BUNDLES.folder)
  return brought(id)
}

/** Bring bundles of a language that is not spoken yet. */
export function fetchBundles(ids, { folder }) {
  return Promise.all(ids.map((id) => fetchBundle(id, folder)))
}

function fetchBundle(id, folder) {
  const path = `${folder}/${id}.js`
  if (!BUNDLES.scripts.has(path)) BUNDLES.scripts.set(path, bundleRequest(path))
  return BUNDLES.scripts.get(path)
}

async function bundleRequest(path) {
  const held = BUNDLES.held.get(path)
  if (held) return bundleQueue.push(JSON.parse(held.textContent))
  return new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = path
    script.addEventListener("load", () => resolve())
    script.addEventListener("error", () => {
      BUNDLES.scripts.delete(path)
      script.remove()
      reject(new Error(`${path} did not come`))
    })
    document.head.append(script)
  })
}

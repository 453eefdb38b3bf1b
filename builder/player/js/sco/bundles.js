// The package's data: each module's in a classic script, asked for when a page of it is opened.

const bundleQueue = (globalThis.parcours ??= [])
const bundleScripts = new Map()

/** What a script has brought already, or undefined. */
export function brought(id) {
  return bundleQueue.find((bundle) => bundle.id === id)
}

/** The bundle of a module; asks for its script the first time, and again after a failure. */
export async function bundle(id) {
  if (!brought(id)) await bundleScript(id)
  return brought(id)
}

function bundleScript(id) {
  if (!bundleScripts.has(id)) bundleScripts.set(id, bundleRequest(id))
  return bundleScripts.get(id)
}

function bundleRequest(id) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = `pages/${id}.js`
    script.addEventListener("load", () => resolve())
    script.addEventListener("error", () => {
      bundleScripts.delete(id)
      script.remove()
      reject(new Error(`pages/${id}.js did not come`))
    })
    document.head.append(script)
  })
}

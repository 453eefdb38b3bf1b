// A worker's copy of a site: filled when a version comes, thrown away when the next one takes its place.

/** `worker` is a service worker's global; `files` are addresses from its scope, and the whole of what it answers for. */
export function heldSite(worker, { name, version, files }) {
  const { scope } = worker.registration
  const family = `parcours ${name} ${scope} `
  const held = new Set(files)

  worker.addEventListener("install", (event) => event.waitUntil(fill()))
  worker.addEventListener("activate", (event) => event.waitUntil(settle()))
  worker.addEventListener("message", ({ data }) => data === "update" && worker.skipWaiting())
  worker.addEventListener("fetch", (event) => {
    const file = fileOf(event.request)
    if (held.has(file)) event.respondWith(answer(file, event.request))
  })

  /** What fails leaves the version before it in its place. */
  async function fill() {
    const cache = await worker.caches.open(family + version)
    await Promise.all(files.map(async (file) => cache.put(scope + file, await fetched(file))))
  }

  async function fetched(file) {
    const response = await worker.fetch(scope + file, { cache: "reload" })
    if (!response.ok) throw new Error(`${response.status} ${file}`)
    return response.redirected ? new worker.Response(response.body, { headers: response.headers }) : response
  }

  async function settle() {
    const names = await worker.caches.keys()
    const older = names.filter((one) => one.startsWith(family) && one !== family + version)
    await Promise.all(older.map((one) => worker.caches.delete(one)))
    await worker.clients.claim()
  }

  /** A folder's address is that of its page; what follows a `?` chooses nothing here. */
  function fileOf({ method, url }) {
    const [address] = url.split(/[?#]/)
    if (method !== "GET" || !address.startsWith(scope)) return null
    return address.slice(scope.length) || "index.html"
  }

  async function answer(file, request) {
    const cache = await worker.caches.open(family + version)
    const kept = await cache.match(scope + file)
    if (!kept) return worker.fetch(request)
    const range = request.headers.get("range")
    return range ? partOf(kept, range) : kept
  }

  /** Recordings are asked for by stretches. */
  async function partOf(kept, range) {
    const whole = await kept.blob()
    const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? [null, "0", ""]
    const start = from === "" ? Math.max(0, whole.size - Number(to)) : Number(from)
    const end = from === "" || to === "" ? whole.size : Math.min(Number(to) + 1, whole.size)
    if (start >= end) return new worker.Response(null, { status: 416, headers: { "Content-Range": `bytes */${whole.size}` } })
    const headers = { "Content-Type": whole.type, "Content-Range": `bytes ${start}-${end - 1}/${whole.size}` }
    return new worker.Response(whole.slice(start, end, whole.type), { status: 206, headers })
  }
}

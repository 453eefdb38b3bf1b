// The copy that a static site keeps: whole or not at all, one version, answered without a network, in stretches too.

import assert from "node:assert/strict"
import { test } from "node:test"

import { heldSite } from "../../builder/player/js/offline/copy.js"

const SCOPE = "https://commune.example/cours/"

/** A service worker's global, enough of one: `web` is what its server has, by address. */
function fakeWorker(web, stores = new Map()) {
  const listeners = {}
  const cacheOf = (name) => {
    if (!stores.has(name)) stores.set(name, new Map())
    const kept = stores.get(name)
    return {
      put: async (address, response) => kept.set(address, await response.blob()),
      match: async (address) => kept.has(address) && new Response(kept.get(address)),
    }
  }
  const worker = {
    registration: { scope: SCOPE }, Response, claimed: false, skipped: false,
    fetch: async (asked) => web(typeof asked === "string" ? asked : asked.url),
    caches: { open: async (name) => cacheOf(name), keys: async () => [...stores.keys()], delete: async (name) => stores.delete(name) },
    clients: { claim: async () => (worker.claimed = true) },
    skipWaiting: () => (worker.skipped = true),
    addEventListener: (type, listen) => (listeners[type] = listen),
    stores,
    async tell(type, more = {}) {
      let result
      listeners[type]({ waitUntil: (work) => (result = work), respondWith: (work) => (result = work), ...more })
      return result
    },
    ask: (path, headers = {}, method = "GET") =>
      worker.tell("fetch", { request: { url: SCOPE + path, method, headers: new Headers(headers) } }),
  }
  return worker
}

const server = (address) => new Response(address.replace(SCOPE, "the page "), { headers: { "Content-Type": "text/html" } })
const nobody = () => Promise.reject(new TypeError("no network"))

async function installed({ web = server, version = "v1", stores } = {}) {
  const worker = fakeWorker((address) => worker.web(address), stores)
  worker.web = web
  heldSite(worker, { name: "essai-fr", version, files: ["index.html", "pages/m01.js"] })
  await worker.tell("install")
  await worker.tell("activate")
  return worker
}

test("once installed it answers without any network, the folder's own address too", async () => {
  const worker = await installed()
  worker.web = nobody

  for (const path of ["", "index.html", "index.html?from=mail"]) {
    assert.equal(await (await worker.ask(path)).text(), "the page index.html")
  }
  assert.equal(await (await worker.ask("pages/m01.js")).text(), "the page pages/m01.js")
  assert.ok(worker.claimed)
})

test("what is not of the site, or changes something, is left to the browser", async () => {
  const worker = await installed()

  assert.equal(await worker.ask("sources.zip"), undefined)
  assert.equal(await worker.ask("index.html", {}, "POST"), undefined)
  assert.equal(await worker.tell("fetch", { request: { url: "https://elsewhere.example/index.html", method: "GET" } }), undefined)
})

test("a version that comes half leaves the one before it in its place", async () => {
  const { stores } = await installed()
  const half = (address) => (address.endsWith("m01.js") ? new Response("", { status: 404 }) : server(address))

  await assert.rejects(installed({ web: half, version: "v2", stores }), /404 pages\/m01.js/)
  assert.ok(stores.has(`parcours essai-fr ${SCOPE} v1`))
})

test("the next version takes the place of the older ones, and of nobody else's", async () => {
  const { stores } = await installed()
  stores.set("another course", new Map())
  await installed({ version: "v2", stores })

  assert.deepEqual([...stores.keys()].sort(), ["another course", `parcours essai-fr ${SCOPE} v2`])
})

test("it waits for its reader's word before it takes over", async () => {
  const worker = await installed()
  await worker.tell("message", { data: "hello" })
  assert.equal(worker.skipped, false)
  await worker.tell("message", { data: "update" })
  assert.equal(worker.skipped, true)
})

test("an address that a server moves is kept as a page, not as a move", async () => {
  const moving = (address) => Object.defineProperty(server(address), "redirected", { value: true })
  const worker = await installed({ web: moving })
  worker.web = nobody

  assert.equal((await worker.ask("")).redirected, false)
})

for (const [range, said, status, stretch] of [
  ["bytes=0-", "the page index.html", 206, "bytes 0-18/19"],
  ["bytes=4-7", "page", 206, "bytes 4-7/19"],
  ["bytes=-4", "html", 206, "bytes 15-18/19"],
  ["bytes=99-", "", 416, "bytes */19"],
]) {
  test(`a recording is given in stretches: ${range}`, async () => {
    const answer = await (await installed()).ask("index.html", { Range: range })

    assert.deepEqual([await answer.text(), answer.status, answer.headers.get("Content-Range")], [said, status, stretch])
  })
}

// A host for tests: scorm-again judges every call, what is committed comes back at the next launch, or it misbehaves.

const calls = []
let values = {}
let place = "host" // where the browser keeps what a host would

function launch(options) {
  const version = options.get("version")
  const makers = { good, none: () => null, throws, refuses, lies, slow, cut }
  const api = makers[options.get("mood") || "good"](version)
  if (api) window[version === "scorm12" ? "API" : "API_1484_11"] = recorded(api, version)
  opened(options.get("way") || "frame", "/package/index.html", options.get("sandbox"))
}

/** Where the package stands: in a frame of this page, in frames within frames, or in a window of its own. */
function opened(way, address, sandbox) {
  const frame = document.querySelector("iframe")
  if (sandbox) frame.setAttribute("sandbox", sandbox)
  if (way === "frame") return frames.package.location.replace(address)
  frame.removeAttribute("name")
  if (way === "window") return window.open(address)
  frame.srcdoc = nested(nested(address, "package"))
}

/** A page with a frame. `inside` is an address that gets a name, or a page. */
function nested(inside, name) {
  const frame = document.createElement("iframe")
  frame.title = "Frame"
  frame.style = "inset: 0; position: fixed; inline-size: 100%; block-size: 100%; border: 0"
  if (name) Object.assign(frame, { name, src: inside })
  else frame.srcdoc = inside
  return `<!doctype html><html lang="en"><title>Frame</title><body>${frame.outerHTML}</body></html>`
}

function good(version) {
  const settings = { autocommit: false, strict_errors: true, logLevel: 5, sendFullCommit: true }
  const api = version === "scorm12" ? new Scorm12API(settings) : new Scorm2004API(settings)
  const kept = JSON.parse(localStorage.getItem(place) || "null")
  if (kept) api.loadFromFlattenedJSON(kept)
  const learner = version === "scorm12" ? { "cmi.core.student_id": "awa", "cmi.core.student_name": "Diallo, Awa" }
    : { "cmi.learner_id": "awa", "cmi.learner_name": "Awa Diallo" }
  api.loadFromFlattenedJSON(learner)
  return api
}

const verbs = {
  scorm12: ["LMSInitialize", "LMSFinish", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSGetLastError", "LMSGetErrorString", "LMSGetDiagnostic"],
  scorm2004: ["Initialize", "Terminate", "GetValue", "SetValue", "Commit", "GetLastError", "GetErrorString", "GetDiagnostic"],
}

const all = (version, answer) => Object.fromEntries(verbs[version].map((verb) => [verb, answer(verb)]))

const throws = (version) => all(version, () => () => { throw new Error("The host is broken") })
const refuses = (version) => all(version, (verb) => () => (verb.includes("Error") ? "101" : verb.includes("Get") ? "" : "false"))
const lies = (version) => all(version, (verb) => () => (verb.includes("Error") ? "0" : verb.includes("Get") ? "" : "true"))

function slow(version) {
  const api = good(version)
  const commit = version === "scorm12" ? "LMSCommit" : "Commit"
  const quick = api[commit].bind(api)
  const late = all(version, (verb) => (...given) => api[verb](...given))
  late[commit] = (given) => {
    const until = performance.now() + 1500
    while (performance.now() < until);
    return quick(given)
  }
  return late
}

// The network is down: everything is taken, nothing is stored.
function cut(version) {
  const api = good(version)
  const silent = all(version, (verb) => (...given) => api[verb](...given))
  silent[version === "scorm12" ? "LMSCommit" : "Commit"] = () => "false"
  return silent
}

// Every call goes through here: what was asked, what came back, and the error the judge then reports.
function recorded(api, version) {
  const last = version === "scorm12" ? "LMSGetLastError" : "GetLastError"
  return all(version, (verb) => (...given) => {
    const result = api[verb](...given)
    if (verb.includes("Error") || verb.includes("Diagnostic")) return result
    calls.push({ verb, given, types: given.map((one) => typeof one), result: String(result), error: String(api[last]()), at: Date.now() })
    if (/SetValue/.test(verb) && String(result) === "true") values[given[0]] = given[1]
    if (/Commit/.test(verb) && String(result) === "true") keep(version)
    return result
  })
}

// What a platform stores at a commit, as it would give it back to the same attempt.
function keep(version) {
  const before = JSON.parse(localStorage.getItem(place) || "{}")
  const core = version === "scorm12" ? "cmi.core" : "cmi"
  const now = { ...before, ...values, [`${core}.entry`]: "resume" }
  delete now[`${core}.exit`]
  delete now[`${core}.session_time`]
  localStorage.setItem(place, JSON.stringify(now))
}

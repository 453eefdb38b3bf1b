// What the emulated platforms share: the verbs of both standards, errors as numbers, what stands in a manifest.

export const VERBS = {
  "1.2": { start: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", save: "LMSCommit", end: "LMSFinish", error: "LMSGetLastError" },
  2004: { start: "Initialize", get: "GetValue", set: "SetValue", save: "Commit", end: "Terminate", error: "GetLastError" },
}

/** Where a package wants its API. */
export const DOORS = { "1.2": "API", 2004: "API_1484_11" }

/** `{API}` or `{API_1484_11}`: one that minds its life cycle. `acts`: {takes, get, set, save, end}; `set` gives an error or "". */
export function strictApi(version, { takes = () => true, get, set, save, end }) {
  const verbs = VERBS[version]
  const twice = version === "1.2" ? "101" : "103"
  let state = "new"
  let error = "0"
  const fail = (code) => {
    error = code
    return "false"
  }
  const open = (act) => (...words) => (state === "open" ? act(...words) : fail("301"))
  const told = (act) => (...words) => {
    error = "0"
    return act(...words)
  }
  const api = {
    [verbs.start]: (word) => {
      if (state !== "new") return fail(twice)
      if (!takes(word)) return fail("201")
      state = "open"
      return "true"
    },
    [verbs.get]: open((name) => get(name) ?? (fail("401") && "")),
    [verbs.set]: open((name, value) => {
      const code = typeof value === "string" ? set(name, value) : "405"
      return code ? fail(code) : "true"
    }),
    [verbs.save]: open((word) => (takes(word) ? String(save()) : fail("201"))),
    [verbs.end]: open((word) => {
      if (!takes(word)) return fail("201")
      state = "closed"
      return String(end())
    }),
  }
  const all = Object.fromEntries(Object.entries(api).map(([name, act]) => [name, told(act)]))
  return { [DOORS[version]]: { ...all, [verbs.error]: () => error } }
}

/** One that says yes to everything, in the spelling of each version given. */
export function easyApi(versions, { get, set, save = () => {}, end = () => {} }) {
  const yes = (act) => (...words) => {
    act(...words)
    return "true"
  }
  const spelled = ({ start, get: read, set: write, save: keep, end: leave, error }) => ({
    [start]: () => "true", [read]: (name) => get(name) ?? "", [write]: yes(set), [keep]: yes(save), [leave]: yes(end), [error]: () => "0",
  })
  const all = Object.assign({}, ...versions.map((version) => spelled(VERBS[version])))
  return Object.fromEntries(versions.map((version) => [DOORS[version], all]))
}

/** The file that the default organization's first item names. */
export function firstItem(manifest) {
  const named = (name) => [...manifest.getElementsByTagNameNS("*", name)]
  const id = named("item").find((item) => item.hasAttribute("identifierref")).getAttribute("identifierref")
  return named("resource").find((one) => one.getAttribute("identifier") === id).getAttribute("href")
}

/** `cmi.interactions.3.id` → `cmi.interactions.n.id` */
export function elementOf(name) {
  return name.replace(/\.\d+(?=\.)/g, ".n").replace(".correct_responses.n.", ".correct_responses.0.")
}

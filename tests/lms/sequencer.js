// A platform that reads sequencing: scorm-again walks the manifest's tree, and each activity comes back with what it left.

const delivered = []
const ended = []
let judge

async function sequence() {
  const tree = readTree(new DOMParser().parseFromString(await (await fetch("/package/imsmanifest.xml")).text(), "text/xml"))
  const eventListeners = { onActivityDelivery: ({ id }) => setTimeout(openActivity, 0, tree, id), onSequencingSessionEnd: ({ reason }) => ended.push(reason) }
  const settings = { autocommit: false, strict_errors: true, logLevel: 5, sendFullCommit: true }
  judge = new Scorm2004API({ ...settings, sequencing: { activityTree: tree, eventListeners } })
  window.API_1484_11 = keepingTree(recorded(judge, "scorm2004"))
  const kept = localStorage.getItem("tree")
  if (kept) judge.deserializeSequencingState(kept)
  judge.processNavigationRequest(kept ? "resumeAll" : "start")
}

/** One SCO after the other: the same API, its data its own. What objectives hold is the tree's to say. */
function openActivity(tree, id) {
  judge.reset()
  place = `host/${id}`
  values = {}
  const before = Object.entries(JSON.parse(localStorage.getItem(place) || "{}")).filter(([name]) => !name.startsWith("cmi.objectives"))
  judge.loadFromFlattenedJSON({ ...Object.fromEntries(before), "cmi.learner_id": "awa", "cmi.learner_name": "Awa Diallo" })
  delivered.push(id)
  frames.package.location.replace(`/package/${tree.children.find((one) => one.id === id).page}`)
}

function keepingTree(api) {
  const { Terminate } = api
  api.Terminate = (word) => {
    const result = Terminate(word)
    localStorage.setItem("tree", judge.serializeSequencingState())
    return result
  }
  return api
}

/** What the judge holds of an activity. */
function tracked(id) {
  return judge.getActivityTrackingData(id)
}

const part = (element, name) => [...element.children].find(({ localName }) => localName === name)
const parts = (element, name) => (element ? [...element.children].filter(({ localName }) => localName === name) : [])

function readTree(manifest) {
  const organization = part(part(manifest.documentElement, "organizations"), "organization")
  const resources = parts(part(manifest.documentElement, "resources"), "resource")
  const pages = Object.fromEntries(resources.map((one) => [one.getAttribute("identifier"), one.getAttribute("href")]))
  const children = parts(organization, "item").map((item) => ({ ...readActivity(item), page: pages[item.getAttribute("identifierref")] }))
  return { ...readActivity(organization), children }
}

function readActivity(element) {
  const sequencing = part(element, "sequencing")
  const objectives = part(sequencing, "objectives")
  return {
    id: element.getAttribute("identifier"),
    title: part(element, "title").textContent,
    sequencingControls: { choice: true, flow: false, ...read(part(sequencing, "controlMode")), ...read(part(sequencing, "rollupRules")) },
    deliveryControls: read(part(sequencing, "deliveryControls")),
    sequencingRules: { preConditionRules: parts(part(sequencing, "sequencingRules"), "preConditionRule").map(readRule) },
    ...(objectives && { primaryObjective: readObjective(part(objectives, "primaryObjective")), objectives: parts(objectives, "objective").map(readObjective) }),
  }
}

function readRule(rule) {
  const conditions = part(rule, "ruleConditions")
  return { ...read(part(rule, "ruleAction")), ...read(conditions), conditions: parts(conditions, "ruleCondition").map(read) }
}

function readObjective(objective) {
  const least = part(objective, "minNormalizedMeasure")
  return { ...read(objective), mapInfo: parts(objective, "mapInfo").map(read), ...(least && { minNormalizedMeasure: Number(least.textContent) }) }
}

/** Attributes, "true", "false" and numbers as such. */
function read(element) {
  const worth = (text) => ({ true: true, false: false })[text] ?? (/^[\d.]+$/.test(text) ? Number(text) : text)
  return element ? Object.fromEntries([...element.attributes].map(({ name, value }) => [name, worth(value)])) : {}
}

/** What activities share under a global id. */
function shared(id) {
  const { satisfiedStatus, normalizedMeasure } = judge.getSequencingService().getOverallSequencingProcess().getGlobalObjectiveMap().get(id)
  return { satisfied: satisfiedStatus, measure: normalizedMeasure }
}

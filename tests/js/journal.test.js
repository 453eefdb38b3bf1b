// The journal of calls: what a helper needs, and nothing of the learner.

import assert from "node:assert/strict"
import { test } from "node:test"

import { journalText } from "../../builder/player/js/record/journal.js"
import { memoryStorage } from "../../builder/player/js/record/memory.js"
import { scorm12 } from "../../builder/player/js/record/scorm12.js"
import { scorm2004 } from "../../builder/player/js/record/scorm2004.js"
import { openProgress } from "../../builder/player/js/state/progress.js"
import { fakeTime, hostileLms, strictLms } from "./fakes.js"
import { PLAN } from "./plan.js"
import { check, doEverything } from "./walks.js"

const played = (lms, host, act) => {
  const progress = openProgress({ plan: PLAN, host: host(lms.window), storage: memoryStorage(), time: fakeTime() })
  act(progress)
  progress.leave()
  return progress.journal
}

for (const [version, host] of [["1.2", scorm12], ["2004", scorm2004]]) {
  test(`${version}: every call is there, in order, with lengths and answers`, () => {
    const lms = strictLms(version)
    const lines = played(lms, host, (progress) => check(progress, "delai", { answer: "30" }))
    const asked = lms.calls.filter(([verb]) => !/GetLastError/.test(verb)).map(([verb, element]) => [verb, element])
    assert.deepEqual(lines.map(({ verb, element }) => [verb, element]), asked)
    const kept = lines.findLast(({ element }) => element === "cmi.suspend_data")
    assert.equal(kept.length, lms.committed["cmi.suspend_data"].length)
    assert.equal(kept.answer, "true")
    assert.deepEqual(lines.filter(({ fault }) => fault), [])
  })

  test(`${version}: no value is in it, not even a name`, () => {
    const text = journalText(played(strictLms(version), host, (progress) => check(progress, "mot", { answer: "mystère" })))
    assert.doesNotMatch(text, /mystère|awa|Awa/)
  })

  test(`${version}: what is refused has the host's own number; what throws is marked`, () => {
    const refuses = hostileLms(version, (name) => (/LastError/.test(name) ? "391" : /Initialize/.test(name) ? "true" : "false"))
    const refused = played(refuses, host, doEverything)
    assert.match(journalText(refused), /suspend_data \d+ → false #391/)
    const throws = hostileLms(version, (name) => (/Initialize/.test(name) ? "true" : assert.fail("broken")))
    assert.match(journalText(played(throws, host, doEverything)), /Commit → ! #!/)
  })

  test(`${version}: it keeps the last five hundred calls`, () => {
    const lines = played(strictLms(version), host, (progress) => {
      for (let n = 0; n < 200; n += 1) progress.hide()
    })
    assert.equal(lines.length, 500)
    assert.match(lines.at(-1).verb, /Finish|Terminate/)
  })
}

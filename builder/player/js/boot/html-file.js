// A package in a single file: opened from a disk, a key, or whatever a phone shows a file with.

import { sayHeld, showHeld } from "../offline/version.js"
import { browserStorage } from "../record/storage.js"
import { holdParts } from "../sco/bundles.js"
import { leadInside } from "../sco/inside.js"
import { openPackage } from "../sco.js"
import { progressRoom } from "../sco/keeping.js"

leadInside(document)
holdParts(document)
sayHeld(document)
openPackage({ findHost: () => null, storage: browserStorage(window), rooms: { progress: progressRoom }, onstage: showHeld })

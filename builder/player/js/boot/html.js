// A package that nobody hosts: opened from a web server, a key or a folder.

import { keepCopy, showHeld } from "../offline/version.js"
import { browserStorage } from "../record/storage.js"
import { leadInside } from "../sco/inside.js"
import { openPackage } from "../sco.js"
import { progressRoom } from "../sco/keeping.js"

leadInside(document)
openPackage({ findHost: () => null, storage: browserStorage(window), rooms: { progress: progressRoom }, onstage: showHeld })
keepCopy()

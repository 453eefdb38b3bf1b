// A package opened by a SCORM 1.2 host, or by none.

import { scorm12 } from "../record/scorm12.js"
import { browserStorage } from "../record/storage.js"
import { openPackage } from "../sco.js"

openPackage({ findHost: (profile) => scorm12(window, profile), storage: browserStorage(window) })

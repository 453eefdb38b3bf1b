// A package opened by a SCORM 2004 host, or by none.

import { scorm2004 } from "../record/scorm2004.js"
import { browserStorage } from "../record/storage.js"
import { openPackage } from "../sco.js"

openPackage({ findHost: (profile) => scorm2004(window, profile), storage: browserStorage(window) })

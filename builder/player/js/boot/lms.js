// The player inside the LMS: the server judges and keeps.

import { offlineBar } from "../offline.js"
import { play } from "../player.js"
import { remoteStore } from "../remote.js"

play(document, remoteStore())
offlineBar(document)

// The author's preview: the server judges, and the open page follows each save.

import { followSaves } from "../preview/follow.js"
import { twinFrames } from "../preview/twins.js"
import { walkPaths } from "../preview/walk.js"
import { play } from "../player.js"
import { remoteStore } from "../remote.js"
import { liveSearch } from "../search/box.js"
import { remoteIndex } from "../search/remote.js"

play(document, remoteStore())
liveSearch(document, remoteIndex)
followSaves(document)
walkPaths(document)
twinFrames(document)

// The player inside the LMS: the server judges and keeps.

import { liveDesk } from "../desk.js"
import { countDown } from "../countdown.js"
import { followMaking } from "../making.js"
import { offlineBar } from "../offline.js"
import { withOutbox } from "../outbox.js"
import { play } from "../player.js"
import { remoteStore } from "../remote.js"
import { remoteIndex } from "../search/remote.js"
import { liveSearch } from "../search/box.js"

play(document, withOutbox(remoteStore(), document))
countDown(document)
liveSearch(document, remoteIndex)
offlineBar(document)
followMaking(document)
liveDesk(document)

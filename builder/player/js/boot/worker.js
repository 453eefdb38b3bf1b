// The copy that a static site keeps of itself: whole or not at all, one for each version, asked before the network.

import { heldSite } from "../offline/copy.js"

heldSite(self, self.parcours)

"""The player: what a learner sees, the same in the LMS and in packages."""

from builder.player.assets import script, stylesheet
from builder.player.doors import Doors, Given, Mark
from builder.player.render import Player
from builder.player.templating import TEMPLATES, icon

__all__ = ["TEMPLATES", "Doors", "Given", "Mark", "Player", "icon", "script", "stylesheet"]

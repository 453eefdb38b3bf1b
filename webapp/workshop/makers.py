"""Makers started beside the server, as many at once as the settings allow."""

from webapp.beside import Hands
from webapp.settings import Settings
from webapp.workshop import queue
from webapp.workshop.files import Files


class Makers:
    """Those that this process started. Others may have started some: the places are shared, see `files`."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.files = Files(settings.var)
        self._hands = Hands(settings, "webapp.workshop.maker", settings.makers)

    def resume(self) -> None:
        """When the server starts: what was left goes on, and what the catalogue offers follows the course."""
        if self._needed() or queue.offered():
            self.start()

    def wake(self) -> None:
        """Start a maker if something waits, or was left by one that died, and a place is free."""
        if self._needed():
            self.start()

    def start(self) -> None:
        """It lives on when the server stops: what it makes is not lost."""
        self._hands.start()

    def _needed(self) -> bool:
        if any(self.files.is_free(slot) for slot in queue.slots_in_hand()):
            return True
        free = any(self.files.is_free(slot) for slot in range(1, self.settings.makers + 1))
        return free and queue.waiting() > 0

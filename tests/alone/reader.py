"""Somebody who opens a package that nobody hosts: as a learner does, without a platform around the page."""

from pathlib import Path

from playwright.sync_api import BrowserContext, Frame

from builder import Course
from tests.lms.learner import Learner


class Reader(Learner):
    """One browser; `address` is that of a folder or a file, on a disk or a server."""

    def __init__(self, context: BrowserContext, address: str, course: Course) -> None:
        super().__init__(context, address, "html", course)

    def open(self, mood: str = "good") -> Frame:
        if self.page:
            self.page.close()
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on("console", lambda message: self._heard(message.type, message.text))
        self.page.goto(self.address)
        self.page.locator("[data-screen][data-page]").wait_for()
        return self.frame

    @property
    def frame(self) -> Frame:
        assert self.page
        return self.page.main_frame

    def save(self, folder: Path) -> Path:
        """« Enregistrer ma progression dans un fichier »."""
        assert self.page
        self.go("progress")
        with self.page.expect_download() as taken:
            self.page.locator('[data-act="save"]').click()
        file = folder / taken.value.suggested_filename
        taken.value.save_as(file)
        return file

    def give(self, file: Path) -> None:
        """« Reprendre depuis un fichier »."""
        self.go("progress")
        self.frame.locator("[data-file]").set_input_files(file)
        self.frame.locator("[data-answer] > *").wait_for()

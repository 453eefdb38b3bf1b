"""A course that its author goes on writing while people learn: its folder, and the servers that share one database."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from flask import Flask

from tests.conftest import COURSES
from tests.webapp.conftest import Cast, Idle, ParcoursClient, people
from webapp import Settings, create_app
from webapp.db import db as database
from webapp.db import session
from webapp.migrate import migrate
from webapp.start import begin

QUIZ = "quizzes/01-accueil.yaml"
CASE = "quizzes/cases/porte.yaml"


@dataclass
class Town:
    """A folder to edit, a place for the database, and every server that was started."""

    root: Path
    apps: list[Flask] = field(default_factory=list)
    cast: Cast | None = None

    def __post_init__(self) -> None:
        shutil.copytree(COURSES / "minimal", self.root / "cours")

    def edit(self, path: str, old: str, new: str) -> None:
        file = self.root / "cours" / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    def serve(self, **settings: object) -> Flask:
        """Start a server, as one does after an edit; the first one brings the people."""
        made = create_app(Settings(course=self.root / "cours", var=self.root / "var", secret="essai", **settings))
        made.test_client_class = ParcoursClient
        made.extensions["makers"] = Idle(made.extensions["settings"])
        made.testing = True
        migrate(made)
        if not self.apps:
            with made.app_context():
                self.cast = people()
                session.commit()
        begin(made)
        self.apps.append(made)
        return made

    def browser(self, who: str, app: Flask | None = None) -> ParcoursClient:
        made = (app or self.apps[-1]).test_client()
        assert isinstance(made, ParcoursClient)
        assert made.sign_in(who).status_code == 303
        return made

    def close(self) -> None:
        for app in self.apps:
            with app.app_context():
                database.engine.dispose()

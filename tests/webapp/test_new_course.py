"""A course that `parcours new` just made is served as it is."""

from pathlib import Path

from click.testing import CliRunner

from builder.cli import parcours
from tests.webapp.conftest import HASH, ParcoursClient
from webapp import create_app
from webapp.db import db as database
from webapp.db import session
from webapp.migrate import migrate
from webapp.models import Role, User
from webapp.settings import read_settings


def test_a_new_course_is_served_as_it_is(tmp_path: Path) -> None:
    CliRunner().invoke(parcours, ["new", str(tmp_path / "mon-cours"), "--title", "Accueillir ici"])
    places = {"PARCOURS_COURSE": str(tmp_path / "mon-cours"), "PARCOURS_VAR": str(tmp_path / "var")}
    app = create_app(read_settings({**places, "PARCOURS_SECRET": "essai"}))
    app.test_client_class = ParcoursClient
    migrate(app)
    with app.app_context():
        session.add(User(username="awa", name="Awa", role=Role.LEARNER, password=HASH, language="fr"))
        session.commit()
    awa = app.test_client()
    awa.sign_in("awa")

    assert "Accueillir ici" in awa.get("/").text
    assert "Saluer d’abord" in awa.get("/pages/le-premier-mot").text
    assert "Elle reste près de la porte." in awa.get("/pages/le-premier-mot").text
    with app.app_context():
        database.engine.dispose()

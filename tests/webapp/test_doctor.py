"""`parcours doctor` says everything at once, each with a way out, and changes nothing."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from builder.cli import parcours
from tests.conftest import ROOT
from tests.webapp.publishing import QUIZ, Town
from webapp import Settings, read_settings
from webapp.backup.making import backup
from webapp.db import bare_app, db, opened
from webapp.doctor import setup, storage
from webapp.migrate import migrate

Place = Callable[[str], Settings]


def run(environ: dict[str, str], *arguments: str) -> Result:
    return CliRunner().invoke(parcours, ["doctor", *arguments], env=environ)


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_sound_server_has_nothing_to_be_told(engine: str, place: Place) -> None:
    settings = place(engine)
    app = bare_app(settings)
    migrate(app)
    with opened(app):
        backup(settings)
    before = sorted(settings.var.rglob("*"))

    result = run(settings.environ())
    assert result.output == "Rien à signaler.\n", result.exception or result.output
    assert result.exit_code == 0
    assert sorted(settings.var.rglob("*")) == before


def test_everything_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    """A dozen mistakes, none of which hides another."""
    (tmp_path / "secret.key").write_text("x")
    (tmp_path / "secret.key").chmod(0o644)
    (tmp_path / "parcours.sqlite3").touch()
    environ = {
        "PARCOURS_VAR": str(tmp_path), "PARCOURS_COURSE": str(tmp_path), "PARCOURS_PROT": "1",
        "PARCOURS_PORT": "beaucoup",
        "PARCOURS_SECURE": "oui", "PARCOURS_ADDRESS": "http://ici", "PARCOURS_MAIL": "smtp://127.0.0.1:1",
        "PARCOURS_TIMEZONE": "Nulle/Part", "PARCOURS_REDIS": "redis://127.0.0.1:1/0", "PARCOURS_WORKERS": "4000",
    }  # fmt: skip
    result = run(environ)

    for says in (
        "PARCOURS_PORT ?", "un nombre entier", "PARCOURS_PROXIES=1", "https://", "PARCOURS_SENDER", "chmod 600",
        "Nulle/Part", "cours", "étape zéro", "aucune sauvegarde", "Redis ne répond pas", "Baissez PARCOURS_WORKERS",
    ):  # fmt: skip
        assert says in result.output, f"{says}\n{result.output}"
    assert result.exit_code == 1


def test_a_database_away_or_from_tomorrow(place: Place) -> None:
    settings = place("sqlite")
    away = {**settings.environ(), "DATABASE_URL": "postgresql://p:secret@127.0.0.1:1/p"}
    said = run(away).output
    assert "ne répond pas" in said
    assert "secret" not in said

    app = bare_app(settings)
    migrate(app)
    with opened(app), db.engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    assert "plus récente" in run(settings.environ()).output


def test_before_the_first_start_nothing_is_grave(place: Place) -> None:
    result = run(place("sqlite").environ())

    assert "pas encore de base" in result.output
    assert result.exit_code == 0, result.output


def test_a_disk_of_the_network_is_no_place_for_sqlite(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"/dev/a / ext4 rw 0 0\nserver:/v {tmp_path} nfs4 rw 0 0\n/dev/b {tmp_path}/x ext4 rw 0 0\n")

    assert storage.filesystem(tmp_path / "var", mounts) == "nfs4"
    assert storage.filesystem(tmp_path / "x" / "var", mounts) == "ext4"
    assert storage.filesystem(Path("/srv"), mounts) == "ext4"


def test_a_proxy_without_https_and_a_door_beside_it() -> None:
    said = " ".join(one.what for one in setup.contradictions(Settings(proxies=1, host="0.0.0.0", workers=2)))

    assert "en clair" in said
    assert "inventer son adresse" in said
    assert "essais de connexion" in said
    assert [*setup.contradictions(Settings())] == []


def test_a_folder_that_is_not_what_is_served_is_told(tmp_path: Path) -> None:
    """Newer and unpublished, broken beside a good revision, gone back to on purpose, lost: each with what to do."""
    town = Town(tmp_path)
    with opened(bare := town.serve(publish="by-hand")):
        backup(bare.extensions["settings"])
        first = bare.extensions["library"].main.revision
    environ = bare.extensions["settings"].environ()
    assert run(environ).output == "Rien à signaler.\n"

    town.edit("course/course.yaml", "title: Un cours d'essai", "title: Un cours d'essai, deuxième")
    before = sorted(town.root.rglob("*"))
    said = run(environ)
    assert (said.exit_code, said.output.count(first), "« Publier »" in said.output) == (0, 2, True)
    assert "Redémarrez" in run({**environ, "PARCOURS_PUBLISH": "at-start"}).output
    town.edit(QUIZ, "module: m01", "module: m99")
    said = run(environ)
    assert said.exit_code == 0
    assert re.search(rf"a 1 problème\(s\) : la version {first}, la dernière bonne", said.output), said.output
    assert "parcours check" in said.output
    assert sorted(town.root.rglob("*")) == before

    shutil.rmtree(tmp_path / "var" / "revisions" / "essai" / first)
    assert "aucune version n’en est servie" in run(environ).output
    town.edit(QUIZ, "module: m99", "module: m01")
    said = run(environ)
    assert (said.exit_code, "ne peut pas la servir" in said.output) == (1, True), said.output
    town.close()


def test_several_machines_behind_one_proxy_have_nothing_grave() -> None:
    """Each listens to the others' network, which a firewall keeps; they must sign alike."""
    machine = Settings(
        proxies=1, secure=True, host="10.0.0.12", redis="redis://10.0.0.11", database="postgresql://p@10.0.0.11/p",
        address="https://parcours.commune.ma", contact="La mairie",
    )  # fmt: skip
    said = [*setup.contradictions(machine), *setup.unfinished(machine)]
    assert [one.grave for one in said] == [False, False]
    assert "PARCOURS_SECRET" in said[1].what
    assert [*setup.unfinished(replace(machine, secret="s"))] == []
    assert [*setup.unfinished(replace(machine, database="postgresql://p@/p?host=/run/postgresql"))] == []


def test_what_the_example_leaves_to_be_written_is_said() -> None:
    lines = (ROOT / "deploy" / "parcours.env").read_text().splitlines()
    settings = read_settings(dict(line.split("=", 1) for line in lines if line.startswith("PARCOURS_")))
    said = " ".join(one.what for one in setup.unfinished(replace(settings, contact="")))
    assert "PARCOURS_ADDRESS est encore celle de l’exemple" in said
    assert "PARCOURS_CONTACT est vide" in said

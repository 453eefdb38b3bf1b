"""The export centre: a trainer chooses, a package is made beside the server, and everything that may happen to it."""

import errno
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import update

from exports import EXPORTERS
from tests.conftest import COURSES
from tests.webapp.conftest import Cast, Idle, ParcoursClient
from webapp.db import session
from webapp.workshop import queue
from webapp.workshop.choices import Choices
from webapp.workshop.makers import Makers
from webapp.workshop.rows import Package

LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>'
USUAL = {"pathway": "", "language": "fr", "context": "essai", "profile": "moodle"}


def order(browser: ParcoursClient, format: str = "gift", **choices: str) -> str:
    """Ask for a package, the lightest unless told otherwise: its page."""
    reply = browser.submit(f"/exports/new/{format}", **{**USUAL, **choices})
    assert reply.status_code == 303, re.findall(r"field__error.*?<span>(.*?)</span>", reply.text)
    return str(reply.location)


def opened(browser: ParcoursClient, page: str) -> ZipFile:
    with browser.get(f"{page}/file") as reply:
        assert reply.status_code == 200
        return ZipFile(BytesIO(reply.data))


def change(app: Flask, **values: object) -> None:
    """What time, or a process that died, did to the packages."""
    with app.app_context():
        session.execute(update(Package).values(values))
        session.commit()


def test_a_trainer_chooses_and_downloads(fadma: ParcoursClient) -> None:
    page = order(fadma, "scorm12", pathway="court")
    assert "En attente : la fabrication va commencer." in fadma.get(page).text
    assert fadma.get(f"{page}/file").status_code == 404

    assert fadma.made() == 1

    ready = fadma.get(page).text
    assert "Le paquet est prêt" in ready
    assert "Après l’import, vérifier" in ready
    assert "imsmanifest.xml" in opened(fadma, page).namelist()
    with fadma.get(f"{page}/file") as reply:
        assert reply.headers["Content-Disposition"] == "attachment; filename=essai-court-fr-scorm12.zip"
        assert reply.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("format", sorted(EXPORTERS))
def test_every_format_has_its_form(format: str, fadma: ParcoursClient) -> None:
    """Only what it heeds is asked; what else is posted changes nothing."""
    page = fadma.get(f"/exports/new/{format}").text
    heeds = EXPORTERS[format].heeds

    fields = {"profile": "profile", "mastery": "mastery", "others": "languages", "logo": "theme"}
    assert {name for name in fields if f'name="{name}"' in page} == {
        n for n, option in fields.items() if option in heeds
    }
    order(fadma, format, mastery="90")
    assert fadma.rows(Package)[0].choices.get("mastery") == (90 if "mastery" in heeds else None)


def test_what_is_chosen_is_in_the_package(fadma: ParcoursClient) -> None:
    data = {**USUAL, "mastery": "95", "organisation": "Commune de Belfaa", "accent": "#7A1F3D", "profile": "frappe"}
    files = {"csrf_token": fadma.token(), "logo": (BytesIO(LOGO), "../../signe.SVG"), "ticked": "source"}
    page = fadma.post("/exports/new/scorm12", data={**data, **files}).location
    fadma.made()

    package = opened(fadma, page)
    assert package.read("media/logo.svg") == LOGO
    assert "Commune de Belfaa" in package.read("index.html").decode()
    assert "--primary:var(--if-light,#7a1f3d)" in package.read("player.css").decode()
    assert '"pass":95' in package.read("course.js").decode()
    assert '"completed":"passed"' in package.read("course.js").decode()
    assert "sources.zip" in package.namelist()


def test_several_languages_in_one_file(fadma: ParcoursClient) -> None:
    page = order(fadma, "moodle", language="ar", others="fr")
    fadma.made()

    with fadma.get(f"{page}/file") as reply:
        assert "filename=essai-ar-fr-moodle.xml" in reply.headers["Content-Disposition"]


def test_another_context_is_read_anew(fadma: ParcoursClient) -> None:
    page = order(fadma, context="ailleurs")
    fadma.made()

    with fadma.get(f"{page}/file") as reply:
        assert "filename=essai-ailleurs-fr-gift.txt" in reply.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("pathway", "../etc", "Choisissez dans la liste."),
        ("language", "en", "Choisissez dans la liste."),
        ("context", "ici", "Choisissez dans la liste."),
        ("profile", "<b>", "Choisissez dans la liste."),
        ("modules", "m99", "Choisissez dans la liste."),
        ("mastery", "150", "De 0 à 100."),
        ("mastery", "beaucoup", "Un nombre entier, en chiffres."),
        ("accent", "#ffcc00", "ne se lit pas assez"),
        ("accent", "rouge", "n&#39;est pas une couleur"),
        ("organisation", "x" * 81, "Quatre-vingts caractères au plus."),
        ("ticked", "tout", "Choisissez dans la liste."),
    ],
)
def test_a_bad_choice_gets_a_sentence(field: str, value: str, said: str, fadma: ParcoursClient) -> None:
    reply = fadma.submit("/exports/new/scorm12", **{**USUAL, field: value})

    assert reply.status_code == 422
    assert said in reply.text
    assert "Rien n’a été demandé." in reply.text
    assert fadma.rows(Package) == []


def test_a_module_of_another_pathway_is_not_left_out_in_silence(fadma: ParcoursClient) -> None:
    reply = fadma.submit("/exports/new/scorm12", **{**USUAL, "pathway": "court", "modules": "m02"})

    assert reply.status_code == 422
    assert "Ces modules ne sont pas dans ce parcours : m02." in reply.text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("signe.exe", LOGO, "un logo est une image svg, png, jpg ou webp"),
        ("signe.svg", LOGO.replace(b"<path", b"<script>alert(1)</script><path"), "field__error"),
        ("signe.png", b"x" * 200_001, "un logo en a 200 au plus"),
    ],
)
def test_a_logo_that_cannot_serve_is_refused(name: str, data: bytes, said: str, fadma: ParcoursClient) -> None:
    posted = {**USUAL, "csrf_token": fadma.token(), "logo": (BytesIO(data), name)}
    reply = fadma.post("/exports/new/scorm12", data=posted)

    assert reply.status_code == 422
    assert said in reply.text
    assert fadma.rows(Package) == []


def test_the_same_choices_give_the_same_package(fadma: ParcoursClient, admin: ParcoursClient) -> None:
    first = order(fadma)
    fadma.made()

    assert order(admin) == first
    assert admin.made() == 0
    assert order(admin, mastery="60") != first


def test_all_the_modules_ticked_is_no_choice_of_modules(fadma: ParcoursClient) -> None:
    page = order(fadma)
    every = {**USUAL, "csrf_token": fadma.token(), "modules": ["m01", "m02"]}

    assert fadma.post("/exports/new/gift", data=every).location == page


def test_another_revision_or_another_wish_is_another_package() -> None:
    choices = Choices("scorm12", ("fr",))

    assert choices.key("aaaa") != choices.key("bbbb")
    assert choices.key("aaaa") != Choices("scorm12", ("ar",)).key("aaaa")
    assert Choices.read({**choices.kept, "gone": 1}) == choices


def test_somebody_waits_for_three_at_most(fadma: ParcoursClient, admin: ParcoursClient) -> None:
    for mastery in ("10", "20", "30"):
        order(fadma, mastery=mastery)
    reply = fadma.submit("/exports/new/gift", **USUAL, mastery="40")

    assert reply.status_code == 422
    assert "Trois de vos paquets sont déjà en préparation." in reply.text
    assert len(fadma.rows(Package)) == 3
    order(admin, mastery="40")
    assert "En attente : 3 paquets passent avant." in admin.get(f"/exports/{admin.rows(Package)[-1].id}").text


def test_progress_is_told_with_scripts_and_without(app: Flask, fadma: ParcoursClient) -> None:
    page = order(fadma)
    change(app, slot=1, step="write", done=7)
    told = fadma.get(page, headers={"Accept": "application/json"}).json

    assert told is not None
    assert (told["step"], told["value"], told["ended"]) == (
        "Étape 2 sur 3 : écriture des pages. 7 fichiers.", 2, False,
    )  # fmt: skip
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in fadma.get(page).text
    assert 'http-equiv="refresh"' not in fadma.get(f"{page}?still=1").text

    change(app, slot=None)
    fadma.made()
    told = fadma.get(page, headers={"Accept": "application/json"}).json
    assert told is not None
    assert told["ended"]
    assert "Télécharger" in told["html"]
    assert 'http-equiv="refresh"' not in fadma.get(page).text


def test_what_cannot_be_made_says_why_and_may_be_asked_again(app: Flask, fadma: ParcoursClient) -> None:
    page = order(fadma)
    asked = {"format": "gift", "course": "essai", "languages": ["fr"], "context": "essai"}
    change(app, choices={**asked, "pathway": "parti"})
    fadma.made()

    assert "Le parcours « parti » n’est plus dans le cours" in fadma.get(page).text
    assert fadma.submit(f"{page}/again").location != page, "the wish that was read says another pathway"


def test_a_failure_of_ours_is_said_without_its_details(app: Flask, fadma: ParcoursClient) -> None:
    page = order(fadma)
    change(app, choices={"format": "gift", "course": "essai", "languages": [], "context": "essai"})
    fadma.made()

    assert "Un défaut du logiciel a arrêté la fabrication." in fadma.get(page).text
    assert "Traceback" not in fadma.get(page).text


def test_a_maker_that_dies_gives_its_work_back_once(app: Flask, fadma: ParcoursClient) -> None:
    """Another process holds the place, and is killed as the system kills one that takes too much memory."""
    page, makers = order(fadma), makers_of(app)
    holder = holding(makers)
    change(app, slot=1, step="write", tries=1)

    fadma.get(page)
    assert (makers.wanted, fadma.made()) == (0, 0), "it lives: nobody else takes its place"

    holder.kill()
    holder.communicate()
    fadma.get(page)
    assert makers.wanted == 1
    assert fadma.made() == 1
    assert "Le paquet est prêt" in fadma.get(page).text


def test_two_deaths_are_said(app: Flask, fadma: ParcoursClient) -> None:
    page = order(fadma)
    change(app, slot=1, step="write", tries=2)
    fadma.made()

    assert "La fabrication s’est arrêtée deux fois" in fadma.get(page).text
    assert fadma.submit(f"{page}/again").location == page
    assert fadma.made() == 1


def test_no_more_are_made_at_once_than_there_are_places(app: Flask, fadma: ParcoursClient) -> None:
    order(fadma)
    makers = makers_of(app)
    with makers.files.place(1) as mine:
        assert mine
        assert fadma.made() == 0
        fadma.get("/exports")
        assert makers.wanted == 0

    fadma.get("/exports")
    assert (makers.wanted, fadma.made()) == (1, 1)


def test_one_cancels_ones_own(fadma: ParcoursClient, admin: ParcoursClient, cast: Cast, app: Flask) -> None:
    page = order(admin)
    assert fadma.submit(f"{page}/cancellation").status_code == 403
    assert "/cancellation" not in fadma.get(page).text

    assert admin.submit(f"{page}/cancellation").status_code == 303
    assert "Fabrication annulée." in admin.get(page).text
    assert admin.made() == 0


def test_a_maker_stops_at_the_step_after_a_cancellation(app: Flask, fadma: ParcoursClient) -> None:
    order(fadma)
    with app.app_context():
        taken = queue.claim(1)
        assert taken
        assert queue.tell(taken.id, 1, step="write")
        change(app, finished=taken.at, failed="Fabrication annulée.")
        assert not queue.tell(taken.id, 1, step="pack")


def test_old_packages_go_with_their_files(app: Flask, fadma: ParcoursClient) -> None:
    page, files = order(fadma), makers_of(app).files
    fadma.made()
    package = fadma.rows(Package)[0]
    change(app, used=package.used - queue.KEPT - timedelta(minutes=1))
    aged = files.package(package.key)
    age(aged)
    order(fadma, mastery="40")
    fadma.made()

    assert fadma.get(page).status_code == 404
    assert not aged.exists()


def test_beyond_the_room_there_is_those_wanted_longest_ago_go(
    app: Flask, fadma: ParcoursClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, files = order(fadma), makers_of(app).files
    fadma.made()
    first = fadma.rows(Package)[0]
    monkeypatch.setattr(queue, "ROOM", first.size + 10)
    new = order(fadma, mastery="40")
    fadma.made()

    assert fadma.get(old).status_code == 404
    assert not files.package(first.key).exists()
    assert "Le paquet est prêt" in fadma.get(new).text


def test_a_full_disk_is_said_and_keeps_nothing_of_it(
    app: Flask, fadma: ParcoursClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, files = order(fadma), makers_of(app).files
    monkeypatch.setattr(Path, "replace", full_disk)
    fadma.made()

    assert "Le disque du serveur est plein" in fadma.get(page).text
    key = fadma.rows(Package)[0].key
    assert [path.name for path in files.folder.iterdir() if key in path.name] == []

    monkeypatch.undo()
    assert fadma.submit(f"{page}/again").location == page
    assert fadma.made() == 1
    assert "Le paquet est prêt" in fadma.get(page).text


def full_disk(path: Path, target: Path) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_course_that_broke_says_where(
    app: Flask, fadma: ParcoursClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody edits it while the server shows the last one that held."""
    page = order(fadma)
    broken = shutil.copytree(COURSES / "bad-fields", tmp_path / "cours") / "course" / "course.yaml"
    broken.write_text(broken.read_text("utf-8").replace("id: bad-fields", "id: essai"), "utf-8")
    settings = app.extensions["settings"]
    monkeypatch.setitem(app.extensions, "settings", replace(settings, course=tmp_path / "cours"))
    fadma.made()

    said = fadma.get(page).text
    assert "Il n’y a pas de paquet" in said
    assert ".yaml" in said


def test_a_course_that_left_the_server_says_so(
    app: Flask, fadma: ParcoursClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = order(fadma)
    settings = app.extensions["settings"]
    monkeypatch.setitem(app.extensions, "settings", replace(settings, course=COURSES / "bad-fields"))
    fadma.made()

    assert "Le cours « essai » n’est plus sur ce serveur" in fadma.get(page).text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_course_that_came_back_is_made_again(app: Flask, fadma: ParcoursClient) -> None:
    """Made while the course was another: its file is not what its name says any more."""
    page = order(fadma)
    fadma.made()
    change(app, revision="autre")

    assert "Le cours a changé depuis." in fadma.get(page).text
    assert order(fadma) == page
    assert fadma.made() == 1
    assert "Le cours a changé depuis." not in fadma.get(page).text


def test_a_maker_that_cannot_be_started_breaks_no_page(
    app: Flask, fadma: ParcoursClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = order(fadma)
    monkeypatch.setitem(app.extensions, "makers", Makers(app.extensions["settings"]))
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert "En attente" in fadma.get(page).text


def test_a_file_that_is_gone_is_made_again(app: Flask, fadma: ParcoursClient) -> None:
    page = order(fadma)
    fadma.made()
    makers_of(app).files.package(fadma.rows(Package)[0].key).unlink()

    assert "Le paquet a été retiré" in fadma.get(page).text
    assert fadma.get(f"{page}/file").status_code == 404
    assert order(fadma) == page
    assert fadma.made() == 1


def test_the_list_shows_each_in_its_state(app: Flask, fadma: ParcoursClient) -> None:
    order(fadma)
    fadma.made()
    order(fadma, mastery="50")

    listed = fadma.get("/exports").text
    assert "prêt" in listed
    assert "en préparation" in listed


@pytest.mark.parametrize("name", ["../exports", "0" * 63, "logo", "G" * 64])
def test_a_file_is_named_by_a_digest_and_nothing_else(name: str, app: Flask) -> None:
    with pytest.raises(AssertionError):
        makers_of(app).files.package(name)
    assert makers_of(app).files.logo(name) == b""


def test_a_process_of_its_own_makes_it(app: Flask, fadma: ParcoursClient) -> None:
    """As in a real server: started beside it, told by the environment alone, it ends once nothing waits."""
    page = order(fadma)
    makers = Makers(app.extensions["settings"])
    makers.start()
    assert makers._hands._started[0].wait() == 0

    assert "Le paquet est prêt" in fadma.get(page).text


def makers_of(app: Flask) -> Idle:
    makers = app.extensions["makers"]
    assert isinstance(makers, Idle)
    makers.wanted = 0
    return makers


def holding(makers: Makers) -> "subprocess.Popen[str]":
    """A process that holds the first place for as long as it lives."""
    script = (
        "import sys, pathlib, webapp.workshop.files as files\n"
        "with files.Files(pathlib.Path(sys.argv[1])).place(1) as mine:\n"
        "    print(mine, flush=True)\n"
        "    sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", script, str(makers.settings.var)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "True\n"
    return process


def age(path: Path) -> None:
    """As if nobody had touched the file for a day."""
    import os

    os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 86_400))

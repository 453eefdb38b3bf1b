"""Data is dear: what a first lesson weighs, what the next ones do, and what `Save-Data` spares."""

import re
from gzip import compress

from tests.conftest import whole_course
from tests.webapp.conftest import ParcoursClient
from webapp.edition import Edition
from webapp.squeeze import LEVEL

ZIPPED = {"Accept-Encoding": "gzip"}
FIRST, NEXT = 60_000, 15_000
"""Bytes, compressed: a first lesson with its style and its script, then any other."""


def weight(awa: ParcoursClient, url: str) -> int:
    reply = awa.get(url, headers=ZIPPED)
    assert reply.status_code == 200
    return len(reply.data)


def test_a_first_lesson_and_the_next(awa: ParcoursClient) -> None:
    page = awa.get("/pages/premier-mot").text
    assets = [weight(awa, url) for url in re.findall(r'"(/assets/[^"]+)"', page)]

    assert len(assets) == 2
    assert sum(assets) + NEXT <= FIRST
    assert weight(awa, "/pages/premier-mot") <= NEXT


def test_a_script_carries_the_words_of_its_language_once(awa: ParcoursClient) -> None:
    page = awa.get("/").text
    (script,) = re.findall(r'src="(/assets/[^"]+)"', page)
    assert "Réponse enregistrée" not in page
    assert "Réponse enregistrée" in awa.get(script).text
    awa.submit("/language", language="ar")
    (arabic,) = re.findall(r'src="(/assets/[^"]+)"', awa.get("/").text)

    assert arabic != script
    assert awa.get(arabic).headers["Cache-Control"].endswith("immutable")


def test_every_lesson_of_the_course_is_light() -> None:
    """As the player renders it; the shell around it is some two thousand bytes."""
    course = whole_course()
    player = Edition(course).player
    weights = {id: len(compress(str(player.lesson(one)).encode(), LEVEL)) for id, one in course.lessons.items()}

    assert {id: size for id, size in weights.items() if size > NEXT - 2_000} == {}


def test_who_saves_data_gets_a_link_for_each_image(awa: ParcoursClient) -> None:
    usual = awa.get("/pages/compter")
    spared = awa.get("/pages/compter", headers={"Save-Data": "on"})

    assert "<img" in usual.text
    assert "<img" not in spared.text
    assert 'href="/media/modules/01-accueil/media/frise.svg">Voir l’image (' in spared.text
    assert "Frise de trente jours." in spared.text
    assert "Save-Data" in usual.headers["Vary"]

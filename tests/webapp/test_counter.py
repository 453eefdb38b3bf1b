"""At the counter: fiches, papers and the reference model belong to the course, whichever the module."""

import pytest

from tests.webapp.conftest import ParcoursClient


def test_the_counter_is_a_place_of_the_menu(awa: ParcoursClient) -> None:
    page = awa.get("/").text

    assert page.count('<a href="/aids"') >= 2
    assert 'aria-current="page"' in awa.get("/aids").text.split('<a href="/aids"')[1][:30]


@pytest.mark.parametrize("id", ["droit-naissance", "etape-accueil", "fiche-accueil", "recu"])
def test_every_fiche_and_paper_opens(awa: ParcoursClient, id: str) -> None:
    assert f'href="/pages/{id}"' in awa.get("/aids").text
    reply = awa.get(f"/pages/{id}")

    assert reply.status_code == 200
    assert 'href="/aids"' in reply.text


def test_the_model_opens_and_what_it_links_to_exists(awa: ParcoursClient) -> None:
    page = awa.get("/model").text

    assert "Le modèle de référence" in page
    for address in {part.split('"')[0].split("#")[0] for part in page.split('href="/pages/')[1:]}:
        assert awa.get(f"/pages/{address}").status_code == 200


def test_a_page_that_is_none_of_these_is_not_found(awa: ParcoursClient) -> None:
    assert awa.get("/pages/droit-perdu").status_code == 404


def test_a_lesson_draws_from_the_model(awa: ParcoursClient) -> None:
    page = awa.get("/pages/rappeler").text

    assert 'class="map__chart map__chart--narrow"' in page
    assert 'href="/pages/recu"' in page


def test_a_stranger_sees_none_of_it(stranger: ParcoursClient) -> None:
    assert stranger.get("/aids").status_code in {302, 303}
    assert stranger.get("/model").status_code in {302, 303}

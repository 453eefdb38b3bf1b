"""A filled worksheet as a PDF: what was written, what was said of it, for its writer and who accompanies them alone."""

import pytest

from tests.exports.paper import Paper
from tests.webapp.conftest import Cast, ParcoursClient
from webapp.models import Access

pytestmark = pytest.mark.parametrize("app", ["sqlite"], indirect=True)
FILLED = {"commune": "Belfaa, près du souk 🚪"}
"""With a sign that no font of ours has."""


@pytest.fixture
def sent(awa: ParcoursClient) -> str:
    """Awa's worksheet, said to be finished."""
    awa.submit("/worksheets/plan-de-suivi", **FILLED, do="finish")
    return "/worksheets/plan-de-suivi.pdf"


def test_it_holds_what_was_written_and_what_was_said(
    awa: ParcoursClient, fadma: ParcoursClient, cast: Cast, sent: str
) -> None:
    base = f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}"
    fadma.submit(f"{base}/worksheets/plan-de-suivi/reviews", do="return", comment="Datez la\nseconde ligne.")
    reply = awa.get(sent)
    book = Paper(reply.data)

    assert reply.mimetype == "application/pdf"
    assert reply.headers["Cache-Control"] == "private, no-store"
    for words in ("Belfaa, près du souk", "Awa", "Agadir", "à reprendre", "Fadma", "Datez la", "seconde ligne."):
        assert book.says(words), words
    assert f'href="{sent}"' in awa.get("/worksheets/plan-de-suivi").text
    theirs = Paper(fadma.get(f"{base}{sent}").data)
    assert theirs.says("Datez la")
    assert "worksheet" in {line.what for line in fadma.rows(Access)}


def test_it_is_nobody_else_s(brahim: ParcoursClient, zahra: ParcoursClient, cast: Cast, sent: str) -> None:
    assert brahim.get(sent).status_code == 404
    assert zahra.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}{sent}").status_code == 404


def test_arabic_reads_from_the_right(awa: ParcoursClient, sent: str) -> None:
    awa.submit("/language", language="ar")
    book = Paper(awa.get(sent).data)

    assert book.language == "ar"
    assert book.says("ورقة عمل")

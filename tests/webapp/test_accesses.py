"""The journal: whatever is opened, taken away or changed of somebody's is written down, and shown to them."""

from collections import Counter
from datetime import timedelta

import pytest
from flask import Flask

from tests.webapp.conftest import Cast, ParcoursClient
from tests.webapp.test_queries import counted
from webapp.accesses import SAID
from webapp.db import session
from webapp.models import Access, now

DOINGS = {
    "GET /cohorts/{cohort}/learners/{awa}": "learner",
    "GET /cohorts/{cohort}.csv": "export",
    "GET /cohorts/{cohort}/calls.csv": "export",
    "POST /cohorts/{cohort}/learners/{awa}/code": "code",
    "POST /cohorts/{cohort}/learners/{awa}/removal": "removed",
}


@pytest.mark.parametrize("doing", DOINGS)
def test_what_a_trainer_does(fadma: ParcoursClient, cast: Cast, doing: str) -> None:
    method, address = doing.format(cohort=cast.cohort.id, awa=cast.awa.id).split()
    reply = fadma.get(address) if method == "GET" else fadma.submit(address)

    assert reply.status_code < 400
    assert [(a.who_id, a.whose_id, a.what) for a in fadma.rows(Access)] == [(cast.fadma.id, cast.awa.id, DOINGS[doing])]


def test_what_an_administrator_does(idir: ParcoursClient, cast: Cast) -> None:
    base = f"/manage/people/{cast.awa.id}"
    idir.get(base)
    idir.submit(f"{base}/role", role="trainer")
    idir.submit(f"{base}/places", cohort=str(cast.cohort.id), place="trains")
    idir.submit(f"{base}/code")

    assert Counter(a.what for a in idir.rows(Access)) == Counter(["account", "role", "placed", "code"])


def test_what_is_refused_leaves_no_line(zahra: ParcoursClient, cast: Cast) -> None:
    zahra.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}")

    assert zahra.rows(Access) == []


def test_ones_own_page_is_nobodys_business(idir: ParcoursClient, cast: Cast) -> None:
    idir.get(f"/manage/people/{cast.idir.id}")

    assert idir.rows(Access) == []


def test_the_journal_is_kept_apart(
    fadma: ParcoursClient, idir: ParcoursClient, rachid: ParcoursClient, admin: ParcoursClient, cast: Cast
) -> None:
    fadma.get(f"/cohorts/{cast.cohort.id}/learners/{cast.awa.id}")

    line = "<td>a ouvert la page de suivi</td>"
    assert [line in browser.get("/manage/accesses").text for browser in (idir, rachid, admin)] == [True, False, True]


def test_the_journal_is_searched(idir: ParcoursClient, cast: Cast) -> None:
    idir.get(f"/manage/people/{cast.awa.id}")
    idir.submit(f"/manage/people/{cast.fadma.id}/code")

    def lines(**asked: str) -> int:
        return idir.get("/manage/accesses", query_string=asked).text.count("<tr><td")

    assert (lines(), lines(name="awa"), lines(name="idir"), lines(what="code"), lines(name="zz")) == (2, 1, 2, 1, 0)


def test_long_journals_come_in_pages(idir: ParcoursClient, cast: Cast, app: Flask) -> None:
    with app.app_context():
        for day in range(120):
            line = {"who_id": cast.fadma.id, "whose_id": cast.awa.id, "what": "learner"}
            session.add(Access(**line, at=now() - timedelta(days=day)))
        session.commit()

    with counted(app) as seen:
        page = idir.get("/manage/accesses?name=awa&page=3").text
    assert page.count("<tr><td") == 20
    assert "3 / 3" in page
    assert "/manage/accesses?name=awa&amp;what=&amp;page=2" in page
    assert len(seen) <= 3


def test_every_sort_has_its_words(idir: ParcoursClient) -> None:
    idir.submit("/language", language="ar")
    page = idir.get("/manage/accesses").text

    assert [said for said in SAID.values() if said in page] == []

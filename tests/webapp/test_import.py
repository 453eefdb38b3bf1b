"""Lists of people: as offices make them, told line by line, written only when confirmed."""

import html
import io
import re
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from werkzeug.test import TestResponse

from tests.webapp.conftest import SECRET, Cast, ParcoursClient
from webapp.models import Access, Membership, User


def post(browser: ParcoursClient, cast: Cast, data: bytes | str, name: str = "liste.csv") -> str:
    """The preview of a file."""
    raw = data.encode() if isinstance(data, str) else data
    form = {"csrf_token": browser.token(), "file": (io.BytesIO(raw), name)}
    return browser.post(f"/cohorts/{cast.cohort.id}/import", data=form).text


def typed(browser: ParcoursClient, cast: Cast, lines: str) -> str:
    return browser.submit(f"/cohorts/{cast.cohort.id}/import", lines=lines).text


def confirm(browser: ParcoursClient, cast: Cast, page: str, **usernames: str) -> int:
    """Confirm what a preview shows; `usernames`, by the line's number, as they are put right there."""
    return confirmed(browser, cast, page, **usernames).status_code


def confirmed(browser: ParcoursClient, cast: Cast, page: str, **usernames: str) -> TestResponse:
    found = re.search(r'name="lines" value="([^"]*)"', page)
    assert found
    address = f"/cohorts/{cast.cohort.id}/import/confirmation"
    return browser.submit(address, lines=html.unescape(found[1]), **usernames)


def newcomers(browser: ParcoursClient) -> list[User]:
    return browser.rows(User)[7:]


def book(*rows: list[object], hidden: bool = False) -> bytes:
    made, out = Workbook(), io.BytesIO()
    sheet = made.active
    assert sheet is not None
    if hidden:
        sheet.append(["Brouillon"])
        sheet.sheet_state = "hidden"
        sheet = made.create_sheet("Liste")
    for row in rows:
        sheet.append(row)
    made.save(out)
    return out.getvalue()


HEADS = "Nom;Commune;E-mail;Rôle;Langue;Identifiant"
LIST = f"{HEADS}\nSalma Berrada;Drarga;salma@example.org;Court;العربية;\nخديجة آيت;أكادير;;;ar;\n"


def test_nothing_is_written_before_it_is_confirmed(fadma: ParcoursClient, cast: Cast) -> None:
    page = post(fadma, cast, LIST)
    assert newcomers(fadma) == []
    assert "2 personnes seront ajoutées" in page

    assert confirm(fadma, cast, page) == 303
    salma, khadija = newcomers(fadma)
    assert (salma.username, salma.commune, salma.email, salma.language) == (
        "salma.berrada", "Drarga", "salma@example.org", "ar",
    )  # fmt: skip
    assert (khadija.name, khadija.commune, khadija.organisation_id) == ("خديجة آيت", "أكادير", cast.ngo.id)
    assert khadija.username == "khadija.ait"
    places = [m for m in fadma.rows(Membership) if m.user_id in (salma.id, khadija.id)]
    assert [(m.cohort_id, m.pathway, m.trains) for m in places] == [
        (cast.cohort.id, "court", False), (cast.cohort.id, None, False),
    ]  # fmt: skip
    assert [a.what for a in fadma.rows(Access)] == ["created", "created"]


def test_an_account_without_a_slip_opens_to_nobody(fadma: ParcoursClient, stranger: ParcoursClient, cast: Cast) -> None:
    confirm(fadma, cast, typed(fadma, cast, "Salma Berrada"))

    for guess in ("", "x", "salma.berrada"):
        assert stranger.sign_in("salma.berrada", guess).status_code == 422
    sheet = fadma.submit(f"/cohorts/{cast.cohort.id}/slips").text
    code = re.search(r'slip__code">(\w{5}) (\w{5})<', sheet)
    assert code
    assert stranger.sign_in("salma.berrada", code[1] + code[2]).status_code == 303


def test_confirming_twice_adds_once(fadma: ParcoursClient, cast: Cast) -> None:
    """A reply that was lost on the way is asked for again."""
    page = typed(fadma, cast, "Salma Berrada; Drarga\nSalma Berrada; Tarrast")

    assert [confirm(fadma, cast, page) for _ in range(2)] == [303, 303]
    assert [user.username for user in newcomers(fadma)] == ["salma.berrada", "salma.berrada2"]
    assert "déjà dans la cohorte" in typed(fadma, cast, "salma  BERRADA; drarga")


def test_a_proposed_username_is_put_right_before_it_is_made(fadma: ParcoursClient, cast: Cast) -> None:
    """One that is somebody's, or cannot be, comes back as it was typed; nothing is written until all are right."""
    page = typed(fadma, cast, "علي أوحسين\nSalma Berrada")
    assert 'name="username-1" value="ali.ouhoussein"' in page

    refused = confirmed(fadma, cast, page, **{"username-1": "Awa", "username-2": "é"})
    assert refused.status_code == 422
    assert "« awa » sert déjà" in html.unescape(refused.text).replace("\u00a0", " ")
    assert 'name="username-1" value="awa"' in refused.text
    assert newcomers(fadma) == []

    right = {"username-1": "ali.ouhssine", "username-2": "salma"}
    assert [confirm(fadma, cast, refused.text, **right) for _ in range(2)] == [303, 303]
    assert [user.username for user in newcomers(fadma)] == ["ali.ouhssine", "salma"]


WRONG = {
    ";Drarga;;;;": "Il manque le nom.",
    "Ali;;ali@;;;": "« ali@ » n’est pas complète",
    "Ali;;;Roi;;": "Le rôle « Roi » n’existe pas ici. Choisissez parmi : Agent·e, Court.",
    "Ali;;;;klingon;": "La langue « klingon »",
    "Ali;;;;;É!": "L’identifiant « é! »",
    "Ali;;;;;brahim": "« brahim » sert déjà à quelqu’un d’autre.",
    "Ali;;;;;fadma": "« fadma » sert déjà à quelqu’un d’autre.",
    "Ali;;a@b.ma;;;\nAli B;;A@b.ma;;;": "« a@b.ma » est sur plusieurs lignes.",
    "x" * 81 + ";;;;;": "dépasse quatre-vingts",
}


@pytest.mark.parametrize("line", WRONG)
def test_what_is_wrong_is_said_with_its_line(fadma: ParcoursClient, cast: Cast, line: str) -> None:
    page = html.unescape(post(fadma, cast, f"{HEADS}\nBon;;;;;\n{line}"))

    assert "Ligne 3" in page
    assert WRONG[line].replace("«\u00a0", "« ") in page.replace("\u00a0", " ")
    assert newcomers(fadma) == []


def test_nobody_learns_who_is_known_elsewhere(
    fadma: ParcoursClient, brahim: ParcoursClient, zahra: ParcoursClient, cast: Cast
) -> None:
    """An address of another organisation's: the page is the one that a free address has; it is not kept."""
    said = {"name": "Brahim", "language": "fr", "email": "brahim@example.org"}
    assert brahim.submit("/account", **said, proof=SECRET).status_code == 303
    pages = [post(fadma, cast, f"{HEADS}\nAli;;{one}@example.org;;;") for one in ("brahim", "libre1")]

    one, other = (re.sub(r'value="[0-9a-zA-Z._-]{20,}"', "", page).replace("libre1", "brahim") for page in pages)
    assert one == other
    confirm(fadma, cast, pages[0])
    assert [(user.name, user.email) for user in newcomers(fadma)] == [("Ali", None)]


def test_all_is_said_at_once_and_the_rest_may_be_added(fadma: ParcoursClient, cast: Cast) -> None:
    page = post(fadma, cast, f"{HEADS}\n;;;;;\nBon;;;;;\nAli;;ali@;Roi;;\n")
    assert page.count("<li>Ligne") == 2
    assert "1 personne sera ajoutée" in page

    confirm(fadma, cast, page)
    assert [user.name for user in newcomers(fadma)] == ["Bon"]


def test_errors_speak_the_readers_language(fadma: ParcoursClient, cast: Cast) -> None:
    fadma.submit("/language", language="ar")
    page = post(fadma, cast, f"{HEADS}\n;x;;;;\nAli;;ali@;Roi;tlh;É!\n")

    assert 'dir="rtl"' in page
    assert [said for said in ("Il manque", "Le rôle", "La langue", "L’adresse", "L’identifiant") if said in page] == []


def test_somebody_known_joins_with_the_account_they_have(
    fadma: ParcoursClient, idir: ParcoursClient, cast: Cast
) -> None:
    idir.submit(f"/manage/people/{cast.awa.id}/places/{cast.cohort.id}/removal")
    page = post(fadma, cast, f"{HEADS}\nUne autre;Ailleurs;AWA@example.org;;;")
    assert "rejoint la cohorte" in page

    confirm(fadma, cast, page)
    awa = next(user for user in fadma.rows(User) if user.id == cast.awa.id)
    assert (awa.name, awa.commune) == ("Awa", "")
    assert [m.cohort_id for m in fadma.rows(Membership) if m.user_id == awa.id] == [cast.cohort.id]


ENCODINGS = {
    "utf-8 with its mark": LIST.encode("utf-8-sig"),
    "utf-16": LIST.encode("utf-16"),
    "commas": LIST.replace(";", ",").encode(),
    "tabulations": LIST.replace(";", "\t").encode("utf-16"),
    "told its separator": f"sep=;\n{LIST}".replace("\n", "\r\n").encode(),
    "Windows in Arabic": LIST.encode("cp1256"),
}


@pytest.mark.parametrize("habit", ENCODINGS)
def test_files_of_any_habit(fadma: ParcoursClient, cast: Cast, habit: str) -> None:
    confirm(fadma, cast, post(fadma, cast, ENCODINGS[habit]))

    assert [user.name for user in newcomers(fadma)] == ["Salma Berrada", "خديجة آيت"]


def test_windows_in_french(fadma: ParcoursClient, cast: Cast) -> None:
    confirm(fadma, cast, post(fadma, cast, "Prénom;NOM de famille\nNoël;Béraud\n".encode("cp1252")))

    assert [user.name for user in newcomers(fadma)] == ["Noël Béraud"]


def test_a_workbook(fadma: ParcoursClient, cast: Cast) -> None:
    """With its habits: a hidden sheet first, numbers, no-break spaces, empty lines and columns."""
    rows: list[list[object]] = [
        ["Nom ", "Commune", None],
        ["Salma\u00a0 Berrada", 80000.0, None],
        [None],
        ["علي", None],
    ]
    confirm(fadma, cast, post(fadma, cast, book(*rows, hidden=True), "liste.xlsx"))

    assert [(user.name, user.commune) for user in newcomers(fadma)] == [("Salma Berrada", "80000"), ("علي", "")]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["fr", "ar"])
def test_the_template_is_understood_when_filled(fadma: ParcoursClient, cast: Cast, ending: str, language: str) -> None:
    fadma.submit("/language", language=language)
    data = fadma.get(f"/cohorts/{cast.cohort.id}/import/template.{ending}").data
    if ending == "csv":
        filled = data + b"Salma;Drarga;;;;"
    else:
        made, out = load_workbook(io.BytesIO(data)), io.BytesIO()
        made.worksheets[0].append(["Salma", "Drarga"])
        made.save(out)
        filled = out.getvalue()
    confirm(fadma, cast, post(fadma, cast, filled))

    assert [(user.name, user.commune) for user in newcomers(fadma)] == [("Salma", "Drarga")]


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 30_000_000)
    return out.getvalue()


def entities() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(["Nom"], ["A"]))) as good, zipfile.ZipFile(out, "w") as bad:
        for name in good.namelist():
            text = good.read(name)
            if name.endswith("sheet1.xml"):
                text = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + text
            bad.writestr(name, text)
    return out.getvalue()


REFUSED = {
    "nothing": (b"", "aucune ligne"),
    "blank lines": (b"\n \n", "aucune ligne"),
    "an old workbook": (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "ancien fichier Excel"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "ne se lit pas"),
    "a broken archive": (b"PK\x03\x04" + b"\0" * 50, "ne se lit pas"),
    "what unpacks to too much": (bomb(), "trop de lignes"),
    "declared entities": (entities(), "ne se lit pas"),
    "too many people": ("Nom\n" + "A\n" * 301, "trop de lignes"),
    "too many columns": ("Nom" + ";" * 30 + "x\n", "trop de lignes"),
    "no head": ("Ville;Pays\nAgadir;Maroc\n", "La première ligne doit nommer les colonnes"),
    "heads alone": ("Nom;Commune\n", "aucune ligne"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_list_is_refused_in_words(fadma: ParcoursClient, cast: Cast, what: str) -> None:
    data, says = REFUSED[what]

    assert says in post(fadma, cast, data)
    assert newcomers(fadma) == []


def test_a_very_wide_sheet_is_read_quickly(fadma: ParcoursClient, cast: Cast) -> None:
    """A workbook may say that it goes to column XFD and line 1 048 576: what it says is not walked through."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(["Nom"], ["Salma"]))) as good, zipfile.ZipFile(out, "w") as wide:
        for name in good.namelist():
            wide.writestr(name, good.read(name).replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'))
    confirm(fadma, cast, post(fadma, cast, out.getvalue()))

    assert [user.name for user in newcomers(fadma)] == ["Salma"]


def test_a_name_is_never_a_formula_on_its_way_out(fadma: ParcoursClient, cast: Cast) -> None:
    confirm(fadma, cast, post(fadma, cast, "Nom;Commune\n=1+1;@x\n"))

    table = fadma.get(f"/cohorts/{cast.cohort.id}.csv").data.decode("utf-8-sig")
    assert table.splitlines()[1].startswith("'=1+1;")
    again = post(fadma, cast, table.splitlines()[0].split(";")[0] + "\n'=1+1")
    assert "<bdi>=1+1</bdi>" in again


@pytest.mark.parametrize("posted", ["", "[]", "{}", '[{"name": "x"}]', '["x"]', "[1"])
def test_a_confirmation_made_up_is_refused(fadma: ParcoursClient, cast: Cast, posted: str) -> None:
    address = f"/cohorts/{cast.cohort.id}/import/confirmation"

    assert fadma.submit(address, lines=posted).status_code == 400
    assert newcomers(fadma) == []


def test_three_hundred_people_fit(fadma: ParcoursClient, cast: Cast) -> None:
    lines = "".join(f"{'خديجة آيت لحسن ' * 3}{n};{'أيت ملول ' * 4};personne{n}@example.org;;ar;\n" for n in range(300))
    page = post(fadma, cast, f"{HEADS}\n{lines}")

    assert confirm(fadma, cast, page) == 303
    assert len(newcomers(fadma)) == 300
    assert len({user.username for user in newcomers(fadma)}) == 300

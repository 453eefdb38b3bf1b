"""What a person may ask of a format: a theme that can be read, a pass mark, options that a format really heeds."""

from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder import Course
from builder.cli import parcours
from builder.errors import ContentError, ExportError
from exports import EXPORTERS, PROFILES, Edition, Exporter, File, Options, edition, export, read_theme
from exports.contrast import AA, contrast
from exports.fidelity import FEATURES
from exports.options import OPTIONS
from exports.theme import DARK, LIGHT
from tests.conftest import COURSES
from tests.exports.conftest import opened
from tests.exports.test_counter import bundle

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>'


def theme_file(folder: Path, text: str, logo: str = LOGO) -> Path:
    (folder / "signe.svg").write_text(logo, "utf-8")
    file = folder / "theme.yaml"
    file.write_text(text, "utf-8")
    return file


def test_a_theme_dresses_the_package(tmp_path: Path, minimal: Course) -> None:
    text = 'logo: signe.svg\naccent: "#7A1F3D"\norganisation: Commune de Belfaa\n'
    theme = read_theme(theme_file(tmp_path, text))
    package = opened(export("scorm12", edition(minimal), Options(theme=theme)))

    assert package.read("media/logo.svg").decode() == LOGO
    assert 'src="media/logo.svg" alt="Commune de Belfaa"' in package.read("index.html").decode()
    assert "--primary:var(--if-light,#7a1f3d)" in package.read("player.css").decode()
    assert 'href="media/logo.svg"' in package.read("imsmanifest.xml").decode()


def test_an_accent_is_read_on_every_ground_by_day_and_by_night(tmp_path: Path) -> None:
    css = read_theme(theme_file(tmp_path, 'accent: "#7a1f3d"\n')).css
    light, dark = css.split("--primary:var(--if-light,")[1].split(";")[0].split(") var(--if-dark,")

    assert min(contrast(light, ground) for ground in LIGHT) >= AA
    assert min(contrast(dark.rstrip(")"), ground) for ground in DARK) >= AA


def test_the_grounds_are_those_of_the_player() -> None:
    tokens = Path("builder/player/css/tokens.css").read_text("utf-8")

    for name, light, dark in [("paper", LIGHT[1], DARK[0]), ("sunk", LIGHT[2], DARK[2])]:
        assert f"--{name}: var(--if-light, {light}) var(--if-dark, {dark});" in tokens


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('accent: "#ffcc00"\n', "il en faut 4,5 (WCAG AA). La plus proche qui convient : « #"),
        ("accent: rouge\n", "n'est pas une couleur"),
        ("logo: absent.svg\n", "n'est pas là"),
        ("logo: theme.yaml\n", "un logo est une image"),
        ("couleur: bleu\n", "Le champ « couleur » n'existe pas ici."),
    ],
)
def test_a_theme_that_cannot_serve_is_refused_in_a_sentence(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as found:
        read_theme(theme_file(tmp_path, text))

    assert said in str(found.value)
    assert "theme.yaml:1" in str(found.value)


def test_a_logo_that_runs_something_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError):
        read_theme(theme_file(tmp_path, "logo: signe.svg\n", LOGO.replace("<path", "<script>alert(1)</script><path")))


def test_a_mastery_takes_the_place_of_every_pass_mark(minimal: Course) -> None:
    usual, harder = edition(minimal), Options(mastery=95)
    plan = bundle(export("scorm12", usual, harder), "course.js")["plan"]

    assert {quiz["pass"] for quiz in plan["quizzes"].values()} == {95}
    assert usual.name == usual.mastered_at(95).name
    assert plan["package"] == usual.outline["package"]


def test_every_language_of_an_edition_has_the_same_units_and_marks(minimal: Course, minimal_ar: Course) -> None:
    both = edition(minimal, minimal_ar, modules=(minimal.module["m01"].with_only({"compter", "quiz-m01"}),))
    french, arabic = both.mastered_at(90).alone

    assert both.languages == ("fr", "ar")
    assert both.name == "essai-m01-fr-ar"
    assert (french.course, arabic.course) == (minimal, minimal_ar)
    for alone in (french, arabic):
        assert [unit.id for module in alone.modules for unit in module.units()] == ["compter", "quiz-m01"]
        assert [module.quiz.pass_mark for module in alone.modules if module.quiz] == [90]


def test_a_host_is_told_to_the_player(minimal: Course) -> None:
    plan = bundle(export("scorm12", edition(minimal), Options(profile="frappe")), "course.js")["plan"]

    assert plan["host"]["words"]["completed"] == "passed"
    assert plan["host"]["interactions"] is False


@pytest.mark.parametrize("name", [*PROFILES])
def test_a_profile_names_a_format_and_keeps_to_its_room(name: str) -> None:
    profile = PROFILES[name]

    assert profile.told(EXPORTERS[profile.version].room)["limit"] <= EXPORTERS[profile.version].room
    assert profile.told(3800)["limit"] == 3800


@pytest.mark.parametrize("name", [*EXPORTERS])
def test_a_format_names_only_options_and_features_that_exist(name: str) -> None:
    exporter = EXPORTERS[name]

    assert exporter.heeds <= OPTIONS.keys()
    assert exporter.loses.keys() <= FEATURES.keys()
    assert exporter.title
    assert exporter.about.endswith(".")


def test_the_list_tells_every_format_option_and_host() -> None:
    said = CliRunner().invoke(parcours, ["export", "--list"]).output

    for name in [*EXPORTERS, *PROFILES]:
        assert f"\n  {name} " in said
    for written, _ in OPTIONS.values():
        assert written in said


class Card(Exporter):
    """A format that its own distribution would declare: one text file."""

    title = "Carte"
    about = "Pour ce test."
    ending = ".txt"

    def files(self, edition: Edition, options: Options) -> list[File]:
        return [File("carte.txt", edition.course.title.encode())]


def test_a_format_of_one_file_is_written_as_it_is(minimal: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    Card.name = "carte"
    monkeypatch.setitem(EXPORTERS, "carte", Card)
    package = export("carte", edition(minimal))

    assert (package.name, package.data.decode()) == ("essai-fr-carte.txt", minimal.title)
    assert package.limit == 0


def test_an_option_that_a_format_does_not_heed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EXPORTERS["scorm12"], "heeds", frozenset())
    words = ["export", "scorm12", str(COURSES / "minimal"), "--mastery", "80", "-o", str(tmp_path)]
    result = CliRunner().invoke(parcours, words)

    assert result.exit_code == 2
    assert "--mastery" in result.output
    assert not [*tmp_path.iterdir()]


def test_a_host_that_keeps_less_is_the_limit(minimal: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PROFILES, "minimal", replace(PROFILES["minimal"], limit=50))

    with pytest.raises(ExportError, match="50"):
        export("scorm12", edition(minimal), Options(profile="minimal"))

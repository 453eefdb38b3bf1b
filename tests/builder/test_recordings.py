"""Video and audio: they wait to be asked, say their weight, and never go without words."""

import pytest

from builder import Course
from builder.checks.recordings import captions
from builder.markdown import References, read
from builder.player import Player
from builder.words import words
from tests.builder.test_player import Doors

VTT = "WEBVTT\n\nNOTE rien\n\n1\n00:00.000 --> 00:01.000\nBonjour.\n\n00:01.000 --> 00:02.000 line:0\nÀ demain.\n"


@pytest.fixture(scope="module")
def html(minimal: Course) -> str:
    return str(Player(minimal, Doors(), words("fr")).lesson(minimal.lessons["rappeler"]))


def test_a_video_waits_to_be_asked_and_brings_its_captions(html: str) -> None:
    assert '<video class="recording__player" controls preload="none" playsinline' in html
    assert '<source src="/media/modules/02-suite/media/rappel.webm" type="video/webm">' in html
    assert '<track kind="captions" src="/media/modules/02-suite/media/rappel.fr.vtt" srclang="fr"' in html
    assert 'label="français" default>' in html
    assert "autoplay" not in html


def test_how_long_and_how_heavy_is_said_first(html: str) -> None:
    assert "Vidéo · <bdi>0:01</bdi> · <bdi>1 Ko</bdi>" in html.replace("\N{NO-BREAK SPACE}", " ")


def test_a_transcript_is_written_inside_or_kept_in_a_file(html: str) -> None:
    assert html.count('<details class="transcript">') == 2
    assert "Le téléphone sonne <strong>une</strong> fois." in html


def test_a_page_in_another_language_keeps_the_language_of_the_captions(minimal_ar: Course) -> None:
    arabic = Player(minimal_ar, Doors(), words("ar")).lesson(minimal_ar.lessons["rappeler"])

    assert 'srclang="fr" label="الفرنسية"' in arabic


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (":::{video} media/a.mp4\n:title: A\n:captions: media/a.vtt\n:::", "transcript-missing"),
        (":::{video} media/a.mp4\n:title: A\n\nMots.\n:::", "directive-option"),
        (":::{video} media/a.avi\n:title: A\n:captions: media/a.vtt\n\nMots.\n:::", "recording-form"),
        (":::{video} https://example.org/a.mp4\n:title: A\n:captions: media/a.vtt\n\nMots.\n:::", "media-outside"),
        (":::{audio} media/a.mp3\n:title: A\n:captions: media/a.srt\n\nMots.\n:::", "captions-form"),
        (":::{audio} media/a.mp3\n:title: A\n:duration: long\n\nMots.\n:::", "directive-option"),
    ],
)
def test_what_a_recording_lacks_is_a_problem(text: str, code: str) -> None:
    assert code in [problem.code for problem in read(text, References(), folder="modules/01-un").problems]


def test_sound_captions_have_nothing_to_fix() -> None:
    assert [*captions(VTT)] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("WEBVTT", "WEBVTTT", 1, "captions-form"),
        ("00:00.000 -->", "00:00,000 -->", 5, "captions-form"),
        ("--> 00:01.000", "--> 00:00.000", 5, "captions-order"),
        ("00:01.000 --> 00:02.000", "00:01.000 --> 00:02", 9, "captions-form"),
        ("00:00.000 --> 00:01.000", "00:05.000 --> 00:06.000", 9, "captions-order"),
        ("À demain.", "", 9, "captions-form"),
    ],
)
def test_captions_are_wrong_at_their_line(old: str, new: str, line: int, code: str) -> None:
    assert (line, code) in [(found[0], found[1]) for found in captions(VTT.replace(old, new, 1))]

"""Translations: skeletons once filled are done, skeletons are written once, and no translator's word is lost."""

import tempfile
from pathlib import Path
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.i18n.editing import completed, keeps, recorded, tree_of
from builder.i18n.status import progress, translated
from builder.i18n.sync import accepted, skeletons, write
from builder.model import Competency
from builder.source import read_yaml
from builder.translation import Overlay, parts_of_records
from tests.builder.trial import FILES

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).filter(str.strip)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,5}", fullmatch=True)
RECORDS = st.dictionaries(
    IDS,
    st.fixed_dictionaries(
        {"title": WORDS}, optional={"summary": WORDS, "signs": st.lists(WORDS, min_size=1, max_size=3)}
    ),
    min_size=1,
    max_size=4,
)


def dumped(data: Any, **style: Any) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, **style)


def overlay(original: str, translation: str) -> Overlay:
    document = read_yaml(original, "course/competencies.yaml")
    records = {id: Competency.model_validate(data) for id, data in document.data.items()}
    parts = parts_of_records("competency", records, document)
    path = "course/competencies.ar.yaml"
    return Overlay(document, parts, path, read_yaml(translation, path) if translation.strip() else None)


@given(
    RECORDS,
    st.data(),
    st.sampled_from([{}, {"default_flow_style": True}, {"default_style": '"'}, {"default_style": "|"}]),
)
def test_a_file_is_completed_once_and_keeps_every_word(
    records: dict[str, Any], data: st.DataObject, style: Any
) -> None:
    kept = {
        id: {name: data.draw(WORDS) for name in record if name != "signs" and data.draw(st.booleans())}
        for id, record in records.items()
        if data.draw(st.booleans())
    }
    before = dumped(kept, **style) if kept else ""
    found = overlay(dumped(records), before)
    tree = tree_of((string for part in found.parts for string in part.needed), found.original.data)
    after = completed(before, tree)
    again = overlay(dumped(records), after)

    assert keeps(before, after)
    assert again.strings == found.strings
    assert again.problems == found.problems
    assert completed(after, tree) == after


@given(RECORDS)
def test_a_record_of_digests_is_written_and_read_again(records: dict[str, Any]) -> None:
    text = dumped(records)
    found = overlay(text, text)
    signed = overlay(text, recorded(text, {part.key: part.digest for part in found.parts}))

    assert {signed.state(part) for part in signed.parts} == {"done"}
    assert signed.strings == found.strings


@settings(max_examples=15, deadline=None)
@given(RECORDS.filter(lambda records: "C1" not in records))
def test_a_course_prepared_translated_and_signed_has_nothing_left(records: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in FILES.items():
            write(root, (path, text))
        write(root, ("course/competencies.yaml", "C1: {title: Accueillir}\n" + dumped(records)))
        write(root, ("course/course.yaml", FILES["course/course.yaml"].replace("[fr]", "[fr, ar]")))
        for change in [change for found in translated(root) for change in skeletons(root, found)]:
            write(root, change)
        assert [change for found in translated(root) for change in skeletons(root, found)] == []
        for file in root.rglob("*.ar.*"):
            text = file.read_text("utf-8").replace("draft: true\n", "").replace('""', "كلام").replace("[]", "[كلام]")
            file.write_text(text, "utf-8")
        for found in translated(root):
            for each in found.draft.overlays:
                if each.document:
                    write(root, accepted(root, each, [part for part in each.parts if each.complete(part)]))
        (found,) = translated(root)

        assert set(progress(found).total) == {"done"}

"""JSON Schemas of everything an author writes in YAML, made from the models: editors complete and correct with them."""

import json
from collections.abc import Iterator

from builder.schema.kinds import KINDS_OF_FILE, Kind
from builder.schema.shape import partial, shaped

__all__ = ["KINDS_OF_FILE", "Kind", "editor_settings", "schemas"]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of each schema: one for each kind of file, one for each translation laid over it."""
    for kind in KINDS_OF_FILE:
        whole = shaped(kind)
        yield f"{kind.name}.json", _text(kind.title, whole)
        if kind.translated:
            yield f"{kind.name}.translation.json", _text(f"{kind.title}, traduction", partial(whole))


def editor_settings() -> dict[str, object]:
    """The settings of VS Code's YAML extension: which files each schema is for. The last glob that fits wins there."""
    found: dict[str, list[str]] = {}
    for kind in KINDS_OF_FILE:
        if not kind.inside:
            apart = [f"!{glob}" for glob in kind.translations if kind.translated and "*.yaml" in kind.files[0]]
            found[f"./.schemas/{kind.name}.json"] = [*kind.files, *apart]
        if kind.translated:
            found[f"./.schemas/{kind.name}.translation.json"] = [*kind.translations]
    return {"yaml.schemas": found, "yaml.format.enable": False}


def _text(title: str, schema: dict[str, object]) -> str:
    return json.dumps({"$schema": _DRAFT, "title": title, **schema}, ensure_ascii=False, indent=1) + "\n"

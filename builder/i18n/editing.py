"""A translator's YAML file, completed in place: what is written there stays as it is, comments and all."""

import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from builder.source import read_yaml
from builder.translation import RECORD, String

Tree = dict[str | int, Any]
"""Names → Strings or smaller trees; a list's names are its positions, and None where it says nothing."""

_PLAIN = re.compile(r"[A-Za-z_][\w-]*")
_SIGNED = "# Les empreintes de ce qui a été traduit : « parcours i18n » les tient."


def completed(text: str, tree: Tree) -> str:
    """The text with an empty string, under what it translates, for each string that it lacks."""
    root = yaml.compose(text, Loader=yaml.SafeLoader) if text else None
    if not isinstance(root, yaml.MappingNode):
        return text + "".join(f"{line}\n" for line in _block(tree, 0))
    editor = _Editor(text)
    editor.mapping(root, tree)
    return editor.edited()


def recorded(text: str, digests: Mapping[str, str]) -> str:
    """The text with these digests in its record, and no others."""
    lines = [f"{RECORD}:", *(f"  {_key(key)}: {json.dumps(digest)}" for key, digest in digests.items())]
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        if key.value == RECORD:
            start, end = key.start_mark.index, _tail(text, value)
            return text[:start] + "\n".join(lines) + text[end:]
    return text.rstrip("\n") + "\n\n" + "\n".join([_SIGNED, *lines]) + "\n"


def keeps(before: str, after: str) -> bool:
    """Whether everything that was said is still said."""
    return not before.strip() or _within(read_yaml(before, "").data, read_yaml(after, "").data)


def _within(old: Any, new: Any) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return all(key == RECORD or (key in new and _within(value, new[key])) for key, value in old.items())
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(_within, old, new))
    return old is None or bool(old == new)


@dataclass
class _Editor:
    text: str
    insertions: list[tuple[int, str]] = field(default_factory=list)

    def mapping(self, node: yaml.MappingNode, tree: Tree) -> None:
        if node.flow_style:
            self._flow(node, tree)
            return
        present = {key.value: (key, value) for key, value in node.value}
        for name in (name for name in tree if name in present):
            self._inside(*present[name], tree[name])
        after = _tail(self.text, node)
        started = False
        for name, sub in tree.items():
            if name in present:
                after, started = _tail(self.text, present[name][1]), True
            elif started:
                self._insert(after, _block({name: sub}, node.start_mark.column))
        first = next((i for i, name in enumerate(tree) if name in present), len(tree))
        if missing := {name: tree[name] for name in [*tree][:first]}:
            self._insert(_tail(self.text, node), _block(missing, node.start_mark.column))

    def edited(self) -> str:
        text = self.text
        for at, said in sorted(self.insertions, key=lambda one: one[0], reverse=True):
            text = text[:at] + said + text[at:]
        return text if text.endswith("\n") else text + "\n"

    def _inside(self, key: yaml.Node, value: yaml.Node, sub: Any) -> None:
        if not isinstance(sub, dict):
            return
        if isinstance(value, yaml.MappingNode):
            self.mapping(value, sub)
        elif isinstance(value, yaml.SequenceNode) and len(value.value) == len(sub):
            for item, its in zip(value.value, sub.values(), strict=True):
                if isinstance(item, yaml.MappingNode) and isinstance(its, dict):
                    self.mapping(item, its)
        elif isinstance(value, yaml.ScalarNode) and not value.value and not _is_list(sub):
            self._insert(_line_end(self.text, key.end_mark.index), _block(sub, key.start_mark.column + 2))

    def _flow(self, node: yaml.MappingNode, tree: Tree) -> None:
        present = {key.value: (key, value) for key, value in node.value}
        for name, sub in tree.items():
            if name in present:
                self._inside(*present[name], sub)
        added = ", ".join(f"{_key(name)}: {_inline(sub)}" for name, sub in tree.items() if name not in present)
        if added:
            self.insertions.append((node.end_mark.index - 1, ", " + added if node.value else added))

    def _insert(self, at: int, lines: Iterator[str]) -> None:
        said = "".join(f"\n{line}" for line in lines)
        same = next((i for i, (where, _) in enumerate(self.insertions) if where == at), None)
        if same is None:
            self.insertions.append((at, said))
        else:
            self.insertions[same] = (at, self.insertions[same][1] + said)


def _block(tree: Tree, column: int) -> Iterator[str]:
    pad = " " * column
    for name, sub in tree.items():
        if isinstance(sub, String):
            yield from _shown(sub, pad)
            yield f"{pad}{_key(name)}: {_empty(sub)}"
        else:
            yield f"{pad}{_key(name)}:"
            yield from _listed(sub, column + 2) if _is_list(sub) else _block(sub, column + 2)


def _listed(tree: Tree, column: int) -> Iterator[str]:
    pad = " " * column
    for sub in tree.values():
        if isinstance(sub, String):
            yield from _shown(sub, pad)
            yield f'{pad}- ""'
        elif sub:
            yield f"{pad}-"
            yield from _block(sub, column + 2)
        else:
            yield f"{pad}- {{}}"


def _shown(string: String, pad: str) -> Iterator[str]:
    """The original, as a comment above the place of its translation."""
    lines = string.text.splitlines() if isinstance(string.text, str) else [" · ".join(string.text)]
    for line in lines:
        for part in textwrap.wrap(line, max(40, 116 - len(pad)), break_long_words=False, break_on_hyphens=False):
            yield f"{pad}# {part}"


def _inline(sub: Any) -> str:
    if isinstance(sub, String):
        return _empty(sub)
    if _is_list(sub):
        return "[" + ", ".join(_inline(item) if item else "{}" for item in sub.values()) + "]"
    return "{" + ", ".join(f"{_key(name)}: {_inline(item)}" for name, item in sub.items()) + "}"


def _empty(string: String) -> str:
    return '""' if isinstance(string.text, str) else "[]"


def _is_list(tree: Any) -> bool:
    return isinstance(tree, dict) and all(isinstance(name, int) for name in tree)


def _key(name: str | int) -> str:
    return str(name) if _PLAIN.fullmatch(str(name)) else json.dumps(str(name), ensure_ascii=False)


def _tail(text: str, node: yaml.Node) -> int:
    """Where the lines of a node end: before the next line's break."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _tail(text, last[1] if isinstance(last, tuple) else last)
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return len(text[: node.end_mark.index].rstrip())
    return _line_end(text, node.end_mark.index)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def tree_of(strings: Iterable[String], data: Any) -> Tree:
    """Strings as a tree of what a translation holds, in the original's order."""
    tree: Tree = {}
    for string in strings:
        branch, base = tree, data
        for step, name in zip(string.at[:-1], string.name[:-1], strict=True):
            base = base[step]
            empty: Tree = dict.fromkeys(range(len(base))) if _positional(base) else {}
            found = branch.get(name)
            branch[name] = branch = empty if found is None else found
        branch[string.name[-1]] = string
    return tree


def _positional(inner: Any) -> bool:
    return isinstance(inner, tuple) and not any(isinstance(item, dict) and "id" in item for item in inner)

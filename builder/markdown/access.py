"""What a screen reader trips over: headings out of order, links that say nothing, tables without headers."""

from markdown_it.token import Token

from builder.grading import plain
from builder.markdown.reading import Reading

_TOP, _DEEPEST = 2, 4
_VAGUE = frozenset(map(plain, (
    "ici", "là", "cliquez ici", "cliquer ici", "lien", "ce lien", "lire", "lire la suite", "en savoir plus", "plus",
    "voir", "here", "click here", "link", "more", "read more", "هنا", "اضغط هنا", "انقر هنا", "المزيد",
    "اقرأ المزيد", "الرابط",
)))  # fmt: skip
_FILE = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp")
_NO_PICTURE = frozenset(map(plain, ("image", "photo", "figure", "illustration", "schéma", "logo", "dessin", "صورة")))


def note_faults(reading: Reading, tokens: list[Token]) -> None:
    """Note what is wrong with the headings, links and tables of a text that was just read."""
    above, line = 1, 0
    for index, token in enumerate(tokens):
        line = token.map[0] if token.map else line
        if token.type == "heading_open":
            above = _heading(reading, int(token.tag[1]), above, line, tokens[index + 1])
        elif token.type == "thead_open":
            _headers(reading, tokens, index, line)
        elif token.children:
            _links(reading, token.children, line)


def note_alt(reading: Reading, alt: str, line: int, near: str) -> None:
    """An alternative text that names a file, or says « image », replaces nothing."""
    if alt.strip().lower().endswith(_FILE) or plain(alt) in _NO_PICTURE:
        what = f"« {alt.strip()} » ne remplace pas l'image."
        reading.problem(line, "alt-vague", what, "Dites ce qu'elle montre, ou à quoi elle sert ici.", near=near)


def _heading(reading: Reading, level: int, above: int, line: int, inline: Token) -> int:
    if not inline.content.strip():
        reading.problem(line, "heading-empty", "Ce titre est vide.", "Écrivez-le, ou retirez-le.")
    if level < _TOP:
        what = "« # » est le titre de la page : il vient de l'en-tête."
        reading.problem(line, "heading-order", what, "Écrivez « ## ».")
    elif level > above + 1 or level > _DEEPEST:
        what = f"« {'#' * level} » saute un niveau." if level > above + 1 else f"« {'#' * level} » est trop profond."
        fix = f"Écrivez « {'#' * min(above + 1, _DEEPEST)} »."
        reading.problem(line, "heading-order", what, fix)
    return max(level, _TOP)


def _headers(reading: Reading, tokens: list[Token], start: int, line: int) -> None:
    """A header may be empty only above the column that names the rows."""
    cells: list[str] = []
    for index in range(start, len(tokens)):
        if tokens[index].type == "thead_close":
            break
        if tokens[index].type == "th_open":
            cells.append(tokens[index + 1].content.strip())
    if not all(cells[1:] if len(cells) > 1 else cells):
        what = "Une colonne de ce tableau n'a pas d'en-tête."
        reading.problem(line, "table-header", what, "Dites en un mot ce que porte chaque colonne.")


def _links(reading: Reading, children: list[Token], line: int) -> None:
    text: list[str] | None = None
    href = ""
    for child in children:
        if child.type == "link_open":
            text, href = [], str(child.attrGet("href") or "")
        elif child.type == "link_close" and text is not None:
            _said(reading, "".join(text).strip(), href, line)
            text = None
        elif text is not None:
            text.append(child.content or ("…" if child.type == "image" else ""))


def _said(reading: Reading, text: str, href: str, line: int) -> None:
    if not text:
        fix = "Écrivez entre les crochets où il mène."
        reading.problem(line, "link-empty", "Ce lien n'a pas de texte.", fix, near="[](")
    elif plain(text) in _VAGUE:
        what = f"« {text} » ne dit pas où mène ce lien."
        reading.problem(line, "link-vague", what, "Nommez la page où il mène.", near=f"[{text}]")

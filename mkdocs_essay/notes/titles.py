"""The headings that say that notes follow."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

TITLES = frozenset(
    """notes|note|endnotes|end notes|footnotes|foot notes|references|notes and references|references and
    notes|citations|sources |anmerkungen|fußnoten|endnoten|einzelnachweise|referenzen|notes de fin|notes et
    références|références|notas|notas al pie|referencias
    |notas finais|referências|note a piè di pagina|riferimenti|примечания|注释|注""".replace("\n", "")
    .replace("    ", "")
    .split("|")
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_TITLE_LINE = re.compile(r"(?P<title>[^\n]{4,60}?)(?:<br ?/?>|\\\\)?[ \t]*+\n(?=[ \t]*+(?:\\?\[)?<sup\b)")
_TITLE_DRESS = re.compile(r"<[^<>]*>|[*_#:]+|\{[^{}]*\}")


def raw_text(element: Element) -> str | None:
    """An element's raw span text; None where it has none or the text is verbatim."""
    return element.text if element.text and not isinstance(element.text, AtomicString) else None


def is_title(element: Element) -> bool:
    """Whether a heading, or a paragraph by itself, says that notes follow."""
    text = raw_text(element)
    if text is None or (element.tag not in HEADINGS and element.tag != "p"):
        return False
    return _says_notes(text, is_heading=element.tag in HEADINGS)


def part_title_lines(root: Element, lines: dict[Element, int]) -> None:
    """Make a paragraph of its own of each first line below `root` that says that notes follow, where the next
    one begins with a superscript. `lines` gives the line of each element.
    """
    parents = [each for each in root.iter() if any(child.tag == "p" for child in each)]
    for parent in parents:
        for index in range(len(parent) - 1, -1, -1):
            child = parent[index]
            text = raw_text(child) if child.tag == "p" and not len(child) else None
            match = _TITLE_LINE.match(text) if text else None
            if match is None or text is None or not _says_notes(match["title"], is_heading=False):
                continue
            title = Element("p")
            title.text, child.text = match["title"], text[match.end() :]
            parent.insert(index, title)
            if child in lines:
                lines[title] = lines[child]
                lines[child] += 1


def _says_notes(text: str, *, is_heading: bool) -> bool:
    stripped = text.strip()
    dressed = is_heading or stripped.startswith(("*", "_", "<")) or stripped.endswith(":") or text.isupper()
    return dressed and _TITLE_DRESS.sub("", text).strip().lower() in TITLES

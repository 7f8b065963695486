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
_TITLE_DRESS = re.compile(r"<[^<>]*>|[*_#:]+|\{[^{}]*\}")


def raw_text(element: Element) -> str | None:
    """An element's raw span text; None where it has none or the text is verbatim."""
    return element.text if element.text and not isinstance(element.text, AtomicString) else None


def is_title(element: Element) -> bool:
    """Whether a heading, or a paragraph by itself, says that notes follow."""
    text = raw_text(element)
    if text is None or len(text) > 60 or (element.tag not in HEADINGS and element.tag != "p"):
        return False
    dressed = (
        element.tag in HEADINGS
        or text.strip().startswith(("*", "_", "<"))
        or text.strip().endswith(":")
        or text.isupper()
    )
    return dressed and _TITLE_DRESS.sub("", text).strip().lower() in TITLES

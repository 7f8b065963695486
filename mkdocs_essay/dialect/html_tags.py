"""HTML as kramdown recognises it: tags, comments, instructions, and what each element may hold.

A page's author writes tags by hand, so the grammar is that of well-formed tags and nothing looser: an
attribute needs a blank before it, a value is a word or stands in quotes. All scanners look at one position
and take time in proportion to what they consume, so that text full of `<` stays cheap; `HtmlScanner` also
remembers that a closer is missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from mkdocs_essay.dialect.white_space import SPACE, is_white

Kind = Literal["open", "close", "empty"]
ContentModel = Literal["block", "span", "raw"]


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


BLOCK_MODEL = _names("""
    address applet article aside blockquote body dd details div dl fieldset figure figcaption footer
    form header hgroup iframe li main map menu nav noscript object section summary td
""")
"""Elements that hold blocks where their content is read as Markdown."""

SPAN_MODEL = _names("""
    a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend
    optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt
""")
"""Elements that hold spans where their content is read as Markdown."""

RAW_MODEL = _names("""
    script style math option textarea pre code kbd samp var
""")
"""Elements whose content is not read as Markdown; elements in no set are like them."""

SPAN_ELEMENTS = _names("""
    a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb
    rbc rp rt rtc ruby samp select small span strong sub sup tt u var
""")
"""Elements that belong into a line of text: at the start of one they start a paragraph, not a block."""

BLOCK_ELEMENTS = _names("""
    address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol
    optgroup p pre section summary table tbody td th thead tfoot tr ul
""")
"""Elements that are not read as tags within a line of text."""

VOID_ELEMENTS = _names("""
    area base basefont br col command embed frame hr img input isindex keygen link meta param source track
    wbr
""")
"""Elements without content; `basefont`, `frame` and `isindex`, which kramdown does not count, are written
without it.
"""

KNOWN_ELEMENTS = BLOCK_MODEL | SPAN_MODEL | RAW_MODEL | SPAN_ELEMENTS | BLOCK_ELEMENTS | VOID_ELEMENTS
"""Elements whose names are read without regard to case. Others keep the case they are written in."""

_NAME = r"[^\W\d][\w.-]*+(?::[^\W\d][\w.-]*+)?+"
_ATTRIBUTE = rf"""{SPACE}++({_NAME})(?:{SPACE}*+={SPACE}*+(?:(\w++)|"([^"]*+)"|'([^']*+)'))?+"""
_OPEN = re.compile(
    rf"""<({_NAME})((?:{SPACE}++{_NAME}(?:{SPACE}*+={SPACE}*+(?:\w++|"[^"]*+"|'[^']*+'))?+)*+){SPACE}*+(/)?+>"""
)
_ATTRIBUTES = re.compile(_ATTRIBUTE)
_CLOSE = re.compile(rf"</({_NAME}){SPACE}*+>")


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag of a text: `text[start:end]`.

    `name` is in lower case if HTML knows the element; then the attributes' names are too. An attribute
    without a value has the empty string, but an empty id is left out; values stand as written, entities
    unresolved. `empty` means written
    with a slash, `<br/>`: whether an element can have content is what `VOID_ELEMENTS` says.
    """

    name: str
    attributes: dict[str, str]
    kind: Kind
    start: int
    end: int


def scan_tag(text: str, pos: int) -> Tag | None:
    """The start or end tag at `text[pos]`, which is a `<`; None where there is none."""
    if text.startswith("</", pos):
        return _scan_close(text, pos)
    match = _OPEN.match(text, pos)
    if match is None:
        return None
    name, known = _element_name(match[1])
    attributes = _attributes(match[2], known) if match[2] else {}
    return Tag(name, attributes, "empty" if match[3] else "open", pos, match.end())


def _scan_close(text: str, pos: int) -> Tag | None:
    match = _CLOSE.match(text, pos)
    if match is None:
        return None
    return Tag(_element_name(match[1])[0], {}, "close", pos, match.end())


def _element_name(written: str) -> tuple[str, bool]:
    lowered = written.lower()
    return (lowered, True) if lowered in KNOWN_ELEMENTS else (written, False)


def _attributes(text: str, lower: bool) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, word, double, single in _ATTRIBUTES.findall(text):
        found[name.lower() if lower else name] = word or double or single
    if "id" in found and is_white(found["id"]):
        del found["id"]
    return found


def content_model(name: str) -> ContentModel:
    """What an element holds where its content is read as Markdown."""
    if name in BLOCK_MODEL:
        return "block"
    return "span" if name in SPAN_MODEL else "raw"


class HtmlScanner:
    """The scanners for one text, which look for a missing closer only once."""

    __slots__ = ("_missing", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._missing: dict[str, int] = {}

    def tag(self, pos: int) -> Tag | None:
        """See `scan_tag`."""
        return scan_tag(self.text, pos)

    def comment(self, pos: int) -> int | None:
        """The end of the comment `<!-- … -->` that starts at `pos`, or None."""
        return self._to(pos, "<!--", "-->")

    def instruction(self, pos: int) -> int | None:
        """The end of the processing instruction `<? … ?>` that starts at `pos`, or None."""
        return self._to(pos, "<?", "?>")

    def cdata(self, pos: int) -> int | None:
        """The end of the section `<![CDATA[ … ]]>` that starts at `pos`, or None."""
        return self._to(pos, "<![CDATA[", "]]>")

    def _to(self, pos: int, opener: str, closer: str) -> int | None:
        missing_from = self._missing.get(closer)
        if missing_from is not None and pos >= missing_from:
            return None
        if not self.text.startswith(opener, pos):
            return None
        at = self.text.find(closer, pos + len(opener))
        if at < 0:
            self._missing[closer] = pos
            return None
        return at + len(closer)

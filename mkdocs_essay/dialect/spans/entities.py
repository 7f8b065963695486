"""Character references become characters, except those that HTML needs; unknown names are text."""

from __future__ import annotations

import html
import re
from html.entities import name2codepoint

from mkdocs_essay.dialect.spans.content import Symbol
from mkdocs_essay.dialect.spans.run import SpanRun

_REFERENCE = re.compile(r"&(?:([A-Za-z0-9_:][\w.:-]*+)|#([0-9]+)|#x([0-9a-fA-F]+));", re.ASCII)
_NAMES = {**name2codepoint, "apos": 39, "vellip": 0x22EE}
# A `&` that is followed by this is taken for a reference when the tree is written out.
_LIKE_REFERENCE = re.compile(r"(?:#[0-9]+|#x[0-9a-f]+|[0-9a-z]+);", re.ASCII | re.IGNORECASE)
_REFERENCE_IN_TEXT = re.compile(rf"&(?={_LIKE_REFERENCE.pattern})", re.ASCII | re.IGNORECASE)


def parse(run: SpanRun, position: int) -> bool:
    """Read a character reference at a `&`."""
    match = _REFERENCE.match(run.text, position)
    if match is None:
        return False
    name, decimal, hexadecimal = match.groups()
    if name is not None and name not in _NAMES:
        run.add(ampersand(run.text, position + 1))
        run.add_text(match[0][1:])
        run.pos = match.end()
        return True
    run.pos = match.end()
    character = chr(_NAMES[name]) if name is not None else _character(decimal, hexadecimal)
    if character is None:
        run.add(Symbol(match[0]))
    elif character == "&":
        run.add(ampersand(run.text, match.end()))
    else:
        run.add(Symbol(character))
    return True


def _character(decimal: str | None, hexadecimal: str | None) -> str | None:
    """The character of a numeric reference as browsers read it; None where there is no such character."""
    digits = decimal or hexadecimal or ""
    number = int(digits, 10 if decimal else 16) if len(digits) < 9 else 0
    if not 31 < number < 0x110000 and number not in (9, 10, 13):
        return None
    return None if 0xD800 <= number < 0xE000 else html.unescape(f"&#{number};") or None


def ampersand(text: str, following: int) -> Symbol:
    """A literal `&` that stands before `text[following:]`."""
    return Symbol("&amp;" if _LIKE_REFERENCE.match(text, following) else "&")


def verbatim(text: str) -> str:
    """Text that shows as it stands although it may hold what looks like a reference."""
    return _REFERENCE_IN_TEXT.sub("&amp;", text) if "&" in text else text

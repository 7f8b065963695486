"""Plain text as Markdown that means nothing but that text."""

from __future__ import annotations

import re

from mkdocs_essay.eject.style import Style

_BLANKS = re.compile(r"[ \t\r\n\f]+")
_ALWAYS = re.compile(r"[\\`*]")
_CAREFUL = re.compile(r"[\\`*_{}\[\]()#+\-.!~$^=|:]")
_ESCAPABLE = set("\\`*_{}[]()>#+-.!~$|")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
# An underscore within a word is text; two mean emphasis anywhere.
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])|(?<=_)_")
_BRACKET = re.compile(r"\](?=[(\[:]|\Z)|\[(?=\^|TOC\]|\Z|[ xX]\])")
_BRACKETS = re.compile(r"[\[\]]")
_BRACE = re.compile(r"\{(?=:|[ ]*[#.\w])")
_DOLLAR = re.compile(r"\$")
_START = re.compile(
    r"(?:(?P<mark>[#>]|[-+](?=[ ]|\Z)|[-=~]{3,}|[=-]+\Z|[:|]|\?\?\?|!!!|///)"
    r"|(?P<number>\d+)(?=\.(?:[ ]|\Z)))"
)


def collapsed(text: str) -> str:
    """A text with one blank where there are several, as HTML shows it."""
    return _BLANKS.sub(" ", text)


def with_lines(text: str) -> str:
    """The same, but for the ends of its lines, which stay where the author set them."""
    return _BLANKS.sub(lambda found: "\n" if "\n" in found[0] else " ", text)


def escape_text(text: str, style: Style) -> str:
    """Text within a line, or within the lines of a paragraph."""
    text = with_lines(text) if style.in_lines else collapsed(text)
    if style.careful:
        text = _ENTITY.sub("&amp;", text).replace("<", "&lt;")
        return _CAREFUL.sub(_escaped, text).replace("\u00a0", "&nbsp;")
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = (_BRACKETS if style.in_link else _BRACKET).sub(r"\\\g<0>", text)
    text = _BRACE.sub(r"\\{", text)
    text = _DOLLAR.sub(r"\\$", text)
    text = text.replace("~~", r"\~\~").replace("![", r"\![")
    if style.in_cell:
        text = text.replace("|", r"\|")
    text = _ENTITY.sub("&amp;", text)
    return _TAG.sub("&lt;", text).replace("\u00a0", "&nbsp;")


def guard_start(text: str) -> str:
    """A line of text whose beginning would mean a block, escaped."""
    found = _START.match(text)
    if found is None:
        return text
    if found["number"]:
        return f"{found['number']}\\{text[found.end() :]}"
    first = text[0]
    return (f"\\{first}" if first in _ESCAPABLE else f"&#{ord(first)};") + text[1:]


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return f"\\{character}" if character in _ESCAPABLE else f"&#{ord(character)};"

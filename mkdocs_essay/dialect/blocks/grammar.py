"""Line patterns that several constructs share. Each is matched at the start of a line."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.html_tags import SPAN_ELEMENTS

SPACE = r"[ \t\r\f\v]"
NAME = r"[a-zA-Z0-9_][a-zA-Z0-9_-]*"

_HTML_NAME = r"[^\W\d][\w.-]*(?::[^\W\d][\w.-]*)?"
_IN_LINE = "|".join(sorted(SPAN_ELEMENTS | {"script"}))
_HTML_CLOSE = rf"</(?!(?:{_IN_LINE})\b){_HTML_NAME}[ \t\r\n\f\v]*>"
_HTML_OPEN = rf"<(?!(?:{_IN_LINE})\b)[^\W\d]"
# An attribute list may hold line ends but no line that starts with another `{:`, so that lines of openers
# are not searched again and again.
INSIDE = r"(?:[^}\\\n]|\\\}?|\n(?! {0,3}\{:))"
_IAL = rf"\{{:(?![:/]){INSIDE}+\}}{SPACE}*\n"
_BLANK = rf"{SPACE}*\n"
_EOB = rf"\^{SPACE}*\n"
_LIST = r" {0,3}(?:[+*-]|\d+\.)[\t| ]"
_FENCE = r" {0,3}(?:~{3}|`{3})"
_ATX = r"#{1,6}[\t ]"

BLANK_LINES = re.compile(rf"(?:{SPACE}*\n)+")
EOB = re.compile(_EOB)
IAL = re.compile(rf" {{0,3}}{_IAL}", re.ASCII)
LIST_START = re.compile(_LIST)
LAZY_STOP = re.compile(rf"{_BLANK}|{_EOB}| {{0,3}}(?:{_IAL}|{_HTML_CLOSE}|{_HTML_OPEN})")
"""What ends a block that goes on over unmarked lines."""
CODE_LAZY_STOP = re.compile(rf"{_EOB}| {{0,3}}(?:{_IAL}|{_HTML_CLOSE}|{_HTML_OPEN})")
PARAGRAPH_STOP = re.compile(
    rf"{_BLANK}|{_EOB}| {{0,3}}(?:{_IAL}|{_HTML_CLOSE}|{_HTML_OPEN}|>|:[\t| ])|{_LIST}|{_ATX}|{_FENCE}"
)
PARAGRAPH_STOP_AFTER_EMPTY_LINE = re.compile(rf"{LAZY_STOP.pattern}| {{0,3}}:[\t| ]")
"""The same without GFM's quirk `paragraph_end`: most blocks need an empty line before them."""
BLOCK_BOUNDARY = re.compile(rf"{_BLANK}|{_EOB}| {{0,3}}{_IAL}|\Z")
INDENT = re.compile(r"^(?:\t| {4})", re.MULTILINE)
ITEM_IAL = re.compile(rf"\s*\{{:(?!(?:{NAME})?:|/)({INSIDE}+)\}}\s*", re.ASCII)
"""An attribute list at the start of a list item, a definition or a term."""


def lazy_item_stop(indentation: int) -> re.Pattern[str]:
    """What ends an item's lazy lines; see `LAZY_STOP`. Only as far in as the item's content starts."""
    return _ITEM_STOPS[min(indentation, 3)]


_ITEM_STOPS = tuple(re.compile(rf" {{0,{n}}}(?:{_IAL}|{_HTML_CLOSE}|{_HTML_OPEN})") for n in range(4))

"""The text of an element as a reader sees it, which ids are made of."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.footnotes import is_reference

_STASHED = re.compile(r"\x02(?:(\d+)|[^\x02\x03]*)\x03")
_MATH = re.compile(r"\\\((.*)\\\)\Z", re.DOTALL)


def rendered_text(element: Element) -> str:
    """What a reader sees of an element, without marks of footnotes."""
    return html.unescape(_STASHED.sub(_unstash, "".join(_texts(element))))


def _texts(element: Element) -> Iterator[str]:
    if element.get("class") == "arithmatex":
        text = element.text or ""
        math = _MATH.match(text)
        yield math[1] if math else text
    else:
        yield element.text or ""
    for child in element:
        if not is_reference(child) and child.get("data-essay") is None:
            yield from _texts(child)
        yield child.tail or ""


def _unstash(match: re.Match[str]) -> str:
    return chr(int(match[1])) if match[1] and int(match[1]) < 0x110000 else ""

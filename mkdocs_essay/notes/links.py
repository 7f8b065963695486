"""Makes links of the bare addresses in a note's raw text: `https://example.org/a.` becomes
`<https://example.org/a>.`

Notes are full of addresses, and kramdown leaves them plain. Code, tags, links that are there already and link
texts stay.
"""

from __future__ import annotations

import re

from mkdocs_essay.notes.scanner import Closers

_TOKEN = re.compile(
    r"`+|\]\(|<a\b|<[!/a-z]|\]\[|(?<![\w/\"'=])https?://[^\s<>`\"“”]+",
    re.IGNORECASE,
)
_TRAILING = ".,;:!?'’”»*_\\…"
_ESCAPE = re.compile(r"\\([\\_*~#&-])")


def link_addresses(text: str) -> str:
    """`text` with its bare addresses in angle brackets, each without the sentence's own signs at its end."""
    if "://" not in text:
        return text
    parts: list[str] = []
    position = done = 0
    link_texts = _link_texts(text)
    closers = Closers(text)
    while (token := _TOKEN.search(text, position)) is not None:
        found = token[0]
        if found[0] == "`":
            position = closers.after_ticks(found, token.start(), token.end())
        elif found in ("](", "]["):
            position = closers.after(")" if found == "](" else "]", token.end())
        elif found.lower() == "<a":
            position = closers.after("</a", token.end())
        elif found[0] == "<":
            position = closers.after(">", token.end())
        else:
            address = _trimmed(found)
            position = token.end()
            if token.start() not in link_texts:
                plain = _ESCAPE.sub(r"\1", address)
                parts += (text[done : token.start()], f"<{plain}>")
                done = token.start() + len(address)
    return "".join((*parts, text[done:]))


def _link_texts(text: str) -> set[int]:
    """Where addresses stand that are within the text of a link: `[https://a.org](https://a.org)`."""
    found: set[int] = set()
    for match in re.finditer(r"\[\s*+(https?://[^\s\[\]]*+)[^\[\]]*+\](?=[(\[])", text):
        found.add(match.start(1))
    return found


def _trimmed(address: str) -> str:
    """An address without the signs of the sentence around it; brackets stay where they were opened."""
    excess = {closing: address.count(closing) - address.count(opening) for opening, closing in ("()", "[]")}
    end = len(address)
    while end and (address[end - 1] in _TRAILING or excess.get(address[end - 1], 0) > 0):
        if address[end - 1] in excess:
            excess[address[end - 1]] -= 1
        end -= 1
    return address[:end]

"""Link definitions: `[id]: url "title"`, the title on the next line if need be."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.document import LinkDefinition

_START = re.compile(r" {0,3}\[([^\n\]]+)\]:[ \t]*")
_WHITE = re.compile(r"\s+", re.ASCII)
# A run of blanks is tried from its start only.
_QUOTE = re.compile(r"""(?<![ \t])[ \t]++(["'])""")
_TITLE_LINE = re.compile(r"""[ \t]*(["'])(.+)\1[ \t]*\n""")


def normalize_id(identifier: str) -> str:
    """An id as links are looked up by it: white space as one blank, in lower case."""
    return _WHITE.sub(" ", identifier).lower()


def read(frame: Frame) -> bool:
    """Read a definition; a later one of the same id takes its place."""
    source = frame.source
    match = _START.match(source.text, source.position)
    if match is None:
        return False
    end = source.line_end()
    found = _split(source.text[match.end() : end].rstrip("\n"))
    if found is None:
        return False
    url, title = found
    if title is None and (line := _TITLE_LINE.match(source.text, end)):
        title, end = line[2], line.end()
    document = frame.parser.document
    identifier = normalize_id(match[1])
    if identifier in document.link_definitions and document.link_definitions[identifier].line:
        document.warn(
            "duplicate-link-definition",
            f"The link '{identifier}' is defined twice; the later address is used.",
            source.line(),
        )
    definition = LinkDefinition(url, title, {}, source.line())
    frame.add("definition").target = definition.attributes
    document.link_definitions[identifier] = definition
    source.position = end
    return True


def _split(text: str) -> tuple[str, str | None] | None:
    """The address and the title of what follows the colon on its line; None if it is no definition."""
    text = text.rstrip(" \t")
    if text.startswith("<"):
        split = _split_angled(text)
        if split is not None:
            return split
    if not text:
        return None
    quote = text[-1]
    for match in _QUOTE.finditer(text):
        if match.start() == 0:
            continue
        if match[1] == quote and match.end() < len(text) - 1:
            return text[: match.start()], text[match.end() : -1]
    return None if _QUOTE.search(text) else (text, None)


def _split_angled(text: str) -> tuple[str, str | None] | None:
    """An address in angle brackets ends at the first `>` that a title or nothing follows."""
    closer = text.find(">")
    while closer >= 0:
        if closer == len(text) - 1:
            return text[1:closer], None
        quote = _QUOTE.match(text, closer + 1)
        if quote is not None and text[-1] == quote[1] and len(text) - quote.end() >= 2:
            return text[1:closer], text[quote.end() : -1]
        closer = text.find(">", closer + 1)
    return None

"""Takes out a hand-written list of a series' parts, where the series' own table stands in its place.

Authors of essays in parts put "Table of Contents" and a list of links at the foot of every part. The list
goes when it stands right under a heading or paragraph that says just that, each of its items is a link and
nothing else, and half of the items or more name a part of the page's series, by its address or by its title
(the addresses are often dead).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.context import PageContext

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "p"}
_LISTS = {"ul", "ol"}
_WORDS = {
    "table of contents",
    "inhaltsverzeichnis",
    "table des matières",
    "tabla de contenidos",
    "índice de contenidos",
    "tabela de conteúdos",
    "目录",
    "目次",
}

IsPart = Callable[[str, str], bool]


class HandTocTreeprocessor(Treeprocessor):
    """Runs after the spans are parsed, on pages for which the plugin says what a part of their series is."""

    def __init__(self, md: Markdown, context: PageContext) -> None:
        super().__init__(md)
        self._context = context

    def run(self, root: Element) -> None:
        """Take the lists out of `root`."""
        is_part = self._context.is_part
        if is_part is None:
            return
        for parent in list(root.iter()):
            if any(child.tag in _LISTS for child in parent):
                self._context.count_hand_tocs(_cut(parent, is_part))


def _cut(parent: Element, is_part: IsPart) -> int:
    cut = 0
    index = 1
    while index < len(parent):
        heading, contents = parent[index - 1], parent[index]
        if contents.tag in _LISTS and _is_title(heading) and _lists_parts(contents, is_part):
            _remove(parent, index - 1)
            cut += 1
        else:
            index += 1
    return cut


def _remove(parent: Element, start: int) -> None:
    """Remove heading and list, and the rules that fenced them off where nothing, another rule or the notes
    follow.
    """
    del parent[start : start + 2]
    while start < len(parent) and parent[start].tag == "hr" and (start == 0 or parent[start - 1].tag == "hr"):
        del parent[start]
    if start and parent[start - 1].tag == "hr" and all(_is_notes(child) for child in parent[start:]):
        del parent[start - 1]


def _is_notes(element: Element) -> bool:
    classes = element.get("class", "").split()
    return "footnotes" in classes or "footnote" in classes or "essay-notes" in classes


def _is_title(element: Element) -> bool:
    return element.tag in _HEADINGS and _text(element).rstrip(":").lower() in _WORDS


def _lists_parts(contents: Element, is_part: IsPart) -> bool:
    parts = links = 0
    for item in contents.iter("li"):
        anchors = list(item.iter("a"))
        if not anchors or _text(item) != " ".join(_text(anchor) for anchor in anchors):
            return False
        links += len(anchors)
        parts += sum(is_part(anchor.get("href", ""), _text(anchor)) for anchor in anchors)
    return links > 0 and 2 * parts >= links


def _text(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()

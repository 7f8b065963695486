"""Blocks: a table lists who writes which element. What has no plain form is written as HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from mkdocs_essay.eject.blocks.callouts import callout
from mkdocs_essay.eject.blocks.code import code_block
from mkdocs_essay.eject.blocks.containers import CONTAINERS, container
from mkdocs_essay.eject.blocks.definition_lists import definition_list
from mkdocs_essay.eject.blocks.details import details
from mkdocs_essay.eject.blocks.formulas import formula_block
from mkdocs_essay.eject.blocks.headings import heading
from mkdocs_essay.eject.blocks.html import raw_html
from mkdocs_essay.eject.blocks.lists import list_block
from mkdocs_essay.eject.blocks.notes import notes
from mkdocs_essay.eject.blocks.paragraphs import paragraph
from mkdocs_essay.eject.blocks.quotes import quote
from mkdocs_essay.eject.blocks.rules import rule
from mkdocs_essay.eject.blocks.tables import table
from mkdocs_essay.eject.blocks.tabs import tabs
from mkdocs_essay.eject.blocks.toc import table_of_contents
from mkdocs_essay.eject.equality import BLOCKS as BLOCK_TAGS
from mkdocs_essay.eject.equality import SEPARATOR
from mkdocs_essay.eject.style import Level, NoPlainFormError, Style
from mkdocs_essay.eject.tree import Markup, Node

Flow = Callable[[Iterable[Node | str | Markup], Style], list[str]]

BLOCKS: Mapping[str, Callable[[Node, Style, Flow], str]] = {
    "p": paragraph,
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), heading),
    "ul": list_block,
    "ol": list_block,
    "dl": definition_list,
    "blockquote": quote,
    "table": table,
    "hr": rule,
    "x-code": code_block,
    "x-formula-block": formula_block,
    "x-callout": callout,
    "x-notes": notes,
    "x-toc": table_of_contents,
    "x-tabs": tabs,
    **dict.fromkeys(CONTAINERS, container),
    "details": details,
}
# Two of these side by side would become one.
_GROWING = frozenset({"ul", "ol", "dl", "blockquote", "x-tabs"})

Unit = Node
"""A block: an element, or a node without a tag around texts and spans that stand side by side."""


def units(children: Iterable[Node | str | Markup]) -> list[Unit]:
    """The blocks in a row of children."""
    found: list[Unit] = []
    texts: list[Node | str | Markup] = []

    def end_text() -> None:
        if any(not isinstance(each, str) or each.strip() for each in texts):
            found.append(Node("", {}, list(texts)))
        texts.clear()

    for child in children:
        if isinstance(child, Node) and child.tag in BLOCK_TAGS:
            end_text()
            found.append(child)
        else:
            texts.append(child)
    end_text()
    return found


def write_block(node: Unit, style: Style) -> str:
    """A block's Markdown; NoPlainFormError where it has none that could stand here."""
    level = style.levels.get(id(node), Level.PLAIN)
    if level is Level.CAREFUL:
        style = replace(style, careful=True)
    write = BLOCKS.get(node.tag, paragraph if not node.tag else raw_html)
    try:
        return (raw_html if level is Level.HTML else write)(node, style, write_flow)
    except NoPlainFormError:
        return raw_html(node, style, write_flow)


def write_flow(children: Iterable[Node | str | Markup], style: Style) -> list[str]:
    """The Markdown of the blocks in a row of children, one text each."""
    return [text for text in joined(units(children), lambda node: write_block(node, style)) if text]


def joined(nodes: Iterable[Unit], write: Callable[[Unit], str]) -> list[str]:
    """The blocks' texts, with something between those that would grow together."""
    texts: list[str] = []
    previous = ""
    for node in nodes:
        if node.tag == previous and previous in _GROWING:
            texts.append(SEPARATOR)
        texts.append(write(node))
        previous = node.tag
    return texts

"""Pages whose blocks are parsed ahead of their conversion look as all others do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import casefile
import pytest
import yaml
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from notes_site import Series

from mkdocs_essay.dialect.context import PageContext
from mkdocs_essay.notes.processors import read_ahead


class Counting(Extension, BlockProcessor, Treeprocessor):
    """Counts the blocks that it reads, and says so at the end of the page."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register all of it."""
        BlockProcessor.__init__(self, md.parser)
        md.registerExtension(self)
        md.parser.blockprocessors.register(self, "counting", 100)
        md.treeprocessors.register(self, "counting", 1)

    def reset(self) -> None:
        """Begin to count."""
        self.count = 0

    def test(self, parent: Element, block: str) -> bool:
        """Whether this is a block to be counted."""
        return block.startswith("!count")

    def run(self, *given: Any) -> None:
        """Read a block, or write the count."""
        if isinstance(given[-1], list):
            self.count += 1
            given[-1].pop(0)
        else:
            SubElement(given[0], "p").text = f"{self.count} in all"


def conversions(text: str, settings: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """HTML and findings of a text by one instance: by itself, and once its blocks are parsed."""
    chosen = dict(settings)
    context = PageContext(path="page.md")
    extensions: list[Any] = ["mkdocs_essay", *chosen.pop("extensions", [])]
    configs = {**chosen.pop("configs", {}), "mkdocs_essay": {**chosen, "context": context}}
    md = Markdown(extensions=extensions, extension_configs=configs)
    for ahead in (False, True):
        blocks = None
        if ahead:
            with context.diagnostics.recorded():
                _, blocks = read_ahead(md.reset(), text)
            context.diagnostics.retract(list(context.diagnostics))
        context.blocks = blocks
        html = md.reset().convert(text)
        yield html, "".join(f"{finding}\n" for finding in context.diagnostics)
        context.diagnostics.retract(list(context.diagnostics))


@pytest.mark.parametrize(
    "path",
    [
        case
        for folder in ("dialect/blocks", "dialect/spans", "notes/pages")
        for case in casefile.files(folder)
    ],
)
def test_a_page(path: Path) -> None:
    sections = casefile.read(path)
    settings = yaml.safe_load(sections.get("options", "")) or {}
    if "notes/pages" in path.as_posix():
        settings = {"notes": settings}
    plain, ahead = conversions(sections["input"], settings)
    assert ahead == plain


def test_blocks_of_an_extension_that_keeps_something_are_read_anew() -> None:
    plain, ahead = conversions("First.<sup>1</sup>\n\n!count\n\n!count\n", {"extensions": [Counting()]})
    assert "<p>2 in all</p>" in plain[0]
    assert ahead == plain


@pytest.mark.parametrize("path", casefile.files("notes/series"))
def test_a_series(path: Path) -> None:
    """Each page shows the notes of others, whether those are converted before it or after."""
    sections = casefile.read(path)
    texts = {name.removeprefix("file "): text for name, text in sections.items() if name.startswith("file ")}
    series = Series(texts, yaml.safe_load(sections.get("options", "{}")))
    plain = series.convert()
    assert series.convert_again() == plain
    assert series.convert(ahead=True) == plain
    assert dict(reversed(series.convert(ahead=True, order=-1).items())) == plain

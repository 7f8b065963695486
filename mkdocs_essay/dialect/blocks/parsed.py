"""A text whose blocks were parsed ahead of its conversion."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown.util import HtmlStash

from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.dialect.document import Document


@dataclass(frozen=True, slots=True)
class ParsedBlocks:
    """What the block parser made of `text`: a document and its tree, which a conversion may take up once.

    `raw_html` is what the parser put into Python-Markdown's stash, from the number `first_raw` on; a
    conversion in which preprocessors have left the stash at another number cannot use the tree. `findings`
    are those made on the way, for whoever takes it up to make them once more.
    """

    text: str
    document: Document
    root: Element
    first_raw: int
    raw_html: tuple[str | Element, ...]
    findings: tuple[Diagnostic, ...] = ()

    def fits(self, text: str, stash: HtmlStash) -> bool:
        """Whether a conversion that has come to `text` may go on from here."""
        return text == self.text and stash.html_counter == self.first_raw

    def restore_stash(self, stash: HtmlStash) -> None:
        """Put the raw HTML where the placeholders in the tree look for it."""
        stash.rawHtmlBlocks.extend(self.raw_html)
        stash.html_counter += len(self.raw_html)

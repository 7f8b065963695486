"""What becomes of a site: the pages and files to be written, and what there is to say of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_essay.eject.addresses import Addresses
from mkdocs_essay.eject.rewriting import Rewriter


@dataclass(slots=True)
class WrittenPage:
    """A page's way: `source` is its Markdown file, `path` what it was written from, both relative.
    `says_title`: its text has the page's title in a heading that is not of the first level.
    """

    path: str
    source: str
    rewriter: Rewriter
    says_title: bool = False
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Ejected:
    """What is to be written: texts and copies by their path in the new folder, and what there is to say.

    `elsewhere` stands at another place than the plugin shows it, `lost` nowhere; `left_out` is what the
    plugin does not show either. `linked` are the addresses that pages link to, `classes` those of their
    elements.
    """

    addresses: Addresses
    pages: list[WrittenPage] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    copies: dict[str, Path] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    linked: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    has_formulas: bool = False

    @property
    def unequal(self) -> list[WrittenPage]:
        """The pages that do not come out as our build has them."""
        return [page for page in self.pages if page.problems]

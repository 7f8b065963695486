"""What is content and what is furniture in a theme's pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from mkdocs_essay.compare.html_tree import Element
from mkdocs_essay.compare.selectors import Selector, SelectorSet, read_selector

# Furniture of either theme that stands within the content.
_DROPPED = (
    "script", "style", "svg", "template", "noscript", "form", "nav",
    "a.anchor-heading", ".breadcrumb-nav", ".child-nav",
    "a.headerlink", ".md-content__button", ".md-source-file", ".md-clipboard", ".md-tags", ".md-feedback",
    "button", ".lineno", ".linenos", ".linenodiv", "td.gutter", ".rouge-gutter",
    "[data-essay]",
)  # fmt: skip

# Lists of notes: kramdown's, Python-Markdown's, ours.
_NOTES = (".footnotes", "div.footnote", "[data-essay=notes]")


@dataclass(frozen=True, slots=True)
class Theme:
    """How to find a page's content and the navigation, and what to leave out of the content.

    `content` and `nav` are tried in their order; `notes` hold notes that do not stand in the text. `watched`
    are elements that an accept list names: what stands in them is told from the rest.
    """

    content: tuple[Selector, ...]
    nav: tuple[Selector, ...]
    dropped: SelectorSet
    notes: SelectorSet = field(default_factory=lambda: SelectorSet.of(_NOTES))
    watched: tuple[tuple[str, SelectorSet], ...] = ()

    @classmethod
    def of(
        cls,
        content: tuple[str, ...],
        nav: tuple[str, ...],
        dropped: tuple[str, ...] = (),
        watched: Iterable[str] = (),
    ) -> Theme:
        """A theme from selectors as text, `dropped` besides what is furniture in all; raises SelectorError.

        A name in `dropped` or `watched` is one element's, without a blank.
        """
        return cls(
            tuple(read_selector(text) for text in content),
            tuple(read_selector(text) for text in nav),
            SelectorSet.of((*_DROPPED, *dropped)),
            watched=tuple((text, SelectorSet.of([text])) for text in dict.fromkeys(watched)),
        )

    def watched_around(self, elements: Iterable[Element]) -> frozenset[str]:
        """Those of the watched selectors that name one of `elements`."""
        around = list(elements)
        return frozenset(text for text, chosen in self.watched if any(map(chosen.matches, around)))


JUST_THE_DOCS_CONTENT = (
    "#main-content main",
    "#main-content",
    ".main-content",
    "[role=main]",
    "main",
    "body",
)
JUST_THE_DOCS_NAV = ("#site-nav", ".site-nav", "nav.main-nav", ".navigation-list", "ul.nav-list", "body nav")
MATERIAL_CONTENT = ("article.md-content__inner", "[role=main]", "main", "article", "body")
MATERIAL_NAV = ("nav.md-nav--primary", "nav")

JUST_THE_DOCS = Theme.of(JUST_THE_DOCS_CONTENT, JUST_THE_DOCS_NAV)
MATERIAL = Theme.of(MATERIAL_CONTENT, MATERIAL_NAV)

# Classes that a theme, a converter or a highlighter sets; all others are the author's.
_BORN = re.compile(
    r"(?:highlight|highlighter-|rouge|language-|lang-|md-|headerlink|anchor-heading|table-wrapper|footnote"
    r"|reversefootnote|task-list|contains-task|linenos|lineno|codehilite|mermaid|arithmatex|math|kd|admonition"
    r"|essay-|annotate|child-nav|js-|tabbed|toctree|filename|no_toc$|toc$|text-delta$|nav-)"
)


def by_author(name: str) -> bool:
    """Whether a class is one that an author set."""
    return _BORN.match(name) is None

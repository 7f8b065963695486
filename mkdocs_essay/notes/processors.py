"""The tree processors of notes.

| processor | priority | why there |
|---|---|---|
| `CollectNotes` | 100 | right after the blocks, which may have been surveyed ahead of the conversion |
| `ShowNotes` | 17 | after the spans; before heading ids and tables of contents: headings may cite notes |
| `DressFootnotes` | 3 | once kramdown's own footnotes are in the tree |

`register` puts them into a Markdown instance. They share what they know of the page that is being converted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.blocks.parsed import ParsedBlocks
from mkdocs_essay.dialect.blocks.parser import KramdownBlockParser
from mkdocs_essay.dialect.document import Document
from mkdocs_essay.notes.collect import Survey, survey
from mkdocs_essay.notes.definitions import restore_notes
from mkdocs_essay.notes.footnotes import dress_footnotes, shown_footnotes
from mkdocs_essay.notes.model import Match, PageNotes, PagePlan, ShownNote
from mkdocs_essay.notes.options import NotesOptions
from mkdocs_essay.notes.resolve import resolve
from mkdocs_essay.notes.showing import RenderBlocks, Shower
from mkdocs_essay.notes.taking import Taken, take
from mkdocs_essay.translations import Words, words


@dataclass(slots=True)
class NotesContext:
    """What the processors ask for anew on every page.

    `document` gives the page's document, `options` what holds on it, and `plan` what the whole series gave
    for it; without a plan, or where the text has changed since it was made, the page is resolved by itself.
    `words` gives what is said on the page, `render_blocks`: see `showing`. `report` is told of the notes that
    the page shows, once for references with their notes and once for kramdown's footnotes.
    """

    document: Callable[[], Document]
    options: Callable[[], NotesOptions]
    plan: Callable[[], PagePlan | None]
    render_blocks: RenderBlocks
    words: Callable[[], Words] = lambda: words(None)
    report: Callable[[tuple[ShownNote, ...]], None] = lambda _: None
    taken: Taken | None = None


class CollectNotes(Treeprocessor):
    """Finds notes and references, takes cited notes out of the text and marks the references."""

    def __init__(self, md: Markdown, context: NotesContext) -> None:
        super().__init__(md)
        self._context = context

    def run(self, root: Element) -> None:
        """Change the block tree below `root`."""
        context = self._context
        context.taken = None
        options = context.options()
        if options.match.scope == "none":
            return
        document = context.document()
        found, document.survey = document.survey, None
        if not isinstance(found, Survey):
            restore_notes(root, document)
            found = survey(root, document, options.match)
        if not found.page.notes and not found.page.references:
            return
        plan = context.plan()
        if plan is None or plan.shape != found.page.shape:
            resolution = resolve([found.page])
            plan = resolution.plans[0]
            document.diagnostics.extend(list(resolution.diagnostics), document.path)
        context.taken = take(root, found, plan)


class ShowNotes(Treeprocessor):
    """Writes the marked references and the list of notes in the page's style."""

    def __init__(self, md: Markdown, context: NotesContext) -> None:
        super().__init__(md)
        self._context = context

    def run(self, root: Element) -> None:
        """Change the tree below `root`."""
        context = self._context
        taken, context.taken = context.taken, None
        options = context.options()
        if taken is not None:
            said = context.words()
            title = options.title if options.title is not None else said("notes")
            shower = Shower(taken, options.style, title, said, context.render_blocks, self.md.htmlStash)
            shower.show(root)
            context.report(tuple(shower.shown()))


class DressFootnotes(Treeprocessor):
    """Gives kramdown's own footnotes the page's style."""

    def __init__(self, md: Markdown, context: NotesContext) -> None:
        super().__init__(md)
        self._context = context

    def run(self, root: Element) -> None:
        """Change the tree below `root`."""
        context = self._context
        if dress_footnotes(root, context.options().style, context.words()):
            context.report(tuple(shown_footnotes(root, context.document())))


def register(md: Markdown, context: NotesContext) -> None:
    """Put the processors into `md`."""
    md.treeprocessors.register(CollectNotes(md, context), "essay-notes-collect", 100)
    md.treeprocessors.register(ShowNotes(md, context), "essay-notes-show", 17)
    md.treeprocessors.register(DressFootnotes(md, context), "essay-notes-footnotes", 3)


def read_ahead(md: Markdown, text: str, match: Match | None = None) -> tuple[PageNotes, ParsedBlocks | None]:
    """The notes and references of a page's text, of which nothing but the blocks is parsed, and these blocks,
    for its conversion; None where another extension has read some of them, which may have kept what it needs
    later. `md` must be fresh from `reset`.
    """
    parser = md.parser
    assert isinstance(parser, KramdownBlockParser), "the extension puts it there"
    lines = text.split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    with parser.document.diagnostics.recorded() as findings:
        blocks = parser.parse_ahead(lines)
        if match is None or match.scope != "none":
            restore_notes(blocks.root, blocks.document)
    found = survey(blocks.root, blocks.document, match, list(md.htmlStash.rawHtmlBlocks))
    blocks.document.survey = found
    return found.page, None if parser.asked_others else replace(blocks, findings=tuple(findings))

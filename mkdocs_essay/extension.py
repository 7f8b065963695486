"""The Markdown extension `mkdocs_essay`: kramdown's dialect in place of Python-Markdown's.

What is registered, in the order in which it runs:

| Processor | Name | Priority | Why there |
|---|---|---|---|
| `BeginPreprocessor` | `essay-begin` | 1000 | a new document before anybody reads its lines |
| `LinesPreprocessor` | `normalize_whitespace` | 30 | Python-Markdown's own expands the tabs in code |
| `KramdownBlockParser` | `md.parser` | | |
| `CollectNotes` | `essay-notes-collect` | 100 | right after the blocks: it may have surveyed them ahead |
| `CodeTreeprocessor` | `essay-code` | 60 | needs all attribute lists; before highlighters |
| `CalloutTreeprocessor` | `essay-callouts` | 55 | titles have spans too |
| `SpanTreeprocessor` | `inline` | 20 | as Python-Markdown's |
| `FootnoteTreeprocessor` | `essay-footnotes` | 18 | its list may hold headings |
| `FigureTreeprocessor` | `essay-figures` | 17 | needs spans |
| `ShowNotes` | `essay-notes-show` | 17 | needs spans; headings may cite notes |
| `CjkTreeprocessor` | `essay-cjk` | 16 | needs spans and notes |
| `HeadingIdTreeprocessor` | `essay-heading-ids` | 15 | needs spans; before toc (5) |
| `TocTreeprocessor` | `essay-toc` | 14 | needs ids; before permanent links |
| `HeadingOffsetTreeprocessor` | `essay-heading-offset` | 13.5 | the table counts levels as written |
| `SeriesTocTreeprocessor` | `essay-series-toc` | 13 | as the page's own table |
| `HandTocTreeprocessor` | `essay-hand-toc` | 11 | the lists of notes are at the foot by now |
| `OriginTreeprocessor` | `essay-origins` | 10.5 | needs the notes of other pages |
| `LayoutTreeprocessor` | `prettify` | 10 | as Python-Markdown's |

Parts of other extensions that do what is done here are taken out in `_settle`, once all are registered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.util import Registry

from mkdocs_essay.dialect.blocks.link_definitions import normalize_id
from mkdocs_essay.dialect.blocks.parser import KramdownBlockParser
from mkdocs_essay.dialect.callouts import CalloutTreeprocessor, read_callouts
from mkdocs_essay.dialect.cjk import CjkTreeprocessor
from mkdocs_essay.dialect.code import CodeTreeprocessor, find_renderers
from mkdocs_essay.dialect.context import PageContext
from mkdocs_essay.dialect.document import Document, LinkDefinition
from mkdocs_essay.dialect.figures import FigureTreeprocessor
from mkdocs_essay.dialect.footnotes import FootnoteTreeprocessor
from mkdocs_essay.dialect.hand_toc import HandTocTreeprocessor
from mkdocs_essay.dialect.heading_offset import HeadingOffsetTreeprocessor
from mkdocs_essay.dialect.headings import HeadingIdTreeprocessor
from mkdocs_essay.dialect.highlighting import RememberingHighlighting
from mkdocs_essay.dialect.layout import LayoutTreeprocessor
from mkdocs_essay.dialect.options import Options, read_options
from mkdocs_essay.dialect.series_toc import SeriesTocTreeprocessor
from mkdocs_essay.dialect.spans.parser import SpanParser
from mkdocs_essay.dialect.spans.treeprocessor import SpanTreeprocessor, read_tree
from mkdocs_essay.dialect.toc import TocTreeprocessor
from mkdocs_essay.notes.model import PagePlan
from mkdocs_essay.notes.options import NotesOptions
from mkdocs_essay.notes.options import read_options as read_notes_options
from mkdocs_essay.notes.origins import OriginTreeprocessor
from mkdocs_essay.notes.processors import NotesContext
from mkdocs_essay.notes.processors import register as register_notes
from mkdocs_essay.translations import words

_REPLACED_PREPROCESSORS = ("html_block", "fenced_raw_block")
_REPLACED_BLOCK_PROCESSORS = [
    "empty",
    "indent",
    "code",
    "hashheader",
    "setextheader",
    "hr",
    "olist",
    "ulist",
    "quote",
    "reference",
    "paragraph",
    "table",
    "deflist",
    "defindent",
    "footnote",
    "abbr",
    "markdown_block",
]
_REPLACED_TREEPROCESSORS = [
    "attr_list",
    "abbr",
    "footnote",
    "footnote-reorder",
    "footnote-duplicate",
    "smarty",
]
_REPLACED_POSTPROCESSORS = ("footnote",)


class EssayExtension(Extension):
    """kramdown's GFM dialect for Python-Markdown; usable without MkDocs.

    Material's admonitions, tabs, details, snippets, superfences and whatever else is a processor of its own
    stay usable.
    """

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "kramdown": [{}, "kramdown's options by kramdown's names"],
            "attribute_syntax": [
                "material",
                "How `{ .x }` is read: `material` (attributes) or `kramdown` (text)",
            ],
            "callouts": [{}, "just-the-docs' callouts, as `callouts` in _config.yml"],
            "callouts_level": ["quiet", "How strong their ground is, as in _config.yml: `quiet` or `loud`"],
            "toc": [
                "page",
                "Where `{:toc}` is shown: `page` (in its place) or `sidebar` (nowhere in the text)",
            ],
            "notes": [{}, "The options of notes"],
            "language": ["en", "The language of the words that are added, such as `Note 26`"],
            "context": [None, "Internal: what the plugin knows of the page"],
        }
        super().__init__(**kwargs)
        self._settled = False

    def setConfig(self, key: str, value: Any) -> None:
        """Set an option; mappings and the context are taken as they are."""
        if key not in self.config:
            raise KeyError(key)
        self.config[key][0] = value if value is not None or key == "context" else {}

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processors."""
        md.registerExtension(self)
        RememberingHighlighting().extendMarkdown(md)
        self.md = md
        self.parser = KramdownBlockParser(md)
        self.parser.blockprocessors = md.parser.blockprocessors
        self.parser.attribute_syntax = str(self.getConfig("attribute_syntax"))
        md.parser = self.parser
        self.code = CodeTreeprocessor(md, self._document)
        md.preprocessors.register(BeginPreprocessor(self), "essay-begin", 1000)
        md.treeprocessors.register(self.code, "essay-code", 60)
        callouts = read_callouts(self.getConfig("callouts"))
        loud = self.getConfig("callouts_level") == "loud"
        self.callouts = CalloutTreeprocessor(md, callouts, loud=loud)
        md.treeprocessors.register(self.callouts, "essay-callouts", 55)
        spans = SpanTreeprocessor(
            md, self._document, material_attributes=self.getConfig("attribute_syntax") == "material"
        )
        md.treeprocessors.register(spans, "inline", 20)
        md.treeprocessors.register(FootnoteTreeprocessor(md, self._document), "essay-footnotes", 18)
        md.treeprocessors.register(FigureTreeprocessor(md, self._document), "essay-figures", 17)
        md.treeprocessors.register(CjkTreeprocessor(md, self._document), "essay-cjk", 16)
        md.treeprocessors.register(HeadingIdTreeprocessor(md, self._document), "essay-heading-ids", 15)
        in_page = self.getConfig("toc") != "sidebar"
        md.treeprocessors.register(TocTreeprocessor(md, self._document, in_page=in_page), "essay-toc", 14)
        md.treeprocessors.register(
            HeadingOffsetTreeprocessor(md, self._document), "essay-heading-offset", 13.5
        )
        md.treeprocessors.register(LayoutTreeprocessor(md, self._document), "prettify", 10)

        self._register_notes(md)

    def _register_notes(self, md: Markdown) -> None:
        material = self.getConfig("attribute_syntax") == "material"

        def render_blocks(element: Element, document: Document) -> None:
            self.code.fill(document)
            self.callouts.run(element)
            read_tree(SpanParser(document, md, material_attributes=material), element)

        context = self._page_context()
        language = str(self.getConfig("language"))
        notes = NotesContext(
            self._document,
            self._notes_options,
            self._notes_plan,
            render_blocks,
            lambda: words(language),
            context.report_notes if context is not None else lambda _: None,
        )
        register_notes(md, notes)
        if context is not None:
            place = SeriesTocTreeprocessor(md, self._document, context)
            md.treeprocessors.register(place, "essay-series-toc", 13)
            md.treeprocessors.register(HandTocTreeprocessor(md, context), "essay-hand-toc", 11)
            md.treeprocessors.register(OriginTreeprocessor(md, context.origin_url), "essay-origins", 10.5)

    def _page_context(self) -> PageContext | None:
        context = self.getConfig("context")
        return context if isinstance(context, PageContext) else None

    def _notes_options(self) -> NotesOptions:
        context = self._page_context()
        if context is not None and isinstance(context.notes_options, NotesOptions):
            return context.notes_options
        options, problems = read_notes_options(self.getConfig("notes"))
        for problem in problems:
            self.document.warn("invalid-notes-option", problem)
        return options

    def _notes_plan(self) -> PagePlan | None:
        context = self._page_context()
        plan = context.notes_plan if context else None
        return plan if isinstance(plan, PagePlan) else None

    @property
    def document(self) -> Document:
        """What is known of the text that is being converted, or was last."""
        return self.parser.document

    def _document(self) -> Document:
        return self.document

    def reset(self) -> None:
        """Forget the document; the first time, settle with the other extensions, which are all registered
        by then.
        """
        if not self._settled:
            self._settled = True
            self._settle()
        self.parser.begin(Document(Options()))

    def begin(self) -> None:
        """Start a conversion."""
        context = self._page_context()
        self.parser.begin(self._new_document(context), context.blocks if context is not None else None)

    def _new_document(self, context: PageContext | None) -> Document:
        document = Document(Options())
        if context is not None:
            document.diagnostics = context.diagnostics
            document.path = context.path
            document.first_line = context.first_line
            document.source_line = context.source_line
            document.body = context.body
        options = self.getConfig("kramdown")
        document.options = read_options(
            options if isinstance(options, Mapping) else {},
            document.options,
            lambda message: document.diagnostics.add("invalid-kramdown-option", message),
        )
        for name, value in document.options.link_defs.items():
            url, title = (*value, None)[:2] if isinstance(value, (list, tuple)) and value else (value, None)
            definition = LinkDefinition(str(url), None if title is None else str(title), {}, 0)
            document.link_definitions[normalize_id(str(name))] = definition
        return document

    def _settle(self) -> None:
        """Take out what other extensions would do a second time, and find what they do for us."""
        md = self.md
        self.code.renderers = find_renderers(md)
        self.parser.task_lists = "task-list" not in md.treeprocessors
        _deregister(md.preprocessors, _REPLACED_PREPROCESSORS)
        _deregister(md.parser.blockprocessors, _REPLACED_BLOCK_PROCESSORS)
        _deregister(md.treeprocessors, _REPLACED_TREEPROCESSORS)
        _deregister(md.postprocessors, _REPLACED_POSTPROCESSORS)
        md.preprocessors.register(LinesPreprocessor(md), "normalize_whitespace", 30)
        for processor in md.parser.blockprocessors:
            # Those that were registered before this extension hold the parser that it replaced.
            processor.parser = self.parser


def _deregister(registry: Registry[Any], names: tuple[str, ...] | list[str]) -> None:
    for name in names:
        registry.deregister(name, strict=False)


class BeginPreprocessor(Preprocessor):
    """Starts a new document; changes nothing."""

    def __init__(self, extension: EssayExtension) -> None:
        super().__init__(extension.md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        """Hand the lines on."""
        self._extension.begin()
        return lines


class LinesPreprocessor(Preprocessor):
    """Line ends as LF, without the characters that mark placeholders. Tabs and lines stay."""

    def run(self, lines: list[str]) -> list[str]:
        """Clean the lines."""
        text = "\n".join(lines).replace("\x02", "").replace("\x03", "")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

"""Pages read and matched as a series, without MkDocs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markdown import Markdown

from mkdocs_essay.dialect.blocks.parsed import ParsedBlocks
from mkdocs_essay.dialect.context import PageContext
from mkdocs_essay.extension import EssayExtension
from mkdocs_essay.notes.model import PageNotes, Resolution
from mkdocs_essay.notes.options import NotesOptions, read_options
from mkdocs_essay.notes.processors import read_ahead
from mkdocs_essay.notes.resolve import resolve


@dataclass
class Series:
    """A row of pages by path, each with the options that its author set."""

    texts: Mapping[str, str]
    options: Mapping[str, NotesOptions]

    def __init__(self, texts: Mapping[str, str], settings: Mapping[str, object] | None = None) -> None:
        self.texts = texts
        self.options = {path: read_options((settings or {}).get(path))[0] for path in texts}
        self.context = PageContext()
        self.extension = EssayExtension(context=self.context, callouts={"warning": {"title": "Careful"}})
        self.md = Markdown(extensions=[self.extension])
        self.blocks: dict[str, ParsedBlocks | None] = {}

    def collect(self) -> list[PageNotes]:
        """What each page has."""
        return [self._collect(path) for path in self.texts]

    def resolve(self) -> Resolution:
        """What belongs to what."""
        self.pages = self.collect()
        self.resolution = resolve(self.pages)
        return self.resolution

    def convert(self, *, ahead: bool = False, order: int = 1) -> dict[str, str]:
        """The HTML of each page, by the plan for all of them; `ahead`: of the blocks that were parsed to make
        it. The first page is converted first, or with -1 for `order` the last.
        """
        self.resolve()
        return self.convert_again(ahead=ahead, order=order)

    def convert_again(self, *, ahead: bool = False, order: int = 1) -> dict[str, str]:
        """The same by the plan that was made last."""
        plans = self.resolution.plans
        html = {}
        for path, plan in list(zip(self.texts, plans, strict=True))[::order]:
            self._begin(path)
            self.context.notes_plan = plan
            self.context.blocks = self.blocks[path] if ahead else None
            html[path] = self.md.convert(self.texts[path])
        return html

    def matches(self) -> str:
        """A line for each reference: where it stands, what it cites, and where its note stands."""
        lines = []
        for page, plan in zip(self.pages, self.resolution.plans, strict=True):
            for reference, target in zip(page.references, plan.targets, strict=True):
                if target is None:
                    found = "-" if reference.strength == "certain" else "no reference"
                else:
                    source = self.pages[target.page]
                    found = f"{source.path}:{source.notes[target.index].line}"
                lines.append(f"{page.path}:{reference.line} {reference.label} -> {found}\n")
        return "".join(lines)

    def diagnostics(self) -> str:
        """The findings, a line each."""
        return "".join(f"{each}\n" for each in self.resolution.diagnostics)

    def _begin(self, path: str) -> None:
        self.md.reset()
        self.context.reset()
        self.context.path = path
        self.context.notes_options = self.options[path]

    def _collect(self, path: str) -> PageNotes:
        self._begin(path)
        notes, self.blocks[path] = read_ahead(self.md, self.texts[path], self.options[path].match)
        return notes

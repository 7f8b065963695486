"""What the plugin knows of the page that is being rendered, for the Markdown extension."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.dialect.blocks.parsed import ParsedBlocks


@dataclass(slots=True)
class PageContext:
    """The page that is rendered now; the plugin fills it before each call of `Markdown.convert`.

    One object serves a whole build, since Python-Markdown takes an extension's configuration once. `path`
    is the source file, `first_line` the number of the body's first line in it, `source_line` a function
    from a body's line to the file's where the body was rendered by Liquid, `body` the text before that.
    `blocks` are the page's where they were parsed ahead. `notes_options` and `notes_plan` are a page's
    (`mkdocs_essay.notes.options`, `mkdocs_essay.notes.model.PagePlan`); without a plan notes are matched
    within the page. `is_part` tells from a link's address and text whether it names a part of the page's
    series, `hand_tocs` counts by page the hand-written tables that were taken out.
    `has_series_table` says that the page has a table of its series or of the pages below it, which
    `{:series_toc}` gives a place. `origin_url` gives the address of another page's source file, whose
    notes this page shows. `notes_shown` keeps what each page shows of notes
    (`mkdocs_essay.notes.model.ShownNote`), by its path.
    """

    path: str | None = None
    first_line: int = 1
    source_line: Callable[[int], int] | None = None
    body: str | None = None
    diagnostics: Diagnostics = field(default_factory=Diagnostics)
    blocks: ParsedBlocks | None = None
    notes_options: object | None = None
    notes_plan: object | None = None
    is_part: Callable[[str, str], bool] | None = None
    hand_tocs: dict[str, int] = field(default_factory=dict)
    has_series_table: bool = False
    origin_url: Callable[[str], str | None] = lambda _: None
    notes_shown: dict[str, tuple[object, ...]] = field(default_factory=dict)

    def count_hand_tocs(self, count: int) -> None:
        """Count tables that were taken out of the page that is rendered now."""
        if self.path is not None:
            self.hand_tocs[self.path] = self.hand_tocs.get(self.path, 0) + count

    def report_notes(self, shown: tuple[object, ...]) -> None:
        """Keep what the page that is rendered now shows of notes."""
        if self.path is not None:
            self.notes_shown[self.path] = (*self.notes_shown.get(self.path, ()), *shown)

    def reset(self) -> None:
        """Forget the page; findings are kept."""
        self.path = None
        self.first_line = 1
        self.source_line = None
        self.body = None
        self.blocks = None
        self.notes_options = None
        self.notes_plan = None
        self.is_part = None
        self.has_series_table = False

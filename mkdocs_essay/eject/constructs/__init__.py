"""What markup stands for: each function turns an element that is such a construct into its one form.

| Element | Attributes | Children |
|---|---|---|
| `x-code` | `language`, others of the author's | the code |
| `x-formula`, `x-formula-block` | | TeX |
| `x-callout` | `kind`; `title` where the title is no element | `x-title`, blocks |
| `x-reference` | `label` | |
| `x-notes` | | `x-note` (`label`), with blocks |
| `x-task` | `checked` | |
| `x-toc` | | the list |
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs_essay.eject.constructs.callouts import callout
from mkdocs_essay.eject.constructs.code import code_block
from mkdocs_essay.eject.constructs.footnotes import definitions, reference
from mkdocs_essay.eject.constructs.formulas import formula
from mkdocs_essay.eject.constructs.printed_notes import printed_notes, printed_reference
from mkdocs_essay.eject.constructs.tabs import tabs
from mkdocs_essay.eject.constructs.tasks import task
from mkdocs_essay.eject.constructs.toc import table_of_contents
from mkdocs_essay.eject.tree import Node

CONSTRUCTS: tuple[Callable[[Node], None], ...] = (
    callout,
    code_block,
    formula,
    reference,
    definitions,
    printed_reference,
    printed_notes,
    task,
    table_of_contents,
    tabs,
)

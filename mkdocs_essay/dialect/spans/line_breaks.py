"""Hard line breaks: two blanks, or two backslashes, before the end of a line.

A single backslash there is not seen until the text is finished; see `text.py`.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.spans.run import SpanRun


def parse(run: SpanRun, position: int) -> bool:
    """Read a line break; the line feed itself stays text."""
    if run.document.options.hard_wrap or not run.text.startswith(("  \n", "\\\\\n"), position):
        return False
    run.add(Element("br"))
    run.pos = position + 2
    return True

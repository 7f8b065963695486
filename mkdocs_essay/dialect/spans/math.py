"""Inline math: `$$ … $$`, in the form that MathJax and KaTeX set-ups for Material look for."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_essay.dialect.spans.entities import verbatim
from mkdocs_essay.dialect.spans.run import SpanRun
from mkdocs_essay.dialect.white_space import WHITE

_DOLLARS = re.compile(r"\$(?=\$)")


def parse(run: SpanRun, position: int) -> bool:
    """Read inline math at `$$`."""
    if not run.text.startswith("$$", position):
        return False
    end = run.next(_DOLLARS, position + 2)
    if end < 0:
        return False
    element = Element("span", {"class": "arithmatex"})
    element.text = AtomicString(f"\\({verbatim(run.text[position + 2 : end].strip(WHITE))}\\)")
    run.add(element)
    run.pos = end + 2
    return True

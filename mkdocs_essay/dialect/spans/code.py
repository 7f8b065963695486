"""Code spans: any number of backticks, closed by as many; two or more may have a blank inside at each end."""

from __future__ import annotations

import re
from bisect import bisect_left
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from mkdocs_essay.dialect.spans.entities import verbatim
from mkdocs_essay.dialect.spans.run import SpanRun
from mkdocs_essay.dialect.white_space import WHITE

_RUN = re.compile("`+")


def parse(run: SpanRun, position: int) -> bool:
    """Read a code span at a backtick; a lone backtick between blanks is text, and one that is not closed."""
    content = code_span(run, position)
    if content is None:
        ticks = _RUN.match(run.text, position)
        assert ticks is not None
        run.as_text(ticks[0], position)
        return True
    code, end = content
    element = Element("code")
    element.text = AtomicString(verbatim(code))
    run.add(element)
    run.pos = end
    return True


def code_span(run: SpanRun, position: int) -> tuple[str, int] | None:
    """The code and the end of the code span at `position`, None if there is none."""
    text = run.text
    ticks = _RUN.match(text, position)
    assert ticks is not None
    start, fence = ticks.end(), ticks[0]
    alone = len(fence) == 1
    if alone and text[start : start + 1] in tuple(WHITE) and (not position or text[position - 1] in WHITE):
        return None
    if not _has_run(run, start, len(fence)):
        return None
    end = text.find(fence, start)
    code = text[start:end]
    if not alone:
        code = code.removeprefix(" ").removesuffix(" ")
    return code, end + len(fence)


def _has_run(run: SpanRun, start: int, length: int) -> bool:
    """Whether a run of at least `length` backticks starts at or after `start`."""
    starts, longest = _runs(run)
    index = bisect_left(starts, start)
    return index < len(starts) and longest[index] >= length


def _runs(run: SpanRun) -> tuple[list[int], list[int]]:
    """All runs of backticks: where each starts, and the longest from there on."""
    cached = run.backticks
    if cached is None:
        found = [(match.start(), match.end() - match.start()) for match in _RUN.finditer(run.text)]
        longest, most = [], 0
        for _, length in reversed(found):
            most = max(most, length)
            longest.append(most)
        cached = run.backticks = ([start for start, _ in found], longest[::-1])
    return cached

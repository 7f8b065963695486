"""Fenced code: ``` or ~~~, three or more, with the language after them."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.blocks.frame import Frame
from mkdocs_essay.dialect.code import add_code

_OPTION = r"""[ \t]+[\w-]+(?:=(?:"[^"\n]*"|'[^'\n]*'|[^\s"'{}]+))?"""
_OPENER = re.compile(
    rf"[ ]{{0,3}}(`{{3,}}+|~{{3,}}+)[ \t\r\f\v]*"
    rf"(\{{[^{{}}\n]*\}}|[^\s]+(?:{_OPTION})*|)[ \t\r\f\v]*\n",
    re.ASCII,
)
_SHORTEST = "```"


def read(frame: Frame) -> bool:
    """Read a fence that is closed further down; one that is not is text.

    After the language, options as superfences reads them may stand (`title="…" hl_lines="1 2"`, `{ .python
    .annotate }`); in kramdown such a fence is text.
    """
    source = frame.source
    found = match_fence(frame)
    if found is None:
        return False
    opener, content_end, end = found
    code = source.text[opener.end() : content_end]
    add_code(frame, code, info=opener[2], fenced=True)
    source.position = end
    return True


def match_fence(frame: Frame) -> tuple[re.Match[str], int, int] | None:
    """The opener of the fence at the position, where its content ends and where the block ends.

    Without GFM only tildes that are not indented make a fence.
    """
    source = frame.source
    opener = _OPENER.match(source.text, source.position)
    gfm = frame.parser.document.options.gfm
    if opener is None or not (gfm or source.text.startswith("~", source.position)):
        return None
    closer = source.closing_fence(opener[1], opener.end(), indented=gfm)
    if closer is None:
        # kramdown takes the further marks for the start of the language then.
        closer = source.closing_fence(opener[1][: len(_SHORTEST)], opener.end(), indented=gfm)
    if closer is None:
        frame.parser.document.warn(
            "unclosed-code-fence",
            f"No line closes this code fence, so it is text; end the block with a line {opener[1]}",
            source.line(),
        )
        return None
    return opener, *closer

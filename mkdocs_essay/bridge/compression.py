"""Blanks between blocks, taken out where `_config.yml` says so.

just-the-docs puts its pages through a layout that, with `compress_html: {clippings: all}` or a list of
elements, takes out the blanks before an element's tags and after its end tag. Text in `pre`, scripts,
styles, text areas and comments stays as it is. A heading with an id opens with a blank, as the theme's
anchors leave it, so that its first word does not run into the last one before it where text is searched or
copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_ALL = (
    "html head title base link meta style body article section nav aside h1 h2 h3 h4 h5 h6 hgroup header "
    "footer address p hr blockquote ol ul li dl dt dd figure figcaption main div table caption colgroup "
    "col tbody thead tfoot tr td th"
).split()
_NAME = re.compile(r"[a-z][a-z0-9]*\Z")
_VERBATIM = re.compile(
    r"(<!--.*?(?:-->|\Z)|<(pre|script|style|textarea)\b.*?(?:</\2\s*>|\Z))", re.DOTALL | re.IGNORECASE
)


def clipper(config: Mapping[str, object]) -> Callable[[str], str] | None:
    """What takes the blanks out of a page's HTML; None where `config` does not ask for it."""
    said = config.get("compress_html")
    clippings = said.get("clippings") if isinstance(said, Mapping) else None
    names = _ALL if clippings == "all" else clippings if isinstance(clippings, list) else []
    names = [name for name in names if isinstance(name, str) and _NAME.match(name)]
    if not names:
        return None
    each = "|".join(sorted(names, key=len, reverse=True))
    # A run of blanks is looked at from its first one only. The name of a start tag may go on, as in that
    # layout.
    blanks = re.compile(rf"(?<!\s)\s++(?=<(?:{each})|</(?:{each})>)")
    heading = re.compile(r"(<h[1-6]\s(?=[^<>]*\bid=)[^<>]*+>)\s*+", re.IGNORECASE)
    after = re.compile(rf"(</(?:{each})>)\s++")

    def clip_text(html: str) -> str:
        return heading.sub(r"\1 ", after.sub(r"\1", blanks.sub("", html)))

    def clip(html: str) -> str:
        pieces: list[str] = []
        done = 0
        for found in _VERBATIM.finditer(html):
            pieces += (clip_text(html[done : found.start()]), found[0])
            done = found.end()
        pieces.append(clip_text(html[done:]))
        return "".join(pieces)

    return clip

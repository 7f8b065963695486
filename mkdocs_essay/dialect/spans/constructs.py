"""Which constructs are tried at which character, in which order.

The order is kramdown's: emphasis, code, autolinks, HTML, footnote references, links, quotes, math, extensions
and attribute lists, character references, symbols, line breaks, escapes, strikethrough. Material's attribute
lists come after kramdown's, since they start with a brace too.
"""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_essay.dialect.spans import (
    attribute_lists,
    autolinks,
    code,
    emphasis,
    entities,
    escapes,
    extensions,
    footnote_references,
    html,
    line_breaks,
    links,
    math,
    quotes,
    strikethrough,
    symbols,
)
from mkdocs_essay.dialect.spans.run import Construct

CONSTRUCTS: Mapping[str, tuple[Construct, ...]] = {
    "*": (emphasis.parse,),
    "_": (emphasis.parse,),
    "`": (code.parse,),
    "<": (autolinks.parse, html.parse, symbols.parse),
    "[": (footnote_references.parse, links.parse),
    "!": (links.parse,),
    "quote": (quotes.parse,),
    "$": (math.parse,),
    "{": (extensions.parse, attribute_lists.parse, attribute_lists.parse_material),
    "&": (entities.parse,),
    "-": (symbols.parse,),
    ".": (symbols.parse,),
    ">": (symbols.parse,),
    " ": (symbols.parse, line_breaks.parse),
    "\\": (symbols.parse, line_breaks.parse, escapes.parse),
    "~": (strikethrough.parse,),
    "text": (),
    "raw": (html.parse,),
}

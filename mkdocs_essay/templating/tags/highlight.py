"""`highlight language linenos`: code with its colours, in the elements and classes that Jekyll prints."""

# Nodes and tags are all called alike.

from __future__ import annotations

import html
import re
from functools import cache

from pygments import highlight  # type: ignore[import-untyped]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from pygments.lexers import TextLexer, get_lexer_by_name  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from mkdocs_essay.templating.context import JekyllContext, Output
from mkdocs_essay.templating.faults import SyntaxFault
from mkdocs_essay.templating.lexer import Piece
from mkdocs_essay.templating.nodes import Body, JekyllNode
from mkdocs_essay.templating.parser import JekyllTag, TemplateStream
from mkdocs_essay.templating.tokens import Token
from mkdocs_essay.templating.values import WHITESPACE

LANGUAGE = re.compile(r"[A-Za-z0-9.+#_-]+")
OPTION = re.compile(r"\s+([A-Za-z0-9_]+)(?:=(?:[A-Za-z0-9_]+|\"[0-9\s]*[0-9]\"))?")
LINE_ENDS = "\r\n"
# So many squares of characters take a lexer the time of one thing that a loop does.
SQUARE = 40
TABLE = (
    '<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">{numbers}</pre></td>'
    '<td class="code"><pre>{code}</pre></td></tr></tbody></table>'
)


class HighlightNode(JekyllNode):
    __slots__ = ("body", "language", "numbered")

    def __init__(self, token: Token, language: str, numbered: bool, body: Body) -> None:
        super().__init__(token)
        self.language = language
        self.numbered = numbered
        self.body = body
        self.blank = body.blank

    def write(self, context: JekyllContext, out: Output) -> None:
        code = context.capture(self.body).strip(LINE_ENDS)
        coloured = colour(code, self.language if may_colour(code, context) else "text")
        if self.numbered:
            coloured = number(coloured, code)
        name = html.escape(self.language)
        kind = name.replace("+", "-")
        prefix, suffix = context.find("highlighter_prefix") or "", context.find("highlighter_suffix") or ""
        code_tag = f'<code class="language-{kind}" data-lang="{name}">{coloured}</code>'
        figure = f'<figure class="highlight"><pre>{code_tag}</pre></figure>'
        out.write(f"{prefix}{figure}{suffix}")


def may_colour(code: str, context: JekyllContext) -> bool:
    """Whether the page may take the time that a lexer may take for `code`: some take for a line the square of
    its length. Code goes without colours rather than make the loops of the page stop.
    """
    effort = sum(len(line) ** 2 for line in code.split("\n")) // SQUARE
    allowed = context.worked + effort <= context.engine.limits.work // 2
    context.worked += effort if allowed else 0
    return allowed


def colour(code: str, language: str) -> str:
    """`code` as HTML; plain where the language is not known."""
    try:
        lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        lexer = TextLexer(stripnl=False, ensurenl=False)
    return str(highlight(code, lexer, formatter())).removesuffix("\n")


# One takes longer to make than a few lines of code to colour.
@cache
def formatter() -> HtmlFormatter:
    return HtmlFormatter(nowrap=True)


def number(coloured: str, code: str) -> str:
    numbers = "".join(f"{line}\n" for line in range(1, code.count("\n") + 2))
    return TABLE.format(numbers=numbers, code=coloured + "\n")


class HighlightTag(JekyllTag):
    """Without a language that can be read the tag prints what it holds."""

    name = "highlight"
    block = True

    def read(self, stream: TemplateStream, piece: Piece) -> JekyllNode:
        markup = piece.markup.strip(WHITESPACE)
        language = LANGUAGE.match(markup)
        options = OPTION.findall(markup, language.end()) if language else []
        if language is None or OPTION.sub("", markup[language.end() :]).strip():
            stream.report(SyntaxFault("a highlight tag looks like {% highlight language linenos %}"), piece)
            language = None
        body, end = stream.read_body(frozenset(("endhighlight",)), piece)
        if language is None or end is None:
            return body
        return HighlightNode(piece, language[0].lower(), "linenos" in options, body)

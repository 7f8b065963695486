"""Liquid's strict grammar of expressions; what it refuses is read leniently, if the site wants that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mkdocs_essay.templating.faults import SyntaxFault

TOKEN = re.compile(
    r"\s*(?:(?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))|(?P<string>'[^']*'|\"[^\"]*\")"
    r"|(?P<number>-?[0-9]+(?:\.[0-9]+)?)|(?P<id>[a-zA-Z_][A-Za-z0-9_-]*\??)|(?P<dotdot>\.\.)|(?P<special>[|.:,\[\]()?-]))"
)
BLANK = re.compile(r"\s*")
NAMES = {"id": "a name", "end": "the end", "dotdot": "'..'", "comparison": "a comparison"}


@dataclass(slots=True)
class StrictParser:
    """Reads a markup from left to right; every method raises `SyntaxFault` where the grammar ends."""

    markup: str
    tokens: list[tuple[str, str]] = field(default_factory=list)
    position: int = 0

    def __post_init__(self) -> None:
        place = 0
        while (blank := BLANK.match(self.markup, place)) and blank.end() < len(self.markup):
            found = TOKEN.match(self.markup, place)
            if found is None:
                raise SyntaxFault(f"the character {self.markup[blank.end()]!r} is not expected here")
            kind = str(found.lastgroup)
            text = found[kind]
            self.tokens.append((text if kind == "special" else kind, text))
            place = found.end()
        self.tokens.append(("end", ""))

    @property
    def front(self) -> str:
        """What stands in front, for messages."""
        kind, text = self.tokens[self.position]
        return "the end" if kind == "end" else repr(text)

    def look(self, kind: str, ahead: int = 0) -> bool:
        index = self.position + ahead
        return index < len(self.tokens) and self.tokens[index][0] == kind

    def accept(self, kind: str) -> str | None:
        return self.consume(kind) if self.look(kind) else None

    def accept_word(self, word: str) -> bool:
        if self.look("id") and self.tokens[self.position][1] == word:
            self.position += 1
            return True
        return False

    def consume(self, kind: str | None = None) -> str:
        found, text = self.tokens[self.position]
        if kind is not None and found != kind:
            raise SyntaxFault(f"{NAMES.get(kind, repr(kind))} is expected, not {self.front}")
        self.position = min(self.position + 1, len(self.tokens) - 1)
        return text

    def end(self) -> None:
        self.consume("end")

    def expression(self, depth: int = 0) -> str:
        """The text of one expression, its blanks taken away."""
        if depth > 50:
            raise SyntaxFault("brackets nest too deep")
        if self.look("id"):
            return self.consume() + self.lookups(depth)
        if self.look("["):
            return self.bracket(depth) + self.lookups(depth)
        if self.look("string") or self.look("number"):
            return self.consume()
        if self.accept("("):
            start = self.expression(depth + 1)
            self.consume("dotdot")
            stop = self.expression(depth + 1)
            self.consume(")")
            return f"({start}..{stop})"
        raise SyntaxFault(f"a value is expected, not {self.front}")

    def bracket(self, depth: int) -> str:
        self.consume("[")
        inner = self.expression(depth + 1)
        self.consume("]")
        return f"[{inner}]"

    def lookups(self, depth: int) -> str:
        parts = []
        while True:
            if self.look("["):
                parts.append(self.bracket(depth))
            elif self.accept("."):
                parts.append("." + self.consume("id"))
            else:
                return "".join(parts)

"""The parts of a parsed template."""

# Nodes and expressions are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mkdocs_essay.templating.faults import Fault, LimitFault
from mkdocs_essay.templating.filtered import Filtered
from mkdocs_essay.templating.tokens import Token
from mkdocs_essay.templating.values import WHITESPACE, output

if TYPE_CHECKING:
    from mkdocs_essay.templating.context import JekyllContext, Output


# What Python raises for values that no rule of Ruby's covers.
UNFORESEEN = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, OSError)


class JekyllNode(ABC):
    """A node that writes to an `Output`; `blank` is what Ruby's `blank?` says of it."""

    __slots__ = ("blank", "token")

    def __init__(self, token: Token) -> None:
        self.token = token
        self.blank = True

    @abstractmethod
    def write(self, context: JekyllContext, out: Output) -> None:
        """Write what the node stands for. Raises `Fault` where that cannot be had."""


class TextNode(JekyllNode):
    """Text that is printed as it is: an author's, or the source of a tag that cannot be read."""

    __slots__ = ("text",)

    def __init__(self, token: Token, text: str, blank: bool | None = None) -> None:
        super().__init__(token)
        self.text = text
        self.blank = not text.strip(WHITESPACE) if blank is None else blank

    def write(self, context: JekyllContext, out: Output) -> None:
        out.write(self.text)


class OutputNode(JekyllNode):
    """`{{ value | filter }}`."""

    __slots__ = ("filtered",)

    def __init__(self, token: Token, filtered: Filtered) -> None:
        super().__init__(token)
        self.filtered = filtered
        self.blank = False

    def write(self, context: JekyllContext, out: Output) -> None:
        out.write(output(self.filtered.evaluate(context)))


class NothingNode(JekyllNode):
    """A tag that prints nothing."""

    __slots__ = ()

    def __init__(self, token: Token, blank: bool = True) -> None:
        super().__init__(token)
        self.blank = blank

    def write(self, context: JekyllContext, out: Output) -> None:
        """Nothing to write."""


class Body(JekyllNode):
    """Nodes in a row. A node that fails is reported, and the next one goes on."""

    __slots__ = ("nodes",)

    def __init__(self, token: Token, nodes: Sequence[JekyllNode]) -> None:
        super().__init__(token)
        self.nodes = list(nodes)
        self.blank = all(node.blank for node in self.nodes)

    def drop_blanks(self) -> None:
        """Leave out the text of a body that is nothing but blank."""
        self.nodes = [node for node in self.nodes if not isinstance(node, TextNode)]

    def write(self, context: JekyllContext, out: Output) -> None:
        context.descend()
        try:
            context.work(len(self.nodes) if context.frames > 1 else 0)
            for node in self.nodes:
                try:
                    node.write(context, out)
                except LimitFault as fault:
                    context.locate(fault, node.token)
                    raise
                except Fault as fault:
                    context.report(fault, node.token)
                except UNFORESEEN as error:
                    context.report(Fault(f"this cannot be rendered: {error}"), node.token)
        finally:
            context.ascend()


def plain(token: Token, bodies: Sequence[Body]) -> Body:
    """The nodes of `bodies` one after the other, as if the tags around them did not stand there."""
    return Body(token, [node for body in bodies for node in body.nodes])


def drop_blanks(bodies: Sequence[Body]) -> bool:
    """Whether all `bodies` are blank; then their blanks are dropped, as control flow prints none."""
    if not all(body.blank for body in bodies):
        return False
    for body in bodies:
        body.drop_blanks()
    return True

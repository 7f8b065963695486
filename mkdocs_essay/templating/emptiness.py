"""`empty` and `blank`, where a value is compared with them."""

# Nodes and expressions are all called alike.
# ruff: noqa: ARG002

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_essay.templating.values import is_array, is_hash

if TYPE_CHECKING:
    from mkdocs_essay.templating.context import JekyllContext


@dataclass(frozen=True, slots=True)
class Emptiness:
    """One of the two words. Printed, it is nothing."""

    name: str

    def evaluate(self, context: JekyllContext) -> Emptiness:
        return self

    def holds(self, value: Any) -> bool:
        """Whether `value` is empty; in Ruby without Rails nothing can be asked whether it is blank."""
        return (
            self.name == "empty"
            and (isinstance(value, str) or is_array(value) or is_hash(value))
            and not value
        )

    def to_s(self) -> str:
        return ""

    def inspect(self) -> str:
        return '""'


WORDS = {word: Emptiness(word) for word in ("empty", "blank")}

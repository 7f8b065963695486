"""What the loop tags share: the part of a collection that they go through, and `forloop`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from mkdocs_essay.templating.faults import LimitFault
from mkdocs_essay.templating.values import is_array, is_hash

if TYPE_CHECKING:
    from mkdocs_essay.templating.context import JekyllContext


def members(collection: Any) -> Iterator[Any]:
    """What a loop meets in `collection`: items, pairs of a mapping, a whole text, nothing in a number."""
    if isinstance(collection, str):
        return iter([collection] if collection else [])
    if is_hash(collection):
        return ([key, value] for key, value in collection.items())
    return iter(collection) if is_array(collection) or isinstance(collection, range) else iter(())


def segment(context: JekyllContext, collection: Any, start: int, stop: int | None) -> list[Any]:
    """The members from `start` up to `stop`; `LimitFault` where they are more than the page may have.

    A text is never cut.
    """
    if isinstance(collection, str):
        return list(members(collection))
    length = size(collection)
    start = min(max(start, 0), length)
    stop = length if stop is None else max(min(stop, length), start)
    if stop - start > context.budget:
        raise LimitFault(f"loops take more than {context.engine.limits.iterations} turns")
    return list(islice(members(collection), start, stop))


def size(collection: Any) -> int:
    """How many members a loop meets."""
    if isinstance(collection, str):
        return 1 if collection else 0
    if isinstance(collection, range):
        return max(collection.stop - collection.start, 0)
    return len(collection) if is_array(collection) or is_hash(collection) else 0


class Loop(Mapping[str, Any]):
    """`forloop` and `tablerowloop`: where a loop is. `columns` is None in a forloop."""

    __slots__ = ("columns", "index", "length", "name", "parent")

    FOR = ("first", "index", "index0", "last", "length", "name", "parentloop", "rindex", "rindex0")
    TABLE = ("col", "col0", "col_first", "col_last", "row", *FOR[:5], *FOR[7:])

    def __init__(self, name: str, length: int, parent: Loop | None, columns: int | None = None) -> None:
        self.name = name
        self.length = length
        self.parent = parent
        self.columns = columns
        self.index = 0

    def __iter__(self) -> Iterator[str]:
        return iter(self.FOR if self.columns is None else self.TABLE)

    def __len__(self) -> int:
        return len(self.FOR if self.columns is None else self.TABLE)

    def __contains__(self, key: object) -> bool:
        return key in (self.FOR if self.columns is None else self.TABLE)

    def __getitem__(self, key: str) -> Any:
        if key not in self:
            raise KeyError(key)
        return READERS[key](self)

    @property
    def width(self) -> int:
        """How many columns there are before a row ends."""
        return self.columns or 1

    def to_s(self) -> str:
        return "Liquid::ForloopDrop" if self.columns is None else "Liquid::TablerowloopDrop"

    def inspect(self) -> str:
        return self.to_s()


READERS: dict[str, Callable[[Loop], Any]] = {
    "index": lambda loop: loop.index + 1,
    "index0": lambda loop: loop.index,
    "rindex": lambda loop: loop.length - loop.index,
    "rindex0": lambda loop: loop.length - loop.index - 1,
    "first": lambda loop: loop.index == 0,
    "last": lambda loop: loop.index == loop.length - 1,
    "length": lambda loop: loop.length,
    "name": lambda loop: loop.name,
    "parentloop": lambda loop: loop.parent,
    "col": lambda loop: loop.index % loop.width + 1,
    "col0": lambda loop: loop.index % loop.width,
    "col_first": lambda loop: loop.index % loop.width == 0,
    "col_last": lambda loop: loop.index % loop.width == loop.width - 1,
    "row": lambda loop: loop.index // loop.width + 1,
}

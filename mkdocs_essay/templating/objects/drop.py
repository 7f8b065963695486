"""Objects whose keys are worked out when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Drop(Mapping[str, Any]):
    """`own` keys call functions, once, `changing` ones every time, before `fallback` is looked at."""

    __slots__ = ("changing", "fallback", "kept", "own", "printed")

    def __init__(
        self,
        own: Mapping[str, Callable[[], Any]],
        fallback: Mapping[str, Any],
        printed: str,
        changing: Mapping[str, Callable[[], Any]] | None = None,
    ) -> None:
        self.changing = changing or {}
        self.own = {**own, **self.changing}
        self.fallback = fallback
        self.printed = printed
        self.kept: dict[str, Any] = {}

    def __contains__(self, key: object) -> bool:
        return key in self.own or key in self.fallback

    def __getitem__(self, key: str) -> Any:
        if key in self.kept:
            return self.kept[key]
        if key in self.own:
            value = self.own[key]()
            if key not in self.changing:
                self.kept[key] = value
            return value
        return self.fallback[key]

    def __iter__(self) -> Iterator[str]:
        yield from self.own
        yield from (key for key in self.fallback if key not in self.own)

    def __len__(self) -> int:
        return len(self.own) + sum(key not in self.own for key in self.fallback)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def to_s(self) -> str:
        return self.printed

    def inspect(self) -> str:
        return self.printed

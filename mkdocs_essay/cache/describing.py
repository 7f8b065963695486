"""Values as text that is the same from process to process, for keys."""

from __future__ import annotations

import datetime
import enum
import functools
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from hashlib import blake2b
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType
from typing import Any

_PLAIN = (str, int, float, bool, type(None), bytes, datetime.date, datetime.time, datetime.timedelta)
_QUICK = frozenset((str, int, float, bool, type(None)))
_FUNCTIONS = (FunctionType, BuiltinFunctionType, type)
_DEEPEST = 40


class UnstableError(Exception):
    """A value that cannot be told from another of its kind; the message names it."""


def digest(*parts: str) -> str:
    """A digest of texts in their order."""
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def everywhere(_: str) -> bool:
    """Trust every module."""
    return True


def describe(value: Any, trusted: Callable[[str], bool] = everywhere, depth: int = 0) -> str:
    """`value` as text: equal texts come of equal values only.

    Plain values, collections of them, dataclasses and objects with attributes can be described. A function or
    class stands for itself where `trusted` says so of its module, since what it does is known by that
    module's version. Raises UnstableError for all else.
    """
    kind = type(value)
    if kind in _QUICK:
        return repr(value)
    if depth > _DEEPEST:
        raise UnstableError("something that holds itself")
    # Without a detour over an abstract class: most of what is described is a list or a dictionary.
    if kind is list or kind is tuple:
        return f"[{', '.join([describe(item, trusted, depth + 1) for item in value])}]"
    again = functools.partial(describe, trusted=trusted, depth=depth + 1)
    if kind is dict or isinstance(value, Mapping):
        return f"{{{', '.join([f'{again(key)}: {again(item)}' for key, item in value.items()])}}}"
    if isinstance(value, AbstractSet):
        return f"{{{', '.join(sorted(map(again, value)))}}}"
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return f"[{', '.join(map(again, value))}]"
    if isinstance(value, _FUNCTIONS):
        return _function(value, trusted)
    return _object(value, again)


def _object(value: Any, again: Callable[[Any], str]) -> str:
    if isinstance(value, enum.Enum):
        return f"{type(value).__qualname__}.{value.name}"
    if isinstance(value, _PLAIN):
        return repr(value)
    if isinstance(value, PurePath):
        return f"Path({str(value)!r})"
    if isinstance(value, functools.partial):
        return f"partial({again(value.func)}, {again(value.args)}, {again(value.keywords)})"
    return f"{type(value).__module__}.{type(value).__qualname__}({again(_attributes(value))})"


def _function(value: Any, trusted: Callable[[str], bool]) -> str:
    module, name = str(value.__module__), str(value.__qualname__)
    if "<" in name or not trusted(module):
        raise UnstableError(f"{module}.{name}")
    return f"{module}.{name}"


def _attributes(value: Any) -> dict[str, Any]:
    if is_dataclass(value):
        return {field.name: getattr(value, field.name) for field in fields(value)}
    try:
        return dict(vars(value))
    except TypeError:
        raise UnstableError(f"{type(value).__module__}.{type(value).__qualname__}") from None

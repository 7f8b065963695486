"""Differences that are meant: a list in YAML, each entry with the reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from mkdocs_essay.compare.differences import KINDS, Difference
from mkdocs_essay.compare.selectors import SelectorError, SelectorSet
from mkdocs_essay.diagnostics import Diagnostic
from mkdocs_essay.yaml_reader import YamlError, read_yaml

_KEYS = ("page", "kind", "text", "selector", "reason")
_ENTRY = re.compile(r"^(?P<indent> *)-(?: |$)", re.MULTILINE)


class AcceptError(ValueError):
    """A list that cannot be used, with a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Differences that are meant.

    `pages`, `kinds` and `texts` are globs, of which one has to fit: `kinds` of those of KINDS, `texts` of
    what either side shows. `selector`: the text stands in such an element, on either side. `path` and `line`
    are the entry's own place.
    """

    reason: str
    pages: tuple[str, ...] = ("*",)
    kinds: tuple[str, ...] = ("*",)
    texts: tuple[str, ...] = ("*",)
    selector: str | None = None
    path: str | None = None
    line: int | None = None

    def covers(self, difference: Difference) -> bool:
        """Whether `difference` is one of them."""
        return (
            _fits(difference.kind, self.kinds)
            and _fits(difference.page, self.pages)
            and (_fits(difference.old, self.texts) or _fits(difference.new, self.texts))
            and (self.selector is None or self.selector in difference.within)
        )

    def __str__(self) -> str:
        parts = [", ".join(self.pages), ", ".join(self.kinds)]
        parts += [", ".join(map(repr, self.texts))] if self.texts != ("*",) else []
        parts += [f"in {self.selector}"] if self.selector else []
        return " ".join(parts)


def _fits(text: str, globs: Iterable[str]) -> bool:
    return any(fnmatchcase(text, glob) for glob in globs)


@dataclass(slots=True)
class AcceptList:
    """All entries, and how often each was of use."""

    entries: list[Accepted] = field(default_factory=list)
    uses: dict[Accepted, int] = field(default_factory=dict)

    @property
    def selectors(self) -> list[str]:
        """The selectors that entries name."""
        return [entry.selector for entry in self.entries if entry.selector]

    def covers(self, difference: Difference) -> bool:
        """Whether an entry covers `difference`; the first that does is used."""
        for entry in self.entries:
            if entry.covers(difference):
                self.uses[entry] = self.uses.get(entry, 0) + 1
                return True
        return False

    def remaining(self, differences: Iterable[Difference]) -> list[Difference]:
        """The differences that no entry covers."""
        return [difference for difference in differences if not self.covers(difference)]

    def unused(self) -> list[Diagnostic]:
        """A finding for each entry that covered nothing."""
        return [
            Diagnostic(
                "accepted-not-found",
                f"nothing that was found is {entry} ({entry.reason}): take the entry out, or correct it.",
                entry.path,
                entry.line,
            )
            for entry in self.entries
            if entry not in self.uses
        ]


def read_accept_list(text: str, path: str | None = None) -> list[Accepted]:
    """Read the list in the file `path`, such as

        - page: [/docs/*, /news/*]
          kind: extra-text
          text: "*beta*"
          selector: div.banner
          reason: the banner is new

    All but the reason may be left out, and each may be a list, of which one has to fit; the selector is one.
    Raises AcceptError.
    """
    try:
        value = read_yaml(text).value
    except YamlError as error:
        raise AcceptError(f"line {error.line or 1}: {error.problem}") from error
    if isinstance(value, dict) and set(value) == {"accept"}:
        value = value["accept"]
    if value is None:
        return []
    if not isinstance(value, list):
        raise AcceptError("write a list: each entry a dash with page, kind and reason")
    lines = _lines(text, len(value))
    return [_entry(item, number, path, lines[number - 1]) for number, item in enumerate(value, 1)]


def _lines(text: str, count: int) -> list[int | None]:
    """The line of each entry; None for all where the list is not written an entry a dash."""
    found = list(_ENTRY.finditer(text))
    least = min((len(each["indent"]) for each in found), default=0)
    starts = [each.start() for each in found if len(each["indent"]) == least]
    return [text.count("\n", 0, at) + 1 for at in starts] if len(starts) == count else [None] * count


def _entry(item: Any, number: int, path: str | None, line: int | None) -> Accepted:
    place = f"line {line}" if line else f"entry {number}"
    if not isinstance(item, dict):
        raise AcceptError(f"{place}: write page, kind and reason as keys")
    if unknown := sorted(str(key) for key in item if key not in _KEYS):
        raise AcceptError(f"{place}: {', '.join(unknown)} is no key; there are {', '.join(_KEYS)}")
    reason = str(item.get("reason") or "").strip()
    if not reason:
        raise AcceptError(f"{place}: say the reason why this is meant")
    kinds = _globs(item.get("kind"))
    for kind in kinds:
        if not any(fnmatchcase(each, kind) for each in KINDS):
            raise AcceptError(f"{place}: {kind} is no kind; there are {', '.join(KINDS)}")
    return Accepted(
        reason,
        _globs(item.get("page")),
        kinds,
        _globs(item.get("text")),
        _selector(item.get("selector"), place),
        path,
        line,
    )


def _globs(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(str(each).strip() for each in values if each is not None) or ("*",)


def _selector(value: Any, place: str) -> str | None:
    if value is None:
        return None
    text = str(value).strip()
    try:
        SelectorSet.of([text])
    except SelectorError as error:
        raise AcceptError(f"{place}: {error}") from error
    return text

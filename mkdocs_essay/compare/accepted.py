"""Differences that are meant: a list in YAML, each entry with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

from mkdocs_essay.compare.differences import KINDS, Difference
from mkdocs_essay.yaml_reader import YamlError, read_yaml

_KEYS = frozenset({"page", "kind", "text", "reason"})


class AcceptError(ValueError):
    """A list that cannot be used, with a sentence that says what to do."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Differences that are meant. `page` and `text` are globs, `text` of what either side shows; `kind` is
    one of KINDS or "*".
    """

    page: str
    kind: str
    reason: str
    text: str = "*"

    def covers(self, difference: Difference) -> bool:
        """Whether `difference` is one of them."""
        return (
            self.kind in ("*", difference.kind)
            and fnmatchcase(difference.page, self.page)
            and (
                self.text == "*"
                or fnmatchcase(difference.old, self.text)
                or fnmatchcase(difference.new, self.text)
            )
        )

    def __str__(self) -> str:
        return f"{self.page} {self.kind}" + (f" {self.text!r}" if self.text != "*" else "")


@dataclass(slots=True)
class AcceptList:
    """All entries, and how often each was of use."""

    entries: list[Accepted] = field(default_factory=list)
    uses: dict[Accepted, int] = field(default_factory=dict)

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

    def unused(self) -> list[Accepted]:
        """Entries that covered nothing."""
        return [entry for entry in self.entries if entry not in self.uses]


def read_accept_list(text: str) -> list[Accepted]:
    """Read a list such as

        - page: /docs/*
          kind: extra-text
          text: "*beta*"
          reason: the banner is new

    `page` and `kind` may be left out for all of them, `reason` may not. Raises AcceptError.
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
    return [_entry(item, number) for number, item in enumerate(value, 1)]


def _entry(item: Any, number: int) -> Accepted:
    if not isinstance(item, dict):
        raise AcceptError(f"entry {number}: write page, kind and reason as keys")
    if unknown := sorted(str(key) for key in item if key not in _KEYS):
        raise AcceptError(
            f"entry {number}: {', '.join(unknown)} is no key; there are {', '.join(sorted(_KEYS))}"
        )
    values = {str(key): str(value).strip() for key, value in item.items() if value is not None}
    if not values.get("reason"):
        raise AcceptError(f"entry {number}: say the reason why this is meant")
    kind = values.get("kind", "*")
    if kind != "*" and kind not in KINDS:
        raise AcceptError(f"entry {number}: {kind} is no kind; there are {', '.join(KINDS)}")
    return Accepted(values.get("page", "*"), kind, values["reason"], values.get("text", "*"))

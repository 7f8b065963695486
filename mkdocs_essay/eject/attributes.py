"""Attribute lists as `attr_list` reads them: `{ #id .class key="value" }`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs_essay.eject.style import NoPlainFormError

_NAME = re.compile(r"[A-Za-z_][\w.:-]*")
_WORD = re.compile(r"[^\s{}=\"'<>]+")


def attribute_list(attributes: Mapping[str, str | None]) -> str:
    """The list with its braces, empty without attributes; NoPlainFormError where one cannot be written."""
    parts: list[str] = []
    for name, value in attributes.items():
        if not _NAME.fullmatch(name):
            raise NoPlainFormError
        if name == "id" and value and _WORD.fullmatch(value):
            parts.insert(0, f"#{value}")
        elif name == "class":
            for each in (value or "").split():
                if not _WORD.fullmatch(each):
                    raise NoPlainFormError
                parts.append(f".{each}")
        else:
            parts.append(f"{name}={_quoted(name if value is None else value)}")
    return "{ " + " ".join(parts) + " }" if parts else ""


def _quoted(value: str) -> str:
    if any(character in value for character in "\n{}<>\\`*_") or not value:
        raise NoPlainFormError
    if '"' not in value:
        return f'"{value}"'
    if "'" not in value:
        return f"'{value}'"
    raise NoPlainFormError

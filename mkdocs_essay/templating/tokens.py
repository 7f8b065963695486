"""A token: a part of a template's source, with what it is and where it stands."""

from __future__ import annotations

from typing import NamedTuple

TOKEN_CONTENT = "content"
TOKEN_OUTPUT = "output"
TOKEN_TAG = "tag"


class Token(NamedTuple):
    """`value` is the text or the name, `start_index` its place in `source`."""

    kind: str
    value: str
    start_index: int
    source: str

"""Base64 filters."""

# A filter is given the context, whether it needs it or not.
# ruff: noqa: ARG001

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import Any

from mkdocs_essay.templating.context import JekyllContext
from mkdocs_essay.templating.faults import FilterFault
from mkdocs_essay.templating.values import to_s


def encode(context: JekyllContext, value: Any) -> str:
    return base64.b64encode(to_s(value).encode()).decode()


def encode_for_urls(context: JekyllContext, value: Any) -> str:
    return base64.urlsafe_b64encode(to_s(value).encode()).decode()


def decode(context: JekyllContext, value: Any) -> str:
    return read(to_s(value))


def decode_from_urls(context: JekyllContext, value: Any) -> str:
    text = to_s(value).replace("-", "+").replace("_", "/")
    return read(text + "=" * (-len(text) % 4))


def read(text: str) -> str:
    try:
        return base64.b64decode(text, validate=True).decode(errors="replace")
    except (binascii.Error, ValueError) as error:
        raise FilterFault("the text is not valid base64") from error


FILTERS: dict[str, Callable[..., Any]] = {
    "base64_encode": encode,
    "base64_url_safe_encode": encode_for_urls,
    "base64_decode": decode,
    "base64_url_safe_decode": decode_from_urls,
}

"""Code blocks: fences."""

from __future__ import annotations

import re
from collections.abc import Callable

from mkdocs_essay.eject.attributes import attribute_list
from mkdocs_essay.eject.style import NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_FENCE = re.compile(r"^[ ]*(`{3,})", re.MULTILINE)
_LANGUAGE = re.compile(r"[\w+#.-]+")


def code_block(node: Node, _style: Style, _flow: Callable[..., list[str]]) -> str:
    """The code between fences longer than any in it."""
    code = node.text()
    language = node.get("language")
    others = {name: value for name, value in node.attributes.items() if name != "language"}
    if not code.strip() or (language and not _LANGUAGE.fullmatch(language)):
        raise NoPlainFormError
    longest = max((len(run) for run in _FENCE.findall(code)), default=2)
    fence = "`" * (longest + 1)
    info = language
    if others:
        names = f"{language} {others.get('class') or ''}".strip()
        info = attribute_list({**others, "class": names})
    return f"{fence}{' ' if info.startswith('{') else ''}{info}\n{code}\n{fence}"

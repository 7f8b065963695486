"""The option `remove_line_breaks_for_cjk`: no blank stands between lines of Chinese or Japanese."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.document import Document

_HAN = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9\U00020000-\U000323af"
)
_KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d"
_BREAK = re.compile(rf"(?<=[{_HAN}{_KANA}])\n(?=[{_HAN}{_KANA}])")
_AS_IT_IS = frozenset({"pre", "code", "script", "style", "textarea"})


class CjkTreeprocessor(Treeprocessor):
    """Takes out the line ends between two such characters once spans are read."""

    def __init__(self, md: Markdown, document: Callable[[], Document]) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        """Join the lines of all texts in `root` that are not code."""
        if not self._document().options.remove_line_breaks_for_cjk:
            return
        pending = [root]
        while pending:
            element = pending.pop()
            if element.tag not in _AS_IT_IS:
                element.text = _joined(element.text)
                pending.extend(element)
            element.tail = _joined(element.tail)


def _joined(text: str | None) -> str | None:
    return type(text)(_BREAK.sub("", text)) if text and "\n" in text else text

"""Ids of the terms of a definition list that asks for them: `{:auto_ids}`, `{:auto_ids-prefix-}`."""

from __future__ import annotations

import re

from mkdocs_essay.dialect.document import Document
from mkdocs_essay.dialect.ids import classic_id
from mkdocs_essay.dialect.rendered_text import rendered_text

_REFERENCE = re.compile(r"auto_ids(?:-([\w-]+))?", re.ASCII)


def set_term_ids(document: Document) -> None:
    """Give the terms whose author gave none their ids, by the rule for headings inside HTML; equal terms get
    equal ids, as in kramdown.
    """
    for element, words in document.references.items():
        if element.tag != "dl" or element in document.html_elements:
            continue
        wish = next(filter(None, map(_REFERENCE.match, words)), None)
        if wish is None:
            continue
        for term in element.findall("dt"):
            identifier = (wish[1] or "") + classic_id(rendered_text(term))
            if identifier and not term.get("id"):
                term.set("id", identifier)

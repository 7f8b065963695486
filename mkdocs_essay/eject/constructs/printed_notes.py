"""Notes with printed numbers, as our notes are shown.

Python-Markdown counts footnotes by itself, so that notes whose numbers it would change become links: the
number in the text leads to a paragraph at the foot, and the number there leads back.
"""

from __future__ import annotations

from mkdocs_essay.eject.constructs.footnotes import _trim_end
from mkdocs_essay.eject.tree import Node

LIST = "essay-notes__list"


def printed_reference(node: Node) -> None:
    """A link from a number to its note: only its id and address stay."""
    if node.tag == "a" and "essay-noteref" in node.classes:
        node.attributes = {name: node.attributes[name] for name in ("id", "href") if name in node.attributes}


def printed_notes(node: Node) -> None:
    """`<section data-essay="notes">` -> `<div class="footnote">` with paragraphs that start with a number."""
    if node.tag != "section" or node.attributes.get("data-essay") != "notes":
        return
    items = [item for each in node.elements if LIST in each.classes for item in each.elements]
    node.tag, node.attributes, node.children = "div", {"class": "footnote"}, []
    for item in items:
        node.children += _paragraphs(item)


def _paragraphs(item: Node) -> list[Node | str]:
    number = next((each for each in item.elements if "essay-note__number" in each.classes), None)
    body = next((each for each in item.elements if "essay-note__text" in each.classes), item)
    label = number.text().strip() if number else ""
    if number in body.children:
        body.children.remove(number)
    _trim_end(body)
    blocks: list[Node | str] = [each for each in body.children if isinstance(each, Node | str)]
    blocks = [each for each in blocks if not isinstance(each, str) or each.strip()]
    first = blocks[0] if blocks else None
    if not isinstance(first, Node) or first.tag != "p":
        first = Node("p")
        blocks.insert(0, first)
    own = first.attributes.get("id")
    identifier = item.get("id")
    first.children[:0] = [Node("sup", {}, [label]), " "]
    if own is None:
        first.attributes["id"] = identifier
    elif identifier:
        first.children.insert(0, Node("a", {"id": identifier}))
    return blocks

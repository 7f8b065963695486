"""Notes with printed numbers become footnotes where Python-Markdown would count them the same."""

from __future__ import annotations

from collections.abc import Collection

from mkdocs_essay.eject.tree import Node


def number_notes(root: Node, linked: Collection[str] = ()) -> None:
    """Turn the page's references and notes into footnotes if they are numbered 1, 2, 3… in the order in which
    they are first referred to; the numbers would change otherwise, and all stays as it is. So it does where
    another page links to one of their ids (`linked`), since those change.
    """
    lists = [node for node in root.walk() if node.tag == "div" and node.classes == ["footnote"]]
    if len(lists) != 1 or any(node.tag in ("x-reference", "x-notes") for node in root.walk()):
        return
    starts = {node.get("id"): node for node in lists[0].elements if _label(node)}
    labels = [_label(node) for node in starts.values()]
    if any(identifier in linked for identifier in starts):
        return
    if not lists[0].elements or lists[0].elements[0] not in starts.values():
        return
    addresses = {f"#{identifier}": _label(node) for identifier, node in starts.items()}
    within = {id(node) for node in lists[0].walk()}
    links = [node for node in root.walk() if node.tag == "a" and node.get("href") in addresses]
    if labels != [str(number) for number in range(1, len(labels) + 1)] or any(id(a) in within for a in links):
        return
    holders = {id(child): node for node in root.walk() for child in node.children}
    sups = [holders.get(id(link)) for link in links]
    for sup, link in zip(sups, links, strict=True):
        label = addresses[link.get("href")]
        if (
            sup is None
            or sup.tag != "sup"
            or len(sup.children) != 1
            or link.text() != label
            or sup.attributes
        ):
            return
    if list(dict.fromkeys(addresses[link.get("href")] for link in links)) != labels:
        return
    if any(set(node.attributes) - ({"id"} if _label(node) else set()) for node in lists[0].elements):
        return  # the link back that Python-Markdown appends keeps attr_list from reading a list there
    for sup, link in zip(sups, links, strict=True):
        assert sup is not None
        sup.tag, sup.attributes, sup.children = (
            "x-reference",
            {"label": addresses[link.get("href")] or ""},
            [],
        )
    _gather(lists[0], starts)


def _label(node: Node) -> str | None:
    """The number that a note's first paragraph starts with."""
    first = node.elements[0] if node.tag == "p" and node.elements else None
    if first is None or first.tag != "sup" or node.children[0] is not first or not node.get("id"):
        return None
    return first.text().strip()


def _gather(notes: Node, starts: dict[str, Node]) -> None:
    gathered: list[Node] = []
    for block in notes.elements:
        if block in starts.values():
            gathered.append(Node("x-note", {"label": _label(block)}))
            block.children = block.children[1:]
            if isinstance(block.children[0], str):
                block.children[0] = block.children[0].lstrip()
            del block.attributes["id"]
        gathered[-1].children.append(block)
    notes.tag, notes.attributes, notes.children = "x-notes", {}, [*gathered]

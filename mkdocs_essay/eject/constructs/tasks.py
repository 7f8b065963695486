"""Items of task lists."""

from __future__ import annotations

from mkdocs_essay.eject.tree import Node


def task(node: Node) -> None:
    """The box of a task -> `x-task`; what only its style needs goes."""
    if node.tag == "ul" and "task-list" in node.classes:
        node.drop_class("task-list")
    if node.tag != "li":
        return
    node.drop_class("task-list-item")
    host = node
    while host.elements and host.elements[0].tag in ("p", "label"):
        host = host.elements[0]
    box = next(iter(host.elements), None)
    if (
        box is not None
        and box.tag == "input"
        and box.get("type") == "checkbox"
        and "disabled" in box.attributes
    ):
        checked = "checked" in box.attributes
        box.tag, box.attributes = "x-task", {"checked": None} if checked else {}
        if host.tag == "label":
            host.tag, host.attributes, host.children = "span", {}, [box]

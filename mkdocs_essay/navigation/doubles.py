"""Pages that readers or the navigation cannot tell apart."""

from __future__ import annotations

from collections.abc import Mapping

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.navigation.node import Node


def report(places: Mapping[str, list[Node]], diagnostics: Diagnostics) -> None:
    """Report siblings that share a title, and pages below several pages that share one."""
    first: dict[tuple[int, str], Node] = {}
    for path, nodes in places.items():
        shown = [node for node in nodes if not node.hidden]
        if not shown:
            continue
        page = shown[0].page
        assert page is not None
        parents = {node.parent.page.path for node in shown if node.parent and node.parent.page}
        if len(parents) > 1:
            diagnostics.add(
                "ambiguous-parent",
                f'{len(parents)} pages have the title "{page.front_matter.get("parent")}", which this page '
                "names as its parent, and it stands below each of them; say with `grand_parent` or "
                "`ancestor` which one is meant.",
                path,
                page.key_lines.get("parent"),
            )
        other = first.setdefault((id(shown[0].parent), shown[0].title), shown[0])
        if other is not shown[0] and other.page is not None:
            diagnostics.add(
                "double-title",
                f'"{shown[0].title}" is also the title of {other.page.path}, below the same parent; give one '
                "of them another title.",
                path,
                page.key_lines.get("title"),
            )

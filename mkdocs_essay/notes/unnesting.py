"""Puts references that stand in the text of a link behind it, since links do not nest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element


def out_of_links(marked: Sequence[tuple[Element, tuple[Element, ...]]]) -> None:
    """Put superscripts that stand in the text of a link behind the link, since links do not nest."""
    moved: dict[Element, list[Element]] = {}
    holders: dict[Element, set[Element]] = {}
    outers: dict[Element, None] = {}
    for sup, path in marked:
        if len(path) > 1:
            outers[path[0]] = None
            moved.setdefault(path[1], []).append(sup)
            holders.setdefault(path[-1], set()).add(sup)
    for holder, leaving in holders.items():
        _take_out(holder, leaving)
    for outer in outers:
        _put_behind(outer, moved)


def _take_out(holder: Element, leaving: set[Element]) -> None:
    """Take children out of an element; what stands behind them stays."""
    staying: list[Element] = []
    for child in holder:
        if child not in leaving:
            staying.append(child)
        elif staying:
            staying[-1].tail = (staying[-1].tail or "") + (child.tail or "")
        else:
            holder.text = (holder.text or "") + (child.tail or "")
    holder[:] = staying


def _put_behind(outer: Element, moved: Mapping[Element, Sequence[Element]]) -> None:
    """Put what is to stand behind each child of `outer` there, before the child's tail."""
    children: list[Element] = []
    for child in outer:
        behind = moved.get(child)
        if not behind:
            children.append(child)
            continue
        for each in behind:
            each.tail = None
        child.tail, behind[-1].tail = None, child.tail
        # A link to a place on the page that held nothing but references led to their notes, as they do now.
        if len(child) or (child.text or "").strip() or not child.get("href", "").startswith("#"):
            children.append(child)
        children.extend(behind)
    outer[:] = children

"""The navigation of a built site as a list of entries, and two of them compared."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_essay.compare.align import longest_rising
from mkdocs_essay.compare.content import plain
from mkdocs_essay.compare.differences import Difference, excerpt
from mkdocs_essay.compare.html_tree import Element
from mkdocs_essay.compare.selectors import find_in_page
from mkdocs_essay.compare.targets import Side
from mkdocs_essay.compare.themes import Theme

_LISTS = frozenset({"ul", "ol", "menu"})
_DEEPEST = 30
NAVIGATION = "(navigation)"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: the titles from the top down to its own, and where it leads; empty for a mere heading.

    `pruned`: its own children show on the page that it leads to.
    """

    trail: tuple[str, ...]
    target: str
    pruned: bool = False

    def __str__(self) -> str:
        return " > ".join(self.trail) + (f" [{self.target}]" if self.target else "")


def read_navigation(html: str, theme: Theme, side: Side) -> list[Entry]:
    """The entries that a page shows, each after its parent."""
    for selector in theme.nav:
        root = find_in_page(html, [selector])
        if root is not None:
            entries = list(_entries(root, (), side))
            if entries:
                return entries
    return []


def whole_navigation(
    html: str, theme: Theme, side: Side, page_at: Callable[[str], tuple[str, Side] | None]
) -> list[Entry]:
    """The navigation that begins on a page, with the children of pruned entries read where these lead.

    `page_at` gives a page's text and side by its address.
    """
    entries = read_navigation(html, theme, side)
    done: set[str] = set()
    at = 0
    while at < len(entries):
        entry = entries[at]
        at += 1
        if not entry.pruned or entry.target in done or len(entry.trail) > _DEEPEST:
            continue
        done.add(entry.target)
        there = page_at(entry.target)
        if there is None:
            continue
        size = len(entry.trail)
        shown = read_navigation(there[0], theme, there[1])
        entries[at:at] = [e for e in shown if len(e.trail) > size and e.trail[:size] == entry.trail]
    return entries


def _entries(root: Element, trail: tuple[str, ...], side: Side) -> Iterator[Entry]:
    """The entries of all lists below `root`. A heading before a list is the parent of its items."""
    for heading, items in _lists(root):
        above = (*trail, heading) if heading else trail
        if heading:
            yield Entry(above, "")
        for item in items.children:
            if isinstance(item, Element) and item.tag == "li":
                yield from _item(item, above, side)


def _item(item: Element, trail: tuple[str, ...], side: Side) -> Iterator[Entry]:
    link, label = _own_link(item)
    if link is None and not label:
        yield from _entries(item, trail, side)
        return
    title = plain(link.text()) if link is not None else label
    target = side.target(link.get("href")) or "" if link is not None else ""
    if link is None and any(heading == label for heading, _ in _lists(item)):
        yield from _entries(item, trail, side)
        return
    yield Entry((*trail, title), target, "md-nav__item--pruned" in item.classes)
    if len(trail) < _DEEPEST:
        for _, items in _lists(item):
            for inner in items.children:
                if isinstance(inner, Element) and inner.tag == "li":
                    yield from _item(inner, (*trail, title), side)


def _lists(root: Element) -> Iterator[tuple[str, Element]]:
    """The outermost lists below `root`, each with the heading that stands before it."""
    if root.tag in _LISTS:
        yield "", root
        return
    heading = ""
    for child in root.children:
        if not isinstance(child, Element) or _beside(child):
            continue
        if child.tag in _LISTS:
            yield heading, child
            heading = ""
        elif "nav-category" in child.classes:
            heading = plain(child.text())
        elif child.tag not in ("a", "label", "svg"):
            yield from _lists(child)


def _beside(element: Element) -> bool:
    """What stands in the navigation and is none of its entries: the contents of the page that is shown, as
    Material has them there, and what the plugin adds, such as links of the header on a phone.
    """
    return "md-nav--secondary" in element.classes or element.get("data-essay") != ""


def _own_link(item: Element) -> tuple[Element | None, str]:
    """An item's own link, that of lists below it apart, and the text that it has without one."""
    label = ""
    todo: list[Element | str] = list(reversed(item.children))
    while todo:
        node = todo.pop()
        if isinstance(node, str):
            label = label or plain(node)
        elif node.tag == "a" and "href" in node.attributes and node.get("href") != "#" and plain(node.text()):
            return node, ""
        elif node.tag not in _LISTS and node.tag not in ("svg", "button", "nav") and not _beside(node):
            todo += reversed(node.children)
    return None, label


def compare_navigation(old: Sequence[Entry], new: Sequence[Entry]) -> list[Difference]:
    """The differences between two navigations: entries, where they lead, their order among neighbours."""
    return list(_compare(old, new))


def _compare(old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[Difference]:
    pairs, gone, come = _match(old, new)
    by_target = {entry.target: entry for entry in come if entry.target}
    for entry in gone:
        other = by_target.pop(entry.target, None)
        if other is not None:
            come.remove(other)
        yield _say("nav-entry", str(entry), str(other) if other is not None else "")
    for left, right in pairs:
        # A heading without a page of its own may lead anywhere.
        if left.target and left.target != right.target:
            yield _say("nav-target", str(left), str(right))
    yield from (_say("extra-nav-entry", "", str(entry)) for entry in come)
    yield from _order(pairs, new)


def _say(kind: str, old: str, new: str) -> Difference:
    return Difference(kind, NAVIGATION, excerpt(old), excerpt(new))


def _match(
    old: Sequence[Entry], new: Sequence[Entry]
) -> tuple[list[tuple[Entry, Entry]], list[Entry], list[Entry]]:
    """Pairs by trail and target, then by trail alone; and what is left on each side."""
    pairs: list[tuple[Entry, Entry]] = []
    left, right = list(old), list(new)
    for by_target in (True, False):
        waiting: dict[tuple[tuple[str, ...], str], list[Entry]] = defaultdict(list)
        for entry in right:
            waiting[entry.trail, entry.target if by_target else ""].append(entry)
        rest: list[Entry] = []
        for entry in left:
            found = waiting[entry.trail, entry.target if by_target else ""]
            if found:
                pairs.append((entry, found.pop(0)))
            else:
                rest.append(entry)
        left = rest
        kept = Counter(id(entry) for entries in waiting.values() for entry in entries)
        right = [entry for entry in right if kept[id(entry)]]
    places = {id(entry): place for place, entry in enumerate(old)}
    return sorted(pairs, key=lambda pair: places[id(pair[0])]), left, right


def _order(pairs: Sequence[tuple[Entry, Entry]], new: Sequence[Entry]) -> Iterator[Difference]:
    places: dict[int, int] = {}
    before: dict[int, str] = {}
    last: dict[tuple[str, ...], str] = {}
    for place, entry in enumerate(new):
        places[id(entry)] = place
        before[place] = last.get(entry.trail[:-1], "")
        last[entry.trail[:-1]] = entry.trail[-1]
    siblings: dict[tuple[str, ...], list[tuple[Entry, int]]] = defaultdict(list)
    for left, right in pairs:
        siblings[left.trail[:-1]].append((left, places[id(right)]))
    for entries in siblings.values():
        row = [(index, place) for index, (_, place) in enumerate(entries)]
        kept = {index for index, _ in longest_rising(row)}
        for index, (entry, place) in enumerate(entries):
            if index not in kept:
                yield _say("nav-order", str(entry), f"after: {before[place]}" if before[place] else "first")

"""The HTML of one entry of the navigation, in Material's markup, so that its styles and script work on it.

A list item is a leaf (a link), a nested item (a link, a switch and a list, which is opened here and closed by
`CLOSED`), or a pruned one (a link that stands for a whole branch).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from mkdocs_essay.navigation.markup import without_tags

CLOSED = "</ul></nav></li>\n"


@dataclass(slots=True, eq=False)
class Entry:
    """An entry of the navigation.

    `title` is HTML. `url` is relative to the site's folder and quoted, or whole where the entry leads
    elsewhere; None where there is nothing to open. `name` is what the page is found by. `open` says that the
    entry's list is shown wherever the entry is. `place` is the entry's in its list, `number` its own among
    all of the site.
    """

    title: str
    url: str | None = None
    name: str | None = None
    children: list[Entry] = field(default_factory=list)
    parent: Entry | None = None
    place: int = 0
    number: int = 0
    elsewhere: bool = False
    icon: bool = False
    new_tab: bool = False
    open: bool = False

    def above(self) -> list[Entry]:
        """The entries above, the highest first."""
        way: list[Entry] = []
        entry = self.parent
        while entry is not None:
            way.append(entry)
            entry = entry.parent
        way.reverse()
        return way

    def href(self, base: str) -> str:
        """The address from a page for which `base` leads to the site's folder.

        An entry that has none leads to the first one below it.
        """
        entry: Entry | None = self
        while entry is not None and entry.url is None:
            entry = entry.children[0] if entry.children else None
        if entry is None or entry.url is None:
            return "#"
        return escape(entry.url if entry.elsewhere else base + entry.url or "./")


def leaf(entry: Entry, base: str, new_tab_text: str) -> str:
    """A page without children, or a link to somewhere else."""
    marks = " essay-nav-external" if entry.icon else ""
    tab = f' target="_blank" rel="noopener" title="{new_tab_text}"' if entry.new_tab else ""
    return (
        f'<li class="md-nav__item"><a href="{entry.href(base)}" class="md-nav__link{marks}"{tab}>'
        f"{_title(entry)}</a></li>\n"
    )


def pruned(entry: Entry, base: str) -> str:
    """A page with children whose list is not shown here."""
    return (
        '<li class="md-nav__item md-nav__item--pruned md-nav__item--nested">'
        f'<a href="{entry.href(base)}" class="md-nav__link">{_title(entry)}{_ICON}</a></li>\n'
    )


def tab(entry: Entry, base: str, active: bool) -> str:
    """An entry at the top as one of the tabs below the header."""
    marked = " md-tabs__item--active" if active else ""
    href = entry.href(base)
    return (
        f'<li class="md-tabs__item{marked}"><a href="{href}" class="md-tabs__link">{entry.title}</a></li>\n'
    )


def gap(title: str, href: str | None) -> str:
    """What stands for the entries of a long list that are not shown here."""
    text = f'<span class="md-ellipsis">{title}</span>'
    inner = (
        f'<a href="{href}" class="md-nav__link">{text}</a>'
        if href
        else f'<span class="md-nav__link">{text}</span>'
    )
    return f'<li class="md-nav__item essay-nav-gap">{inner}</li>\n'


@dataclass(frozen=True, slots=True)
class State:
    """How a nested item is shown: on this page's branch, as its own, as its list's heading, spread out."""

    active: bool = False
    own: bool = False
    section: bool = False
    spread: bool = False


def opened(entry: Entry, base: str, level: int, state: State) -> str:
    """The beginning of a nested item, up to its first child."""
    name = f"__nav_{entry.number}"
    classes = "md-nav__item"
    if state.active:
        classes += " md-nav__item--active"
    if state.section:
        classes += " md-nav__item--section"
    toggle = "md-nav__toggle md-toggle"
    if state.spread and not state.active:
        toggle += " md-toggle--indeterminate"
    checked = " checked" if state.active else ""
    expanded = "true" if state.active else "false"
    return (
        f'<li class="{classes} md-nav__item--nested">'
        f'<input class="{toggle}" type="checkbox" id="{name}"{checked}>'
        f"{_heading(entry, base, name, state)}"
        f'<nav class="md-nav" data-md-level="{level}" aria-labelledby="{name}_label"'
        f' aria-expanded="{expanded}">'
        f'<label class="md-nav__title" for="{name}">{_ICON}{entry.title}</label>'
        '<ul class="md-nav__list" data-md-scrollfix>\n'
    )


def _heading(entry: Entry, base: str, name: str, state: State) -> str:
    focus = "" if state.section else ' tabindex="0"'
    if entry.url is None:
        label = f'<label class="md-nav__link" for="{name}" id="{name}_label"{focus}>'
        return f"{label}{_title(entry)}{_ICON}</label>"
    active = " md-nav__link--active" if state.own else ""
    current = ' aria-current="page"' if state.own else ""
    return (
        '<div class="md-nav__link md-nav__container">'
        f'<a href="{entry.href(base)}" class="md-nav__link{active}"{current}>{_title(entry)}</a>'
        f'<label class="md-nav__link{active}" for="{name}" id="{name}_label"{focus}>'
        f'<span class="md-nav__icon md-icon" role="img" aria-label="{without_tags(entry.title)}"></span>'
        "</label></div>"
    )


_ICON = '<span class="md-nav__icon md-icon"></span>'


def _title(entry: Entry) -> str:
    return f'<span class="md-ellipsis">{entry.title}</span>'

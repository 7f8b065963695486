"""Reads a page's content into leaves."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_essay.compare.content import Content, Leaf, Link, key_of, plain
from mkdocs_essay.compare.hand_toc import hand_made_tocs
from mkdocs_essay.compare.html_tree import Element, parse
from mkdocs_essay.compare.markup import (
    BLOCKS,
    EMBEDS,
    KINDS_OF_TAGS,
    MARKS,
    ListCounter,
    code_text,
    container,
    is_note,
    is_note_number,
    is_toc,
    leads_to_note,
)
from mkdocs_essay.compare.selectors import find_in_page
from mkdocs_essay.compare.themes import Theme, by_author
from mkdocs_essay.notes.typed_digits import has_typed_digits, parts_of


def read_content(html: str, theme: Theme) -> Content:
    """The content of a page; of a text without any of the theme's elements, all of it."""
    root = find_in_page(html, theme.content)
    return _Reader(theme).read(root if root is not None else parse(html))


class _Reader:
    """Walks the tree; a text is put together until a block begins or ends, and is a leaf then."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._content = Content()
        self._into = self._content.leaves
        self._skipped: set[Element] = set()
        self._path: list[str] = []
        self._kinds: list[str] = ["text"]
        self._items: list[ListCounter] = []
        self._columns: list[int] = []
        self._pieces: list[str] = []
        self._open: list[tuple[Element, int]] = []
        self._leaf = Leaf("text", ())
        self._starts_item = False
        self._pending_ids: list[str] = []
        self._stack: list[tuple[Element, Iterator[Element | str]]] = []

    def read(self, root: Element) -> Content:
        """Read everything below `root`."""
        self._skipped = hand_made_tocs(root)
        stack = self._stack
        stack.append((root, iter(root.children)))
        while stack:
            element, children = stack[-1]
            for child in children:
                if isinstance(child, str):
                    self._text(child, element.tag)
                elif (len(stack) > 1 or child.tag != "footer") and self._enter(child):
                    stack.append((child, iter(child.children)))
                    break
            else:
                stack.pop()
                if stack:
                    self._leave(element)
        self._flush()
        return self._content

    def _text(self, text: str, parent: str) -> None:
        """Take in a text. A formula that stands by itself is a leaf of its own, in a box or without one."""
        if "\\[" not in text or parent == "p" or parent not in BLOCKS:
            self._words(text)
            return
        at = 0
        while (start := text.find("\\[", at)) >= 0 and (end := text.find("\\]", start)) >= 0:
            self._words(text[at:start])
            self._flush()
            at = end + 2
            self._pieces.append(text[start:at])
            self._flush()
        self._words(text[at:])

    def _words(self, text: str) -> None:
        """Take in words; a number in superscript digits is as one in `<sup>`."""
        if not has_typed_digits(text):
            self._pieces.append(text)
            return
        for part, is_raised in parts_of(text):
            if is_raised:
                self._part_notes()
                self._leaf.marks.append(("sup", part))
            self._pieces.append(part)

    def _enter(self, element: Element) -> bool:
        """Take in an element's beginning; False where what is below it is not to be read."""
        if self._theme.notes.matches(element) and self._into is self._content.leaves:
            self._notes(element)
            return False
        if element.tag == "script" and element.get("type").startswith("math/tex"):
            self._formula(element)
            return False
        if element in self._skipped or self._theme.dropped.matches(element):
            return False
        if is_toc(element):
            self._toc(element)
            return False
        self._look_at(element)
        if element.tag not in BLOCKS:
            return self._inline(element)
        self._flush()
        if element.tag == "pre":
            self._code(element)
            return False
        self._leaf.titles = "admonition-title" in element.classes
        self._begin_block(element)
        return True

    def _look_at(self, element: Element) -> None:
        """Keep what counts for the page as a whole."""
        for name in filter(None, (element.get("id"), element.get("name") if element.tag == "a" else "")):
            self._content.ids.add(name)
            self._pending_ids.append(name)
        if not any(open_.tag == "code" for open_, _ in self._open):
            self._content.classes.update(name for name in element.classes if by_author(name))

    def _begin_block(self, element: Element) -> None:
        tag = element.tag
        self._leaf.classes = tuple(name for name in element.classes if by_author(name)) if tag == "p" else ()
        self._kinds.append(KINDS_OF_TAGS.get(tag, self._kinds[-1] if tag in ("p", "div", "span") else "text"))
        if tag in ("ul", "ol", "menu"):
            self._items.append(ListCounter(element))
        elif tag == "li":
            self._starts_item = True
            if self._items:
                self._items[-1].step(element)
        elif tag == "tr":
            self._columns.append(-1)
        elif tag in ("td", "th") and self._columns:
            self._columns[-1] += 1
        if place := container(element):
            self._path.append(place)

    def _leave(self, element: Element) -> None:
        tag = element.tag
        if tag not in BLOCKS:
            self._end_inline(element)
            return
        self._flush()
        self._kinds.pop()
        if tag in ("ul", "ol", "menu"):
            self._items.pop()
        elif tag == "tr":
            self._columns.pop()
        if container(element):
            self._path.pop()

    def _inline(self, element: Element) -> bool:
        """Take in an element within a text; False where nothing below it counts."""
        tag, leaf = element.tag, self._leaf
        if tag == "br":
            self._pieces.append(" ")
        elif tag == "img":
            leaf.pictures.append(
                Link(element.get("src") or element.get("data-src"), plain(element.get("alt")))
            )
        elif tag == "input":
            if element.get("type") == "checkbox":
                leaf.marks.append(("task", "done" if "checked" in element.attributes else "open"))
        elif tag in EMBEDS:
            if source := element.get("src") or element.get("data"):
                leaf.embeds.append(source)
        elif tag in MARKS or tag == "a":
            if tag == "sup" and is_note_number(plain(element.text())):
                self._part_notes()
            self._open.append((element, len(self._pieces)))
        return True

    def _part_notes(self) -> None:
        """A number that begins a line of a note begins the next one; Jekyll has both in one paragraph."""
        marks, first = self._leaf.marks, next(filter(str.strip, self._pieces), "")
        in_note = marks[:1] and marks[0][0] == "sup" and first.strip() == marks[0][1] and not self._open
        if in_note and is_note_number(first.strip()) and self._pieces[-1].rstrip(" \t").endswith("\n"):
            classes = self._leaf.classes
            self._flush()
            self._leaf.classes = classes

    def _end_inline(self, element: Element) -> None:
        if not self._open or self._open[-1][0] is not element:
            return
        _, start = self._open.pop()
        self._mark(element, start)

    def _mark(self, element: Element, start: int) -> None:
        text = plain("".join(self._pieces[start:]))
        if element.tag == "a":
            if element.get("href") and not leads_to_note(element):
                self._leaf.links.append(Link(element.get("href"), text))
        elif text:
            self._leaf.marks.append((MARKS[element.tag], text))

    def _flush(self) -> None:
        """End the text that is being put together; marks that are still open go on in the next one."""
        for element, start in self._open:
            self._mark(element, start)
        self._open = [(element, 0) for element, _ in self._open]
        leaf, text = self._leaf, plain("".join(self._pieces))
        self._pieces.clear()
        if not text and not leaf.pictures and not leaf.embeds:
            leaf.marks.clear()
            leaf.links.clear()
            return
        self._put(leaf, text, self._kinds[-1])
        leaf.note = is_note(leaf)
        leaf.bare = key_of(text.removeprefix(leaf.marks[0][1])) if leaf.note else leaf.key

    def _put(self, leaf: Leaf, text: str, kind: str) -> None:
        leaf.text, leaf.kind, leaf.path = text, kind, tuple(self._path)
        leaf.ids, self._pending_ids = tuple(self._pending_ids), []
        leaf.key = (
            key_of(text)
            or "|".join(link.href.rpartition("/")[2] for link in leaf.pictures)
            or "|".join(leaf.embeds)
        )
        if self._starts_item:
            leaf.item, self._starts_item = True, False
            leaf.number = self._items[-1].number if self._items else None
        if kind in ("cell", "head-cell") and self._columns:
            leaf.column = self._columns[-1]
        if self._theme.watched:
            leaf.within = self._theme.watched_around(element for element, _ in self._stack)
        self._into.append(leaf)
        self._leaf = Leaf("text", ())

    def _code(self, element: Element) -> None:
        """A code block: its lines without blanks at their ends, and without empty ones around."""
        lines = [line.rstrip() for line in code_text(element, self._theme).split("\n")]
        while lines and not lines[0]:
            lines.pop(0)
        while lines and not lines[-1]:
            lines.pop()
        if lines:
            self._put(self._leaf, "\n".join(lines), "code")

    def _formula(self, element: Element) -> None:
        """A formula as older versions of kramdown write it for MathJax."""
        if "display" in element.get("type"):
            self._flush()
            self._pieces.append(f"\\[{element.text()}\\]")
            self._flush()
        else:
            self._pieces.append(f"\\({element.text()}\\)")

    def _notes(self, element: Element) -> None:
        """Read notes that stand apart, into their own row."""
        self._flush()
        outer = self._into, self._pending_ids
        self._into, self._pending_ids = self._content.notes, []
        inner = _Reader(self._theme)
        for leaf in inner.read(element).leaves:
            leaf.note = True
            self._content.notes.append(leaf)
        self._content.ids |= inner._content.ids
        if element.get("id"):
            self._content.ids.add(element.get("id"))
        self._into, self._pending_ids = outer

    def _toc(self, element: Element) -> None:
        """Take in a table of contents: its links, each as deep as it stands below the outermost."""
        self._flush()
        found: list[tuple[int, str]] = []
        stack = [(child, 0) for child in reversed(element.children)]
        while stack:
            node, depth = stack.pop()
            if isinstance(node, str):
                continue
            if node.tag == "a" and node.get("href"):
                found.append((depth, f"{node.get('href')} {plain(node.text())}"))
            depth += node.tag in ("ul", "ol")
            stack += [(child, depth) for child in reversed(node.children)]
        least = min((depth for depth, _ in found), default=0)
        self._content.toc += ["  " * (depth - least) + text for depth, text in found]

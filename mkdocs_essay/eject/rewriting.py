"""One page as Markdown that plain MkDocs renders to what our build renders.

Each block is written in its plainest form first. Where the page then does not come out equal, the blocks at
fault are written more carefully, and at last as HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_essay.eject.blocks import Unit, joined, units, write_block
from mkdocs_essay.eject.blocks.containers import CONTAINERS
from mkdocs_essay.eject.blocks.toc import AS_LIST
from mkdocs_essay.eject.cleaning import clean
from mkdocs_essay.eject.equality import MOST_DEPTH, Form, forms, notes_last
from mkdocs_essay.eject.heading_ids import implied_ids
from mkdocs_essay.eject.style import Level, NoPlainFormError, Style
from mkdocs_essay.eject.tree import Node

_MOST_ROUNDS = 25

Link = Callable[[str], str]


@dataclass(slots=True)
class Block:
    """A block of the page, with what it has to come out as and the blocks in it, where its like is written
    as tags around Markdown.
    """

    node: Unit
    form: list[Form]
    inner: list[Block] = field(default_factory=list)

    @property
    def excerpt(self) -> str:
        """The beginning of its text."""
        text = " ".join(self.node.text().split())
        return text if len(text) <= 60 else f"{text[:60]}…"

    def walk(self) -> Iterator[Block]:
        """This block and all in it, outer ones first."""
        stack = [self]
        while stack:
            block = stack.pop()
            yield block
            stack.extend(block.inner[::-1])


@dataclass(slots=True)
class Rewriter:
    """Rewrites one page. `root` is its cleaned tree; `render` renders Markdown."""

    root: Node
    render: Callable[[str], str]
    blocks: list[Block] = field(default_factory=list)
    equal: bool = False
    _levels: dict[int, Level] = field(default_factory=dict)
    _implied: frozenset[str] = frozenset()

    def run(self) -> None:
        """Find how each block is written; `equal` says whether the page comes out right."""
        self._implied = implied_ids(self.root)
        self.blocks = _cut(self.root)
        for block in self._all():
            if block.node.depth() > MOST_DEPTH:
                self._levels[id(block.node)] = Level.HTML
        if self._check():
            return
        self._without_toc_marker()
        for block in self.blocks:
            self._settle(block)
        if self._mend() or self._check():
            return
        for level in (Level.CAREFUL, Level.HTML):
            for block in self.blocks:
                self._levels[id(block.node)] = max(self._level(block), level)
            if self._check():
                return

    def markdown(self, link: Link, raw_link: Link) -> str:
        """The page's text with addresses as `link` and `raw_link` write them."""
        style = Style(link, raw_link, implied_ids=self._implied, levels=self._levels)
        texts = joined((block.node for block in self.blocks), lambda node: _write(node, style))
        return "\n\n".join(text for text in texts if text) + "\n"

    def html_blocks(self) -> list[Block]:
        """The blocks that became HTML because their Markdown did not come out equal."""
        return [block for block in self._all() if self._level(block) is Level.HTML]

    def difference(self) -> tuple[str, str]:
        """The first form that differs and what stands in its place, shortened; for a report."""
        expected = notes_last(self._expected())
        actual = notes_last(self._actual(self._canonical()))
        for one, other in zip(expected, actual, strict=False):
            if one != other:
                return _shown(one), _shown(other)
        longer = expected if len(expected) > len(actual) else actual
        rest = _shown(longer[min(len(expected), len(actual))]) if len(expected) != len(actual) else ""
        return (rest, "") if longer is expected else ("", rest)

    def _all(self) -> list[Block]:
        return [each for block in self.blocks for each in block.walk()]

    def _level(self, block: Block) -> Level:
        return self._levels.get(id(block.node), Level.PLAIN)

    def _canonical(self) -> str:
        return self.markdown(_as_it_is, _as_it_is)

    def _actual(self, text: str) -> list[Form]:
        return forms(clean(self.render(text), _as_it_is))

    def _expected(self) -> list[Form]:
        return [form for block in self.blocks for form in block.form]

    def _check(self) -> bool:
        self.equal = notes_last(self._actual(self._canonical())) == notes_last(self._expected())
        return self.equal

    def _without_toc_marker(self) -> None:
        """Write the page's own table of contents as a list where the marker would give another one."""
        markers = [node for node in self.root.walk() if node.tag == "x-toc"]
        if not markers:
            return
        actual = [
            node for node in clean(self.render(self._canonical()), _as_it_is).walk() if node.tag == "x-toc"
        ]
        if [forms(Node("", {}, [node])) for node in markers] == [
            forms(Node("", {}, [node])) for node in actual
        ]:
            return
        for node in markers:
            node.attributes[AS_LIST] = None
        self.blocks = _cut(self.root)

    def _mend(self) -> bool:
        """Raise the level of what comes out wrong within the page alone; whether all is right then."""
        for _ in range(_MOST_ROUNDS):
            if self._check():
                return True
            if not self._raise_one(self._first_wrong()):
                return False
        return False

    def _settle(self, block: Block) -> None:
        """Raise the level of a block, or of those in it, until it comes out right."""
        if self._is_right(block):
            return
        for inner in block.inner:
            self._settle(inner)
        while self._level(block) < Level.HTML and not self._is_right(block):
            self._levels[id(block.node)] = Level(self._level(block) + 1)

    def _is_right(self, block: Block) -> bool:
        """Whether a block alone comes out right, with the footnotes that it refers to."""
        text = _write(block.node, Style(_as_it_is, _as_it_is, implied_ids=self._implied, levels=self._levels))
        node = block.node
        if node.tag == "x-toc" and AS_LIST not in node.attributes:
            return True
        if node.tag == "x-notes":
            references = " ".join(f"[^{note.get('label')}]" for note in node.elements)
            found = [form for form in self._actual(f"{references}\n\n{text}") if form[0] == "x-notes"]
            return found == block.form
        labels = [each.get("label") for each in node.walk() if each.tag == "x-reference"]
        defined = "".join(f"\n\n[^{label}]: x" for label in dict.fromkeys(labels))
        # A marker alone makes a table of contents of the block's own headings.
        text = text.replace("\n[TOC]\n", "\n")
        found = [form for form in self._actual(text + defined) if form[0] != "x-notes"]
        return _without_tocs(found) == _without_tocs(block.form)

    def _first_wrong(self) -> int:
        """The number of the first block that does not come out right within the page."""
        actual = self._actual(self._canonical())
        at = 0
        for number, block in enumerate(self.blocks):
            if block.node.tag != "x-notes":
                if actual[at : at + len(block.form)] != block.form:
                    return number
                at += len(block.form)
        return len(self.blocks) - 1

    def _raise_one(self, number: int) -> bool:
        """Write the block at fault more carefully, or the one before it."""
        for block in self.blocks[max(number - 1, 0) : number + 1][::-1]:
            if self._level(block) < Level.HTML:
                self._levels[id(block.node)] = Level(self._level(block) + 1)
                return True
        return False


def _cut(root: Node) -> list[Block]:
    """The blocks of a page, those in containers below them."""
    blocks = [_block(node) for node in units(root.children)]
    stack = list(blocks)
    while stack:
        block = stack.pop()
        if block.node.tag in CONTAINERS:
            block.inner = [_block(node) for node in units(block.node.children)]
            stack += block.inner
    return blocks


def _block(node: Node) -> Block:
    return Block(node, forms(Node("", {}, [node]) if node.tag else node))


def _write(node: Unit, style: Style) -> str:
    try:
        return write_block(node, style)
    except NoPlainFormError:
        return node.text()


def _as_it_is(address: str) -> str:
    return address


def _without_tocs(found: Sequence[Form]) -> list[Form]:
    return [
        tuple(part for part in form if not (isinstance(part, tuple) and part[:1] == ("x-toc",)))
        for form in found
    ]


def _shown(form: Form) -> str:
    return repr(form)[:200]

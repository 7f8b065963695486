"""Two pages of HTML compared: what stands in the old one and not, or otherwise, in the new one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mkdocs_essay.compare.align import Alignment, align, longest_rising
from mkdocs_essay.compare.content import Content, Leaf
from mkdocs_essay.compare.differences import Difference, excerpt
from mkdocs_essay.compare.leaves import compare_leaves, compare_notes
from mkdocs_essay.compare.likeness import SIMILAR, join, similarity, wordless
from mkdocs_essay.compare.notes import in_notes, mark_ends, whole_again
from mkdocs_essay.compare.reader import read_content
from mkdocs_essay.compare.targets import Addressing, Side
from mkdocs_essay.compare.themes import JUST_THE_DOCS, MATERIAL, Theme

_LOOK_AHEAD = 8
_THEME_IDS = ("markdown-toc", "fnref", "noteref", "note-", "__")


NO_SITE = Addressing()


def compare_pages(
    old_html: str,
    new_html: str,
    page: str = "/",
    *,
    new_page: str | None = None,
    old_theme: Theme = JUST_THE_DOCS,
    new_theme: Theme = MATERIAL,
    old_addressing: Addressing = NO_SITE,
    new_addressing: Addressing = NO_SITE,
) -> list[Difference]:
    """The differences between two pages' contents.

    `page` is the old page's address (`/a/b.html`), `new_page` the new one's where it is another. To compare
    two pages in Material's markup give `old_theme=MATERIAL`. Links are compared by where they lead; `moved`
    of `old_addressing` says which addresses stand elsewhere in the new site.
    """
    return compare_contents(
        read_content(old_html, old_theme),
        read_content(new_html, new_theme),
        Side(page, old_addressing),
        Side(new_page or page, new_addressing),
    )


def compare_contents(
    old: Content,
    new: Content,
    old_side: Side,
    new_side: Side,
    held: list[tuple[Leaf, Difference]] | None = None,
) -> list[Difference]:
    """The differences between two contents that are read already, in the order of the old page.

    Notes that are not on the new page go to `held`, where it is given: they may stand on another page.
    """
    aligned = align([leaf.key for leaf in old.leaves], [leaf.key for leaf in new.leaves])
    comparison = _Comparison(old, new, old_side, new_side, aligned)
    found = list(dict.fromkeys(comparison.run()))
    if held is None:
        whole = whole_again(
            [leaf for leaf, _ in comparison.lost_notes], {hash(leaf.bare) for leaf in new.notes}
        )
        return found + [each for leaf, each in comparison.lost_notes if id(leaf) not in whole]
    held += comparison.lost_notes
    return found


class _Comparison:
    """One comparison's state: what of both sides has found its like."""

    def __init__(
        self, old: Content, new: Content, old_side: Side, new_side: Side, aligned: Alignment
    ) -> None:
        self._old, self._new = old, new
        self._sides = old_side, new_side
        self._aligned = aligned
        self._page = old_side.page
        self.lost_notes: list[tuple[Leaf, Difference]] = []

    def run(self) -> Iterator[Difference]:
        """All differences."""
        mark_ends(self._old.leaves, self._aligned.old_left)
        pairs = sorted([*self._aligned.pairs, *self._joined()])
        rewritten = self._rewritten()
        in_order = set(longest_rising(pairs))
        self._aligned.moved += [pair for pair in pairs if pair not in in_order]
        pairs = [pair for pair in pairs if pair in in_order]
        for old_index, new_index in self._aligned.moved:
            yield from self._moved(old_index, new_index)
        pairs += self._aligned.moved
        for old_index, new_index in sorted(pairs + rewritten):
            yield from compare_leaves(self._old.leaves[old_index], self._new.leaves[new_index], *self._sides)
        yield from self._notes()
        yield from self._left()
        found = {old for old, _ in pairs + rewritten}
        yield from self._anchors(found)
        yield from self._whole_page(found)

    def _say(self, kind: str, old: str = "", new: str = "", leaf: Leaf | None = None) -> Difference:
        return Difference(kind, self._page, excerpt(old), excerpt(new), leaf.within if leaf else frozenset())

    def _moved(self, old_index: int, new_index: int) -> Iterator[Difference]:
        leaf = self._old.leaves[old_index]
        if not leaf.note:
            before = self._new.leaves[new_index - 1].text if new_index else ""
            yield self._say(
                "moved-text", leaf.text, f"after: {before}" if before else "at the beginning", leaf
            )

    def _joined(self) -> list[tuple[int, int]]:
        """Pairs of a sentence that notes broke and the one that it became; the pieces become one leaf."""
        left = self._aligned.old_left
        by_key: dict[str, list[int]] = {}
        for index in self._aligned.new_left:
            by_key.setdefault(self._new.leaves[index].key, []).append(index)
        found: list[tuple[int, int]] = []
        gone: set[int] = set()
        for first, index in enumerate(left):
            pieces = self._pieces(left, first) if index not in gone else []
            for count in range(len(pieces), 1, -1):
                key = "".join(self._old.leaves[piece].key for piece in pieces[:count])
                if by_key.get(key):
                    match = by_key[key].pop(0)
                    self._old.leaves[index] = join([self._old.leaves[piece] for piece in pieces[:count]])
                    found.append((index, match))
                    gone.update(pieces[:count])
                    self._aligned.new_left.remove(match)
                    break
        self._aligned.old_left = [index for index in left if index not in gone]
        return found

    def _pieces(self, left: Sequence[int], first: int) -> list[int]:
        """The texts from `left[first]` on between which nothing but notes stands, at most five."""
        pieces = [left[first]]
        if self._old.leaves[left[first]].note:
            return []
        for index in left[first + 1 : first + 40]:
            if self._old.leaves[index].note:
                continue
            between = self._old.leaves[pieces[-1] + 1 : index]
            if len(pieces) == 5 or not between or not all(leaf.note for leaf in between):
                break
            pieces.append(index)
        return pieces

    def _rewritten(self) -> list[tuple[int, int]]:
        """Pairs of what is left on both sides between the same neighbours and reads much alike."""
        found: list[tuple[int, int]] = []
        gaps: dict[int, tuple[list[int], list[int]]] = {}
        for side, indexes in ((0, self._aligned.old_left), (1, self._aligned.new_left)):
            marks = sorted(pair[side] for pair in self._aligned.pairs)
            gap = 0
            for index in indexes:
                while gap < len(marks) and marks[gap] < index:
                    gap += 1
                gaps.setdefault(gap, ([], []))[side].append(index)
        for olds, news in gaps.values():
            found += self._alike(olds, news)
        taken_old, taken_new = {old for old, _ in found}, {new for _, new in found}
        self._aligned.old_left = [index for index in self._aligned.old_left if index not in taken_old]
        self._aligned.new_left = [index for index in self._aligned.new_left if index not in taken_new]
        return found

    def _alike(self, olds: list[int], news: list[int]) -> Iterator[tuple[int, int]]:
        start = 0
        consumed: set[int] = set()
        for first, old_index in enumerate(olds):
            if old_index in consumed:
                continue
            for place in range(start, min(len(news), start + _LOOK_AHEAD)):
                if similarity(self._old.leaves[old_index], self._new.leaves[news[place]]) >= SIMILAR:
                    consumed |= self._join_alike(olds, first, self._new.leaves[news[place]])
                    yield old_index, news[place]
                    start = place + 1
                    break
        self._aligned.old_left = [index for index in self._aligned.old_left if index not in consumed]

    def _join_alike(self, olds: list[int], first: int, new: Leaf) -> set[int]:
        """Put the pieces of a sentence together where that is more like `new`; the pieces used up."""
        pieces = self._pieces(olds, first)
        alone = self._old.leaves[olds[first]]
        for count in range(len(pieces), 1, -1):
            joined = join([self._old.leaves[piece] for piece in pieces[:count]])
            if similarity(joined, new) > similarity(alone, new):
                self._old.leaves[olds[first]] = joined
                return set(pieces[1:count])
        return set()

    def _notes(self) -> Iterator[Difference]:
        """What differs within notes that stand apart from the text on either side."""
        waiting = {leaf.bare: leaf for leaf in self._new.notes}
        olds = [self._old.leaves[index] for index in self._aligned.old_left] + self._old.notes
        # A note such as "Ibid." stands there many times: which is which is not known.
        counts = Counter(leaf.bare for leaf in olds) + Counter(leaf.bare for leaf in self._new.notes)
        for leaf in olds:
            if leaf.bare in waiting and counts[leaf.bare] == 2:
                yield from compare_notes(leaf, waiting[leaf.bare], *self._sides)

    def _left(self) -> Iterator[Difference]:
        notes = {key for leaf in self._new.notes for key in (leaf.key, leaf.bare)}
        unplaced = Counter(leaf.key for leaf in self._old.notes)
        new_keys = {leaf.key for leaf in self._new.leaves}
        after_note = set(self._after_notes())
        for index in self._aligned.old_left:
            leaf = self._old.leaves[index]
            if not (leaf.note or index in after_note):
                said = leaf.text or _shown(leaf)
                yield self._say("missing-text" if leaf.text else wordless(leaf), said, leaf=leaf)
            elif not in_notes(leaf, notes):
                self._lose(leaf, "missing-note" if leaf.note else "missing-text")
        for leaf in self._old.notes:
            if unplaced[leaf.key] and not in_notes(leaf, notes) and leaf.key not in new_keys:
                self._lose(leaf, "missing-note")
        for index in self._aligned.new_left:
            leaf = self._new.leaves[index]
            if not leaf.titles:
                said = leaf.text or _shown(leaf)
                yield self._say("extra-text" if leaf.text else wordless(leaf), "", said, leaf)

    def _lose(self, leaf: Leaf, kind: str) -> None:
        self.lost_notes.append((leaf, self._say(kind, leaf.text, leaf=leaf)))

    def _after_notes(self) -> Iterator[int]:
        """Texts that follow a note and are left: a note may have several paragraphs."""
        left = set(self._aligned.old_left)
        for index in self._aligned.old_left:
            if index and index - 1 in left and (self._old.leaves[index - 1].note):
                yield index

    def _anchors(self, found: set[int]) -> Iterator[Difference]:
        headings = {
            name
            for index in found
            if self._old.leaves[index].kind[0] == "h"
            for name in self._old.leaves[index].ids
        }
        for name in sorted(self._old.ids - self._new.ids - headings):
            if not name.startswith(_THEME_IDS):
                yield self._say("missing-anchor", f"#{name}")

    def _whole_page(self, found: set[int]) -> Iterator[Difference]:
        classes = self._old.classes.copy()
        for index, leaf in enumerate(self._old.leaves):
            if index not in found:
                classes.subtract(leaf.classes)
        for name, count in (classes - self._new.classes).items():
            yield self._say("class", f".{name}", f"{classes[name] - count} of {classes[name]} left")
        if self._old.toc != self._new.toc:
            old, new = Counter(self._old.toc), Counter(self._new.toc)
            yield self._say(
                "page-toc",
                "\n".join((old - new).elements()) or "in this order",
                "\n".join((new - old).elements()),
            )


def _shown(leaf: Leaf) -> str:
    return " ".join(link.href for link in leaf.pictures) or " ".join(leaf.embeds)

"""Where notes begin in a paragraph: at its head, and at each of its lines that begins with a number."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from mkdocs_essay.notes.labels import WRAPPERS, Head, bare_head, is_number, note_head
from mkdocs_essay.notes.stretches import RULE_LINE
from mkdocs_essay.notes.titles import raw_text


@dataclass(frozen=True, slots=True)
class Start:
    """A note in a paragraph's raw text, from `start` to `end`, both None where its number is an element of
    its own. Without a label the head is that of a note's end, which bears no number.
    """

    head: Head
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Forms:
    """What a note may begin with besides a superscript: bare marks, numbers in brackets, and bare numbers,
    of which each must be the one after that before it.

    `end_before` says that lines before the first number may be the end of another note.
    """

    marks: bool = False
    brackets: bool = False
    bare: bool = False
    end_before: bool = False

    def head(self, text: str, start: int = 0) -> Head | None:
        """The head of a note at `start`."""
        head = note_head(text, start, loose=self.marks or self.brackets)
        if head is None and self.bare:
            return bare_head(text, start)
        if head is None or head.superscript:
            return head
        return head if (self.brackets if is_number(head.label) else self.marks) else None


SUPERSCRIPTS = Forms()


def starts_in(element: Element, forms: Forms) -> list[Start]:
    """The notes that a paragraph holds."""
    if not (element.text or "").strip():
        return _element_start(element)
    text = raw_text(element)
    if text is None:
        return []
    head = forms.head(text)
    if head is None:
        head = Head("", 0, True)
        found = _numbered_lines(text, head, SUPERSCRIPTS) if forms.end_before else []
        if not found or not is_number(found[0][1].label):
            return []
    else:
        found = _numbered_lines(text, head, SUPERSCRIPTS if head.superscript else forms)
    rule = RULE_LINE.search(text.rstrip())
    ends = [start for start, _ in found] + [rule.start() if rule else len(text)]
    starts = [Start(each, start, end) for (start, each), end in zip([(0, head), *found], ends, strict=True)]
    return starts if all(_closes_its_tag(each, text) for each in starts) else []


def _closes_its_tag(start: Start, text: str) -> bool:
    """Whether a tag around a note does not reach into the next one."""
    wrapper = start.head.wrapper.lower()
    return not wrapper or f"</{wrapper}" in text[start.start : start.end].lower()


def _numbered_lines(text: str, head: Head, forms: Forms) -> list[tuple[int, Head]]:
    """The lines behind the first that begin with a number not below the one before; a bare one, the next."""
    found: list[tuple[int, Head]] = []
    position = text.find("\n", head.end)
    while position >= 0:
        following = forms.head(text, position + 1)
        if following is not None and _may_follow(found[-1][1] if found else head, following, forms.bare):
            found.append((position + 1, following))
        position = text.find("\n", position + 1)
    return found


def _may_follow(previous: Head, head: Head, bare: bool) -> bool:
    if is_number(previous.label) and is_number(head.label):
        step = int(head.label) - int(previous.label)
        return step == 1 if bare else step >= 0
    return not bare


def _element_start(element: Element) -> list[Start]:
    sup = element[0] if len(element) else None
    if sup is not None and sup.tag in WRAPPERS and len(sup) and not (sup.text or "").strip():
        sup = sup[0]
    if sup is None or sup.tag != "sup" or len(sup) > 1:
        return []
    content = "".join(sup.itertext())
    head = note_head(f"<sup>{content}</sup>")
    return [Start(head, None, None)] if head is not None else []

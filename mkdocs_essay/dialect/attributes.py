"""Attribute lists: the text between `{:` and `}` of a block IAL, a span IAL or an ALD.

    {: .class #id key="value" reference }

Classes of several lists add up, any other attribute is overwritten by the later list. A bare word refers to
an attribute list definition (ALD), `{:word: .class}`, which may stand anywhere and refer to others. The
grammar needs the standard library only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from mkdocs_essay.dialect.document import Document

# Words that stand where references stand and have a meaning of their own.
RESERVED_REFERENCES = re.compile(r"(?:toc|series_toc|footnotes|standalone|auto_ids(?:-[\w-]+)?)\Z", re.ASCII)

# What following a reference counts for, in characters.
_STEP = 64

_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_WORD = re.compile(r"[^ \t\r\n\f\v]+")
_KEY = re.compile(r"""(\w[\w-]*)=(["'])""", re.ASCII)
_REFERENCE = re.compile(r"\w[\w-]*\Z", re.ASCII)
_IDS_AND_CLASSES = re.compile(r"(?:#[A-Za-z][\w:-]*|\.[^\s.#]+)+\Z", re.ASCII)
_ID_OR_CLASS = re.compile(r"#([A-Za-z][\w:-]*)|\.([^\s.#]+)", re.ASCII)
_VALUE_END = {quote: re.compile(rf"\\.|{quote}(?=\s|\Z)", re.DOTALL | re.ASCII) for quote in "\"'"}
_ESCAPE = {quote: re.compile(rf"\\([}}{quote}])") for quote in "\"'"}


@dataclass(slots=True)
class AttributeList:
    """What one attribute list, or several merged ones, say."""

    attributes: dict[str, str] = field(default_factory=dict)
    references: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.attributes or self.references)


@dataclass(slots=True)
class Defined:
    """All attribute lists that were defined for a name. `size` is the characters of their attributes; a name
    to follow counts for the time that it takes.
    """

    lists: list[AttributeList] = field(default_factory=list)
    size: int = 0

    def add(self, attribute_list: AttributeList) -> None:
        """Add one that was defined after the others."""
        self.lists.append(attribute_list)
        self.size += size_of(attribute_list.attributes) + _STEP * (1 + len(attribute_list.references))


def size_of(attributes: Mapping[str, str]) -> int:
    """The characters that attributes take, without what stands between them."""
    return sum(len(name) + len(value) for name, value in attributes.items())


class _Gathered:
    """Attributes one after another: classes add up, everything else is overwritten."""

    def __init__(self) -> None:
        self._attributes: dict[str, str] = {}
        self._classes: list[str] = []

    def add(self, attributes: Mapping[str, str]) -> None:
        for name, value in attributes.items():
            if name == "class" and self._classes not in ([], [""]):
                self._classes.append(value)
            else:
                self.overwrite(name, value)

    def overwrite(self, name: str, value: str) -> None:
        self._attributes[name] = value
        if name == "class":
            self._classes = [value]

    def all(self) -> dict[str, str]:
        if self._classes:
            self._attributes["class"] = " ".join(self._classes)
        return self._attributes


def parse(text: str) -> AttributeList:
    """Read the text between `{:` and `}`; words that fit nothing are passed over, as kramdown does."""
    gathered = _Gathered()
    references: list[str] = []
    hopeless: set[str] = set()
    position = 0
    while position < len(text):
        if space := _SPACE.match(text, position):
            position = space.end()
            continue
        key = _KEY.match(text, position)
        if key and key[2] not in hopeless:
            end = _value_end(text, key.end(), key[2])
            if end >= 0:
                gathered.overwrite(key[1], _ESCAPE[key[2]].sub(r"\1", text[key.end() : end]))
                position = end + 1
                continue
            # No later value of this quote ends either: looking again would take quadratic time.
            hopeless.add(key[2])
        word = _WORD.match(text, position)
        assert word is not None
        _read_word(word[0], gathered, references)
        position = word.end()
    return AttributeList(gathered.all(), tuple(references))


def _value_end(text: str, start: int, quote: str) -> int:
    """Where the value from `start` on ends: at a quote before white space or the end; -1 if nowhere."""
    for match in _VALUE_END[quote].finditer(text, start):
        if match[0] == quote:
            return match.start()
    return -1


def _read_word(word: str, gathered: _Gathered, references: list[str]) -> None:
    if _REFERENCE.match(word):
        references.append(word)
    elif _IDS_AND_CLASSES.match(word):
        for identifier, class_name in _ID_OR_CLASS.findall(word):
            gathered.add({"class": class_name} if class_name else {"id": identifier})


def set_attributes(target: dict[str, str], attributes: dict[str, str]) -> None:
    """Put `attributes` on top of `target`: classes are appended, everything else is overwritten."""
    for name, value in attributes.items():
        if name == "class" and target.get("class"):
            target["class"] = f"{target['class']} {value}"
        else:
            target[name] = value


def resolve(attribute_list: AttributeList, document: Document, line: int | None = None) -> dict[str, str]:
    """The attributes of a list with those of the ALDs it refers to before them.

    A reference that nobody defines is reported at `line`; one that leads back to itself is followed once.
    """
    gathered = _Gathered()
    for attributes in _followed(attribute_list.references, document, line):
        gathered.add(attributes)
    gathered.add(attribute_list.attributes)
    return gathered.all()


def _followed(references: tuple[str, ...], document: Document, line: int | None) -> Iterator[dict[str, str]]:
    """What the definitions say that the references lead to, as far as the page may still hold it."""
    above: set[str] = set()
    pending: list[tuple[str, bool]] = [(name, False) for name in reversed(references)]
    while pending:
        name, done = pending.pop()
        defined = document.attribute_lists.get(name)
        if defined is None:
            if not RESERVED_REFERENCES.match(name):
                _warn_unknown(name, document, line)
        elif done:
            yield from (each.attributes for each in defined.lists)
        elif name not in above:
            if not document.expand(defined.size, line):
                return
            above.add(name)
            pending.append((name, True))
            inner = [name for each in defined.lists for name in each.references]
            pending.extend((each, False) for each in reversed(inner))


def _warn_unknown(name: str, document: Document, line: int | None) -> None:
    document.warn(
        "unknown-attribute-list",
        f"No attribute list is named '{name}', so `{{: {name} }}` sets nothing; "
        f"write `{{: .{name} }}` for a class, or define it with `{{:{name}: … }}`.",
        line,
        name,
    )


def apply(
    element: Element, attribute_list: AttributeList, document: Document, line: int | None = None
) -> None:
    """Set the attributes of a list on an element: classes are appended, everything else is overwritten.

    The references are kept in `document.references`, for those that mean something by themselves
    (`toc`, `standalone`).
    """
    apply_all(element, [(attribute_list, line)], document)


def apply_all(
    element: Element, lists: Sequence[tuple[AttributeList, int | None]], document: Document
) -> None:
    """As `apply`, for several lists in a row; each comes with its line."""
    target = dict(element.attrib)
    set_all(target, lists, document)
    element.attrib.clear()
    element.attrib.update(target)
    words = [word for attribute_list, _ in lists for word in attribute_list.references]
    if words:
        document.references[element] = (*document.references.get(element, ()), *words)


def set_all(
    target: dict[str, str], lists: Sequence[tuple[AttributeList, int | None]], document: Document
) -> None:
    """Put the attributes of several lists on top of `target`."""
    classes = [target["class"]] if target.get("class") else []
    for attribute_list, line in lists:
        attributes = resolve(attribute_list, document, line)
        if "class" in attributes:
            classes.append(attributes["class"])
        target.update(attributes)
    if classes:
        target["class"] = " ".join(classes)

"""Code blocks: collected while blocks are read, rendered once all attribute lists are known.

With superfences or `fenced_code` among the user's extensions, fences look as those render them, options and
custom fences included; else with the user's highlighter, else plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

from mkdocs_essay.dialect.highlighting import without_colours
from mkdocs_essay.dialect.white_space import WHITE

if TYPE_CHECKING:
    from mkdocs_essay.dialect.blocks.frame import Frame
    from mkdocs_essay.dialect.document import Document

_LANGUAGE = re.compile(r"\blanguage-(\S+)", re.ASCII)
_INFO = re.compile(r"\{[^{}]*\}|\S+", re.ASCII)
_TICKS = re.compile(r"`{3,}")
_FENCE_OPTIONS = ("title", "hl_lines", "linenums")


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block's element, an empty `pre` as yet, its text, and what a fence says after its marks."""

    element: Element
    text: str
    info: str
    fenced: bool


class Lines(Protocol):
    """What renders a fence: lines in, the same lines with a placeholder in the fence's place out."""

    def run(self, lines: list[str]) -> list[str]:
        """Render the fences in `lines`."""


@dataclass(slots=True)
class Renderers:
    """What the user's extensions offer: for fences, for plain code blocks, and the names of custom fences."""

    fences: Lines | None = None
    blocks: Treeprocessor | None = None
    custom: frozenset[str] = frozenset()


def add_code(frame: Frame, text: str, info: str, fenced: bool) -> None:
    """Put a code block into the tree."""
    element = Element("pre")
    frame.add("block", element)
    frame.parser.document.code_blocks.append(CodeBlock(element, text, info, fenced))


class CodeTreeprocessor(Treeprocessor):
    """Fills the code blocks' elements."""

    def __init__(self, md: Markdown, document: Callable[[], Document]) -> None:
        super().__init__(md)
        self._document = document
        self.renderers = Renderers()

    def run(self, root: Element) -> None:  # noqa: ARG002 -- the blocks are known
        """Render all blocks, those in footnotes included."""
        self.fill(self._document())

    def fill(self, document: Document) -> None:
        """Render the blocks of a document into this page."""
        default = document.options.default_languages.get("block")
        for block in document.code_blocks:
            self._render(block, default)

    def _render(self, block: CodeBlock, default: str | None) -> None:
        language, header, braces = _header(block)
        language = language or default
        if language == "mermaid" and "mermaid" not in self.renderers.custom:
            _fill_plain(block, None)
            block.element.set("class", f"mermaid {block.element.get('class', '')}".strip())
        elif (block.fenced or language) and self.renderers.fences is not None:
            if not self._render_fence(block, header or language or "", braces):
                _fill_plain(block, language)
        else:
            _fill_plain(block, language)
            if self.renderers.blocks is not None:
                self._render_block(block.element, self.renderers.blocks)

    def _render_fence(self, block: CodeBlock, header: str, braces: bool) -> bool:
        assert self.renderers.fences is not None
        longest = max((len(ticks) for ticks in _TICKS.findall(block.text)), default=2)
        fence = "`" * max(3, longest + 1)
        options = ""
        for name in _FENCE_OPTIONS:
            value = block.element.attrib.pop(name, None)
            if value is not None and not braces and '"' not in value:
                options += f' {name}="{value}"'
        lines = [f"{fence}{' ' if header else ''}{header}{options}", *block.text.split("\n")[:-1], fence]
        rendered = "\n".join(self.renderers.fences.run(lines)).strip()
        if fence in rendered:
            return False
        _place(block.element, rendered)
        return True

    def _render_block(self, element: Element, renderer: Treeprocessor) -> None:
        holder = Element("div")
        inner = SubElement(holder, "pre")
        inner.extend(list(element))
        renderer.run(holder)
        if holder[0].tag != "pre":
            _place(element, holder[0].text or "")


def _header(block: CodeBlock) -> tuple[str | None, str, bool]:
    """The language, the whole header as superfences reads it, and whether that is in braces.

    A language that an attribute list names with `language-x` is taken off the element's classes.
    """
    info = _INFO.match(block.info.strip(WHITE))
    if info is None:
        return _listed_language(block.element), "", False
    word = info[0]
    if word.startswith("{"):
        names = re.findall(r"(?<=\.)[\w+#-]+", word)
        return (names[0] if names else None), word, True
    language = word.partition("?")[0]
    return language, language + block.info.strip(WHITE)[info.end() :], False


def _listed_language(element: Element) -> str | None:
    classes = element.get("class", "")
    listed = _LANGUAGE.search(classes)
    if listed is None:
        return None
    rest = (classes[: listed.start()] + classes[listed.end() :]).strip()
    if rest:
        element.set("class", rest)
    else:
        del element.attrib["class"]
    return listed[1]


def _fill_plain(block: CodeBlock, language: str | None) -> None:
    code = SubElement(block.element, "code")
    if language:
        code.set("class", f"language-{language}")
    code.text = AtomicString(code_escape(block.text.rstrip("\n")) + "\n")


def _place(element: Element, placeholder: str) -> None:
    """Put rendered HTML in the element's place; attributes of the author's stay around it."""
    element[:] = []
    element.tag = "div" if element.attrib else "p"
    element.text = AtomicString(placeholder)


class IdlePreprocessor(Preprocessor):
    """Stands under another's name and does nothing by itself; what other parts ask of it, it asks the
    other.
    """

    def __init__(self, other: Preprocessor) -> None:
        super().__init__(other.md)
        self._other = other

    def __getattr__(self, name: str) -> Any:
        return getattr(self._other, name)

    def run(self, lines: list[str]) -> list[str]:
        """Hand the lines on."""
        return lines


def find_renderers(md: Markdown) -> Renderers:
    """What the extensions registered so far offer; the parts that would run by themselves are taken out."""
    fences: Any = None
    if "fenced_code_block" in md.preprocessors:
        fences = md.preprocessors["fenced_code_block"]
        md.preprocessors.register(IdlePreprocessor(fences), "fenced_code_block", 25)
    blocks: Any = None
    for name in ("indent-highlight", "hilite"):
        if name in md.treeprocessors:
            blocks = md.treeprocessors[name]
            md.treeprocessors.deregister(name)
            if name == "indent-highlight":
                blocks.config = without_colours(blocks.config)
    extension = getattr(fences, "extension", None)
    custom = frozenset(entry["name"] for entry in getattr(extension, "superfences", ()))
    return Renderers(fences, blocks, custom)

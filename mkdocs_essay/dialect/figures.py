"""An image alone in its paragraph, with the reference `standalone`, as a figure with its text below it."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from mkdocs_essay.dialect.document import Document


class FigureTreeprocessor(Treeprocessor):
    """Runs once spans are read."""

    def __init__(self, md: Markdown, document: Callable[[], Document]) -> None:
        super().__init__(md)
        self._document = document

    def run(self, root: Element) -> None:
        """Turn the paragraphs in `root` that hold such an image into figures."""
        document = self._document()
        if not any("standalone" in words for words in document.references.values()):
            return
        for paragraph in root.iter("p"):
            if len(paragraph) == 1 and not paragraph.text and not paragraph[0].tail:
                image = paragraph[0]
                if image.tag == "img" and "standalone" in document.references.get(image, ()):
                    _make_figure(paragraph, image)


def _make_figure(paragraph: Element, image: Element) -> None:
    """The image's class and id go to the figure unless it has its own."""
    paragraph.tag = "figure"
    for name in ("class", "id"):
        value = image.get(name)
        if value is not None and name not in paragraph.attrib:
            paragraph.set(name, value)
            del image.attrib[name]
    caption = SubElement(paragraph, "figcaption")
    caption.text = image.get("alt")

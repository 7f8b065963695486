"""Notes that kramdown takes for definitions of links: `[26]: A book, page 4.`

Such a line defines a link and shows nothing. One with a number for its name and words for its address is a
note, unless a link of the page uses it.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from mkdocs_essay.dialect.document import Document, LinkDefinition
from mkdocs_essay.notes.collect import leaves
from mkdocs_essay.notes.labels import is_number


def restore_notes(root: Element, document: Document) -> None:
    """Put notes that were read as definitions back as paragraphs, where they stood among the children of
    `root`; they define no link any more.
    """
    found = [
        (name, definition)
        for name, definition in document.link_definitions.items()
        if is_number(name) and len(name) < 5 and definition.line and " " in definition.url.strip()
    ]
    if not found:
        return
    texts = [leaf.text or "" for leaf in leaves(root)]
    for name, definition in found:
        if any(f"][{name}]" in text for text in texts):
            continue
        del document.link_definitions[name]
        _insert(root, document, name, definition)
        message = (
            f"note {name} is written as the definition of a link, which Jekyll does not show; "
            f"write it as <sup>{name}</sup> and its text"
        )
        document.warn("note-as-link-definition", message, definition.line)


def _insert(root: Element, document: Document, name: str, definition: LinkDefinition) -> None:
    title = f' "{definition.title}"' if definition.title else ""
    paragraph = Element("p", dict(definition.attributes))
    paragraph.text = f"<sup>{name}</sup> {definition.url}{title}"
    document.lines[paragraph] = definition.line
    at = len(root)
    for index, child in enumerate(root):
        if document.lines.get(child, 0) > definition.line:
            at = index
            break
    root.insert(at, paragraph)

"""Code blocks, highlighted or not, and diagrams."""

from __future__ import annotations

from mkdocs_essay.eject.tree import Node

_BORN = {"highlight", "highlighter-rouge"}


def code_block(node: Node) -> None:
    """`<div class="language-x highlight"><pre><code>…` -> `x-code`; one with numbered lines stays."""
    if node.tag == "pre" and node.classes == ["mermaid"]:
        _become(node, "mermaid", node.text(), [])
        return
    if node.tag not in ("div", "figure") or not _BORN & set(node.classes):
        return
    inner = list(node.walk())
    blocks = [each for each in inner if each.tag == "pre"]
    if len(blocks) != 1 or any(each.tag in ("table", "figcaption") for each in inner):
        return
    codes = [each for each in inner if each.tag == "code"]
    if len(codes) != 1 or node.text().strip() != codes[0].text().strip():
        return
    classes = [name for each in (node, *codes) for name in each.classes]
    language = next((name.removeprefix("language-") for name in classes if name.startswith("language-")), "")
    others = [name for name in node.classes if name not in _BORN and not name.startswith("language-")]
    _become(node, language, codes[0].text(), others)


def _become(node: Node, language: str, code: str, classes: list[str]) -> None:
    node.tag = "x-code"
    kept = {name: value for name, value in node.attributes.items() if name != "class"}
    node.attributes = {"language": "" if language in ("text", "plaintext") else language, **kept}
    if classes:
        node.attributes["class"] = " ".join(classes)
    node.children = [code.strip("\n")]

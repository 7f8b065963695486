"""All Markdown extensions of Material's manual at once, on a page that uses each and on one of kramdown's."""

from __future__ import annotations

import lxml.html
import pytest
from compatibility.neighbourhood import NAVIGATION, Neighbourhood, check_site

PYTHON_MARKDOWN = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True}},
]
PYMDOWN = [
    {"pymdownx.arithmatex": {"generic": True}},
    {"pymdownx.betterem": {"smart_enable": "all"}},
    "pymdownx.caret",
    "pymdownx.mark",
    "pymdownx.tilde",
    "pymdownx.critic",
    "pymdownx.details",
    "pymdownx.emoji",
    {"pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span", "pygments_lang_class": True}},
    "pymdownx.inlinehilite",
    "pymdownx.keys",
    {"pymdownx.magiclink": {"repo_url_shorthand": True, "user": "u", "repo": "r"}},
    "pymdownx.smartsymbols",
    {"pymdownx.snippets": {"check_paths": True}},
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.tasklist": {"custom_checkbox": True}},
    "pymdownx.blocks.caption",
]

PAGE = """---
title: All
---
# All

The HTML page has a footnote.[^1]

*[HTML]: Hyper Text Markup Language

!!! note "A title"

    In the admonition, **strong**.

??? tip "More"

    In the details.

A [button](index.md){ .md-button } and text.
{ .lead }

Term
:   Its definition.

<div class="grid" markdown>

Inside *Markdown*.

</div>

| a | b |
|---|---|
| 1 | 2 |

Inline \\(x^2\\) and

$$
y^2
$$

A^super^ H~sub~ ~~gone~~ ==marked== ^^under^^ {++added++} {--taken--} **bold *both***.

:smile: ++ctrl+alt+del++ `#!python x = 1` (c) https://example.org/page

``` python hl_lines="1"
y = 2
```

=== "One"

    First tab.

=== "Two"

    Second tab.

- [x] Done
- [ ] Open

/// caption
The caption.
///

--8<-- "part.txt"

[^1]: The text of the footnote.
"""


ORDERS = [[*PYTHON_MARKDOWN, *PYMDOWN], [*PYMDOWN, *PYTHON_MARKDOWN]]
# What would be left of each extension's marks if it did nothing.
MARKS = "!!! ??? === /// --8<-- {++ ==marked ^^ ++ctrl :smile: [^1]".split()


@pytest.mark.parametrize("names", ORDERS, ids=["python-markdown first", "pymdown first"])
def test_all_extensions(alone: Neighbourhood, names: list[object], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(alone.folder)
    site = alone.build(
        "search",
        files={"src/all.md": PAGE, "part.txt": "From a *snippet*.\n"},
        settings={"markdown_extensions": names},
    )
    check_site(site)
    assert site.warnings == []
    assert site.navigation() == f"{NAVIGATION}\nAll all/"
    article = lxml.html.fromstring(site.read("all/index.html")).xpath("//article")[0]
    for selector, words in EXPECTED.items():
        found = [" ".join(element.text_content().split()) for element in article.xpath(selector)]
        assert any(words in text for text in found), (selector, words, found)
    words = " ".join(article.text_content().split())
    for mark in (*MARKS, "{ ."):
        assert mark not in words, mark


EXPECTED = {
    ".//abbr[@title='Hyper Text Markup Language']": "HTML",
    ".//div[@class='admonition note']/p[2]/strong": "strong",
    ".//details[@class='tip']/p": "In the details.",
    ".//a[contains(@class, 'md-button')]": "button",
    ".//p[@class='lead']": "and text.",
    ".//dl/dd": "Its definition.",
    ".//div[@class='grid']//em": "Markdown",
    ".//table//td": "1",
    ".//*[contains(@class, 'arithmatex')]": "x^2",
    ".//div[contains(@class, 'arithmatex')]": "y^2",
    ".//p/sup": "super",
    ".//sub": "sub",
    ".//del": "gone",
    ".//mark": "marked",
    ".//ins": "under",
    ".//ins[contains(@class, 'critic')]": "added",
    ".//del[contains(@class, 'critic')]": "taken",
    ".//strong/em": "both",
    ".//*[contains(@class, 'twemoji') or contains(@class, 'emojione')]": "",
    ".//span[@class='keys']": "Ctrl",
    ".//code[contains(@class, 'highlight')]": "x = 1",
    ".//a[@href='https://example.org/page']": "https://example.org/page",
    ".//div[contains(@class, 'language-python')]//span[@class='hll']": "y = 2",
    ".//div[contains(@class, 'tabbed-block')]": "Second tab.",
    ".//li[contains(@class, 'task-list-item')]//span[@class='task-list-indicator']/..": "",
    ".//figcaption": "The caption.",
    ".//p[em='snippet']": "From a snippet.",
    ".//div[contains(@class, 'footnote')]//li": "The text of the footnote.",
    ".//a[@class='headerlink']": "",
}

"""A small Jekyll site, built beside another plugin that stands before or after ours in `plugins`."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lxml.html
import yaml
from small_site import BuiltSite, build_site, write_files

SITE: Mapping[str, str] = {
    "_config.yml": "title: Essays\nurl: https://example.org\nbaseurl: /base\npermalink: pretty\n",
    "index.md": """---
title: Home
nav_order: 1
---
# Home

Welcome to {{ site.title }}. See [the first part](/base/docs/essay-1/) and [a sheet](/base/assets/sheet.pdf).
""",
    "docs/essay.md": """---
title: An Essay
nav_order: 2
has_children: true
---
# An Essay

About it.
{: .fs-6 }
""",
    "docs/essay-1.md": """---
title: An Essay Part 1
parent: An Essay
nav_order: 1
tags: [reading, margin]
---
Before the text.<sup>1</sup> And more<sup>2</sup> words.

## A heading {#own-id}

The sentence that a note

***

<sup>1</sup>. The first note.

***

broke in two.

![A picture](/base/assets/picture.png)
""",
    "docs/essay-2.md": """---
title: An Essay Part 2
parent: An Essay
nav_order: 2
tags: reading
---
Second part.<sup>3</sup>

- toc
{:toc}

## First

Words.

***

<sup>2</sup>. The second note.

<sup>3</sup>. The third note.
""",
    "docs/about.md": """---
title: About
nav_order: 3
permalink: /who/
---
About [the essay]({% link docs/essay.md %}).
""",
    "assets/sheet.pdf": "a sheet",
    "assets/picture.png": "a picture",
}
PAGES = (
    "index.html",
    "docs/essay/index.html",
    "docs/essay-1/index.html",
    "docs/essay-2/index.html",
    "who/index.html",
)
NAVIGATION = """Home .
An Essay docs/essay/
  An Essay Part 1 docs/essay-1/
  An Essay Part 2 docs/essay-2/
About who/"""

Plugin = str | dict[str, Any]


@dataclass(slots=True)
class Neighbourhood:
    """Builds the site in `folder`, with our plugin `first` or last of all.

    `said` is what our plugin logged at the last build.
    """

    folder: Path
    first: bool = True
    said: list[str] = field(default_factory=list)

    def build(
        self,
        *plugins: Plugin,
        files: Mapping[str, str | None] | None = None,
        settings: Mapping[str, Any] | None = None,
        essay: Mapping[str, Any] | None = None,
        strict: bool = False,
    ) -> BuiltSite:
        """Build with `plugins` beside ours.

        `files` are files of the repository by their path, in place of those of the site or beside them, None
        where one is to go; `settings` are keys of mkdocs.yml, `essay` our options.
        """
        sources = {f"file src/{path}": text for path, text in SITE.items()}
        sources.update({f"file {path}": text for path, text in (files or {}).items() if text is not None})
        write_files(self.folder, sources)
        for path, text in (files or {}).items():
            if text is None:
                (self.folder / path).unlink()
        (self.folder / "docs").mkdir(exist_ok=True)
        own: Plugin = {"essay": dict(essay) if essay is not None else {"source": "src"}}
        configuration = {
            "site_name": "Essays",
            "theme": {"name": "material", "font": False},
            "plugins": [own, *plugins] if self.first else [*plugins, own],
            **(settings or {}),
        }
        text = yaml.safe_dump(configuration, sort_keys=False)
        (self.folder / "mkdocs.yml").write_text(text, encoding="utf-8")
        self.said.clear()
        with _heard(self.said):
            return build_site(self.folder, strict=strict)


@contextmanager
def _heard(into: list[str]) -> Iterator[None]:
    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            into.append(record.getMessage())

    logger = logging.getLogger("mkdocs.plugins.essay")
    handler, level = Handler(logging.INFO), logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def check_site(site: BuiltSite) -> None:
    """All that the plugin does for the site is done: pages, notes, the sentence put together, ids, links."""
    assert not site.error
    assert set(PAGES) <= set(site.pages())
    part = lxml.html.fromstring(site.read("docs/essay-1/index.html")).xpath("//article")[0]
    assert len(part.xpath(".//*[contains(@class, 'essay-noteref')]")) == 2
    words = " ".join(part.text_content().split())
    assert "The sentence that a note broke in two." in words
    assert "The first note." in words
    assert "The second note." in words
    assert part.xpath(".//h2[@id='own-id']")
    assert part.xpath(".//img/@src") == ["../../assets/picture.png"]
    home = lxml.html.fromstring(site.read("index.html")).xpath("//article")[0]
    assert home.xpath(".//p/a/@href") == ["docs/essay-1/", "assets/sheet.pdf"]
    assert "Welcome to Essays." in home.text_content()
    who = lxml.html.fromstring(site.read("who/index.html")).xpath("//article")[0]
    assert who.xpath(".//p/a/@href") == ["../docs/essay/"]

"""A site that is edited at random as an author would edit it, for comparing builds that remember with builds
that do not.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

WORDS = "salt wind harbour lamp ledger tide keel rope signal night watch glass".split()

FILES = {
    "mkdocs.yml": """\
site_name: Edited
site_url: https://example.org/edited/
theme: {name: material, font: false, custom_dir: overrides}
plugins:
  - search
  - essay: {source: src, cache: CACHE, notes: {export: true}}
""",
    "overrides/partials/copyright.html": "<p>Kept by hand.</p>\n",
    "docs/.gitkeep": "",
    "src/_config.yml": "title: Edited\npermalink: pretty\ncallouts: {note: {title: Note, color: blue}}\n",
    "src/_includes/aside.html": "<p>Aside: {{ include.text }}</p>\n",
    "src/_data/ships.yml": "- Anna\n- Berta\n",
    "src/index.md": "---\ntitle: Home\nnav_order: 1\n---\n\n[One](/log/part-1/#first), [list](list.md).\n",
    "src/list.md": """\
---
title: List
nav_order: 2
---
{% for ship in site.data.ships %}
- {{ ship }}
{% endfor %}

{% include aside.html text="as listed" %}
""",
    "src/all.md": """\
---
title: All
nav_order: 3
---
{% for each in site.pages %}{% if each.parent == "Log" %}
- {{ each.title }}: {{ each.content | strip_html | truncatewords: 6 }}
{% endif %}{% endfor %}
""",
    "src/log/index.md": "---\ntitle: Log\nnav_order: 4\nhas_children: true\n---\n\nThe whole log.\n",
    "src/feed-me.txt": "A file.\n",
    "src/_posts/2023-03-01-first.md": "---\ntitle: First\n---\n\nPosted words.\n",
}
PART = """\
---
title: Part {number}
parent: Log
nav_order: {number}
---

# Part {number}
{{: .no_toc }}

- TOC
{{:toc}}

## First

The {word} of part {number}.<sup>{number}</sup> Then [the next](../part-{next}/#second).

## Second

{{: .note }}
> A {word} on the side.

| a | b |
|---|---|
| {word} | {number} |

***
<sup>{other}</sup> Note {other}, kept on another page: the {word}.
***
"""
PARTS = 6


class EditedSite:
    """The site in `root`; `chance` decides on the edits."""

    def __init__(self, root: Path, chance: random.Random, *, cache: bool = True) -> None:
        self.root = root
        self.chance = chance
        self.added = 0
        self.clock = 1_600_000_000
        for name, text in FILES.items():
            self.write(name, text.replace("CACHE", "true" if cache else "false"))
        for number in range(1, PARTS + 1):
            other = number % PARTS + 1
            text = PART.format(number=number, other=other, next=other, word=self.word())
            self.write(f"src/log/part-{number}.md", text)

    def write(self, name: str, text: str) -> None:
        """Write a file of the site."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        # Each write has a time of its own, long before any build.
        self.clock += 1
        os.utime(path, (self.clock, self.clock))

    def replace(self, path: Path, old: str, new: str) -> None:
        """Write a file with something replaced once."""
        text = path.read_text(encoding="utf-8").replace(old, new, 1)
        self.write(path.relative_to(self.root).as_posix(), text)

    def add(self, path: Path, text: str) -> None:
        """Write a file with more at its end."""
        self.write(path.relative_to(self.root).as_posix(), path.read_text(encoding="utf-8") + text)

    def word(self) -> str:
        """A word."""
        return self.chance.choice(WORDS)

    def edit(self) -> str:
        """Change something; gives what."""
        edits: list[Callable[[], None]] = [
            self.change_text,
            self.change_text,
            self.change_note,
            self.make_fault,
            self.change_heading,
            self.change_title,
            self.change_order,
            self.change_include,
            self.change_data,
            self.change_config,
            self.change_template,
            self.change_static,
            self.delete_page,
            self.add_page,
        ]
        edit = self.chance.choice(edits)
        edit()
        return edit.__name__

    def pages(self) -> list[Path]:
        """The sources of the site's pages."""
        return sorted((self.root / "src").rglob("*.md"))

    def parts(self) -> list[Path]:
        """The sources of the series' parts."""
        return sorted((self.root / "src/log").glob("part-*.md"))

    def change_text(self) -> None:
        """More words on any page."""
        path = self.chance.choice(self.pages())
        more = " ".join(self.word() for _ in range(self.chance.choice((3, 300))))
        self.add(path, f"\n{more.capitalize()}.\n")

    def change_note(self) -> None:
        """Another text for a note, or its number gone."""
        self._replace_in_part("kept on", self.chance.choice(("found on", "lost from")))
        self._replace_in_part("<sup>", self.chance.choice(("<sup>", "<sup>1")))

    def make_fault(self) -> None:
        """Something that is reported: in Liquid, in a link, in an attribute list."""
        fault = self.chance.choice(
            ("{{ 'x' | no_filter }}", "[dead](nowhere.md)", "{: .loose }", "<sup>9</sup>")
        )
        self.add(self.chance.choice(self.pages()), f"\nA fault: {fault}\n")

    def change_heading(self) -> None:
        """Another heading, which a link on another page leads to."""
        self._replace_in_part("## Second", f"## {self.word().capitalize()}")

    def change_title(self) -> None:
        """Another title."""
        self._replace_in_part("title: Part", f"title: {self.word().capitalize()}")

    def change_order(self) -> None:
        """Another place in the series."""
        self._replace_in_part("nav_order: ", f"nav_order: {self.chance.randrange(1, 9)}")

    def change_include(self) -> None:
        """Another text in an include."""
        self.write("src/_includes/aside.html", f"<p>{self.word()}: {{{{ include.text }}}}</p>\n")

    def change_data(self) -> None:
        """Another list in a data file."""
        self.write("src/_data/ships.yml", "".join(f"- {self.word()}\n" for _ in range(3)))

    def change_config(self) -> None:
        """Another title of the callouts."""
        config = FILES["src/_config.yml"].replace("Note", self.word().capitalize())
        self.write("src/_config.yml", config)

    def change_template(self) -> None:
        """Another template of the user's own."""
        self.write("overrides/partials/copyright.html", f"<p>Kept by {self.word()}.</p>\n")

    def change_static(self) -> None:
        """Another file that is copied."""
        self.write("src/feed-me.txt", f"{self.word()}\n")

    def delete_page(self) -> None:
        """One part fewer, as long as there are some."""
        if len(self.parts()) > 3:
            self.chance.choice(self.parts()).unlink()

    def add_page(self) -> None:
        """One part more."""
        self.added += 1
        number = PARTS + self.added
        text = PART.format(number=number, other=self.chance.randrange(1, number), next=1, word=self.word())
        self.write(f"src/log/part-{number}.md", text)

    def _replace_in_part(self, old: str, new: str) -> None:
        self.replace(self.chance.choice(self.parts()), old, new)


def tree_of(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }

"""Small sites, written out from a case's sections and built by MkDocs in this process."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import lxml.html
from mkdocs.commands.build import build
from mkdocs.config import load_config

MKDOCS = """site_name: Case
theme: {name: material}
plugins:
  - essay: {source: src}
"""


@dataclass(slots=True)
class BuiltSite:
    """What a build left: the folder it wrote, what it logged as a warning or worse, and the error that
    ended it.
    """

    folder: Path
    warnings: list[str] = field(default_factory=list)
    error: str = ""

    def pages(self) -> list[str]:
        """The HTML files, relative to the site, sorted."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    def read(self, path: str) -> str:
        """A file of the site."""
        return (self.folder / path).read_text(encoding="utf-8")

    def article(self, path: str) -> str:
        """The content of a page's article as HTML, without what the theme and we add to it."""
        article = self._article(path)
        for added in article.xpath(
            ".//*[@data-essay] | ./a[contains(@class, 'md-content__button')] | .//style"
        ):
            added.drop_tree()
        inner = (article.text or "") + "".join(
            lxml.html.tostring(child, encoding="unicode") for child in article
        )
        return "\n".join(line.strip() for line in inner.splitlines() if line.strip())

    def text(self, path: str) -> str:
        """The words of a page's article, with those that we add, a line for each block."""
        lines = []
        for element in self._article(path).iter(
            "h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "summary", "td", "th"
        ):
            words = " ".join(element.text_content().split())
            if (words and element.tag != "li") or not element.xpath("./p | ./ul | ./ol"):
                lines.append(f"{element.tag}: {words}")
        return "\n".join(lines)

    def head_links(self, path: str) -> str:
        """The base of a page and the links in its head that lead to pages, a line each."""
        elements = lxml.html.fromstring(self.read(path)).xpath(
            "//head/base | //head/link[@rel='canonical' or @rel='next' or @rel='prev']"
            " | //head/*[contains(@href, 'own') or contains(@src, 'own')]"
        )
        return "\n".join(
            f"{element.get('rel') or element.tag} {element.get('href') or element.get('src')}"
            for element in elements
        )

    def title(self, path: str) -> str:
        """What a browser shows as a page's title."""
        return str(lxml.html.fromstring(self.read(path)).findtext(".//title"))

    def structured_data(self, path: str) -> str:
        """What schema.org's vocabulary says of a page, a key a line."""
        scripts = lxml.html.fromstring(self.read(path)).xpath("//head/script[@type='application/ld+json']")
        return "\n".join(
            f"{key}: {json.dumps(value, ensure_ascii=False)}"
            for script in scripts
            for key, value in json.loads(script.text).items()
        )

    def pieces(self, path: str) -> str:
        """What stands around a page's article: the site's further links, what its includes add, the field of
        the search, and whether the side column is shown; a thing a line.
        """
        root = lxml.html.fromstring(self.read(path))
        lines = []
        for element in root.xpath(
            "//*[@data-essay='aux-links' or @data-essay='nav-footer' or @data-essay='header']"
        ):
            place = element.xpath("name(ancestor::*[self::header or self::article or self::nav][last()])")
            links = [
                " ".join(filter(None, [link.text_content(), link.get("href"), link.get("target")]))
                for link in element.xpath(".//a")
            ]
            lines.append(f"{element.get('data-essay')} in {place}: {' | '.join(links)}".strip())
        lines += [
            f"search: {field.get('placeholder')} | {field.get('aria-label')}"
            for field in root.xpath("//input[@data-md-component='search-query']")
        ]
        lines += [
            f"column {'shown' if column.get('hidden') is None else 'hidden'}"
            for column in root.xpath("//div[@data-md-type='navigation']")
        ]
        return "\n".join(lines)

    def side_toc(self, path: str) -> str:
        """The page's table of contents in the side column, indented by its depth."""
        lines = []
        for link in lxml.html.fromstring(self.read(path)).xpath(
            "//div[@data-md-component='sidebar' and @data-md-type='toc']//ul//a"
        ):
            depth = len(link.xpath("ancestor::ul")) - 1
            lines.append("  " * depth + " ".join(link.text_content().split()))
        return "\n".join(lines)

    def navigation(self, path: str = "index.html") -> str:
        """The tree in the side column: an entry a line, with its address, indented by its depth."""
        (nav,) = lxml.html.fromstring(self.read(path)).xpath("//nav[contains(@class, 'md-nav--primary')]")
        lines: list[str] = []
        _entries(nav, 0, lines)
        return "\n".join(lines)

    def _article(self, path: str) -> lxml.html.HtmlElement:
        (article,) = lxml.html.fromstring(self.read(path)).xpath("//article")
        return article


def _entries(nav: lxml.html.HtmlElement, depth: int, lines: list[str]) -> None:
    for item in nav.xpath("./ul/li[contains(@class, 'md-nav__item')]"):
        links = item.xpath("./a | ./div[contains(@class, 'md-nav__link')]/a") or item.xpath("./label")
        title = " ".join(links[0].text_content().split())
        lines.append("  " * depth + f"{title} {links[0].get('href') or '-'}")
        for inner in item.xpath("./nav[not(contains(@class, 'md-nav--secondary'))]"):
            _entries(inner, depth + 1, lines)


def write_files(folder: Path, sections: Mapping[str, str]) -> None:
    """Write each `file PATH` section below `folder`."""
    for name, text in sections.items():
        if name.startswith("file "):
            path = folder / name.removeprefix("file ")
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("w", encoding="utf-8", newline="") as file:
                file.write(text)


def build_site(folder: Path, *, strict: bool = False) -> BuiltSite:
    """Build the site whose mkdocs.yml lies in `folder`; one for the folder `src` is written where there is
    none.
    """
    configuration = folder / "mkdocs.yml"
    if not configuration.exists():
        configuration.write_text(MKDOCS, encoding="utf-8")
        (folder / "docs").mkdir(exist_ok=True)
    site = BuiltSite(folder / "site")
    with _warnings(site.warnings):
        try:
            config = load_config(str(configuration), site_dir=str(site.folder), strict=strict)
            build(config)
        except (Exception, SystemExit) as error:
            site.error = f"{type(error).__name__}: {error}"
    return site


@contextmanager
def _warnings(into: list[str]) -> Iterator[None]:
    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            into.append(record.getMessage())

    handler = Handler(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate

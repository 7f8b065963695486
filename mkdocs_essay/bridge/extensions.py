"""Puts our Markdown extension, and what a Jekyll site needs beside it, into MkDocs' configuration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_essay.config import EssayConfig
from mkdocs_essay.dialect.context import PageContext
from mkdocs_essay.site.model import SitePage

NAME = "mkdocs_essay"
# A name that an extension also goes by -> the name that MkDocs and Material use.
_PREFIXES = ("markdown.extensions.",)
_HIGHLIGHTERS = {"pymdownx.highlight", "codehilite"}
_FENCES = {"pymdownx.superfences", "fenced_code", "extra", "pymdownx.extra"}


def own_options(options: EssayConfig, jekyll: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The options of our own extension: those of the plugin and of `_config.yml` (`jekyll`)."""
    return {
        "kramdown": options.kramdown_options(jekyll.get("kramdown")),
        "attribute_syntax": options.attribute_syntax,
        "callouts": jekyll.get("callouts") or {},
        "language": language,
        "callouts_level": jekyll.get("callouts_level"),
        "toc": options.toc,
    }


def install(
    config: MkDocsConfig, settings: Mapping[str, Any], context: PageContext, pages: Iterable[SitePage]
) -> None:
    """Insert our extension first, so that what the user sets of the others wins.

    `settings` are the extension's options. A site with code gets Pygments' highlighting and fences as
    Material documents them, unless the user has chosen; a site without code does not pay for their import.
    """
    chosen = _without_aliases(config)
    # MkDocs hands the same mapping to configurations that are read at the same time.
    config.mdx_configs = dict(config.mdx_configs)
    config.mdx_configs[NAME] = {**config.mdx_configs.get(NAME, {}), **settings, "context": context}
    if "toc" not in map(plain_name, config.mdx_configs):
        # MkDocs puts it into every site. `[TOC]` is text in Jekyll, unless the user sets something of it.
        config.mdx_configs["toc"] = {"marker": ""}
    code = _for_code(config, chosen, _wants_line_numbers(settings)) if has_code(pages) else ()
    added = [NAME, *code]
    if "pymdownx.superfences" in added:
        # MkDocs adds it to every site, and it goes by the same name as what superfences registers.
        chosen = [name for name in chosen if plain_name(name) != "fenced_code"]
    config.markdown_extensions = [*added, *(name for name in chosen if name not in added)]


def plain_name(extension: object) -> str:
    """An extension's short name: `markdown.extensions.toc` and `markdown.extensions.toc:TocExtension` are
    `toc`. Other plugins and hooks may have put in an object, which goes by its class.
    """
    if not isinstance(extension, str):
        return f"{type(extension).__module__}.{type(extension).__qualname__}"
    short = extension.partition(":")[0]
    for prefix in _PREFIXES:
        short = short.removeprefix(prefix)
    return short


def _without_aliases(config: MkDocsConfig) -> list[str]:
    """The extensions, each once: MkDocs puts `toc` before a user's `markdown.extensions.toc`, and both
    would run. Extensions that are objects already stay.
    """
    last = {plain_name(name): name for name in config.markdown_extensions}
    return [
        name
        for name in config.markdown_extensions
        if last[plain_name(name)] is name or not isinstance(name, str)
    ]


def has_code(pages: Iterable[SitePage]) -> bool:
    """Whether any of the pages may have a block of code."""
    return any("```" in page.body or "~~~" in page.body or "{% highlight" in page.body for page in pages)


def _wants_line_numbers(settings: Mapping[str, Any]) -> bool:
    """Whether kramdown's highlighter numbers the lines of blocks."""
    options: Any = settings.get("kramdown")
    for key in ("syntax_highlighter_opts", "block", "line_numbers"):
        options = options.get(key) if isinstance(options, Mapping) else None
    return options is True


def _for_code(config: MkDocsConfig, chosen: list[str], numbered: bool) -> list[str]:
    names = {plain_name(name) for name in chosen}
    added = []
    if not names & _HIGHLIGHTERS:
        added.append("pymdownx.highlight")
        options = {"pygments_lang_class": True, **({"linenums": True} if numbered else {})}
        config.mdx_configs.setdefault("pymdownx.highlight", options)
    # MkDocs' own `fenced_code` is always there and says nothing of what the user wants.
    if not names & (_FENCES - {"fenced_code"}):
        from pymdownx.superfences import fence_code_format

        added.append("pymdownx.superfences")
        mermaid = {"name": "mermaid", "class": "mermaid", "format": fence_code_format}
        config.mdx_configs.setdefault("pymdownx.superfences", {"custom_fences": [mermaid]})
    return added

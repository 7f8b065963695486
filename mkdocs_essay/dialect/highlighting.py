"""Many blocks of code in the time that their code takes, with the HTML that pymdownx.highlight makes.

It makes a lexer and a formatter anew for each block. A formatter of HTML reads all colours of its style, in
ten times the time of a short block of code; where the HTML names classes, none of them is printed.

Some lexers take for a line the square of its length. What all lines of a page would take so is added up, and
beyond a bound that only machines write code goes without colours.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any

from markdown import Extension, Markdown

# More than the languages of a site; the names that an author makes up must not fill the memory.
_LANGUAGES = 256
# In squares of characters: two lines of 10,000, a megabyte in lines of 200; seconds of the slowest lexer.
_MOST_EFFORT = 200_000_000


class _Colourless:
    """A style of Pygments' in which no kind of token has a look of its own."""

    def __iter__(self) -> Iterator[tuple[Any, dict[str, Any]]]:
        return iter(())


_COLOURLESS = _Colourless()


def without_colours(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of pymdownx.highlight, without the colours of its style unless they are printed."""
    return dict(settings) if settings["noclasses"] else {**settings, "pygments_style": _COLOURLESS}


class RememberingHighlighting(Extension):
    """Offers what pymdownx.highlight does, to all that look for it, with lexers that are remembered.

    They ask the registered extensions in turn, so this has to stand before it. What another extension offers
    in its place is handed on as it is; where none does, this has neither settings nor a highlighter.
    """

    def extendMarkdown(self, md: Markdown) -> None:
        """Be there to be asked."""
        md.registerExtension(self)
        self._md = md
        self.reset()

    def reset(self) -> None:
        """Begin a page."""
        self._effort = 0

    def may_colour(self, code: str) -> bool:
        """Whether the page may take the time that a lexer may take for `code`."""
        self._effort += sum(len(line) ** 2 for line in code.split("\n"))
        return self._effort <= _MOST_EFFORT

    def get_pymdownx_highlight_settings(self) -> dict[str, Any]:
        """The settings by name."""
        settings: dict[str, Any] = self._other.get_pymdownx_highlight_settings()
        return without_colours(settings) if self._remembers else settings

    def get_pymdownx_highlighter(self) -> type[Any]:
        """The class of which each block gets an instance."""
        return self._highlighter if self._remembers else self._other.get_pymdownx_highlighter()

    @property
    def pygments_code_block(self) -> int:
        """The number of the page's latest block, which becomes a part of its lines' ids."""
        return int(self._other.pygments_code_block)

    @pygments_code_block.setter
    def pygments_code_block(self, number: int) -> None:
        self._other.pygments_code_block = number

    @property
    def _other(self) -> Any:
        others = (each for each in self._md.registeredExtensions if each is not self)
        return next((each for each in others if hasattr(each, "get_pymdownx_highlighter")), None)

    @property
    def _remembers(self) -> bool:
        from pymdownx.highlight import Highlight

        return self._other.get_pymdownx_highlighter() is Highlight

    @cached_property
    def _highlighter(self) -> type[Any]:
        return _remembering_class(self.may_colour)


def _remembering_class(may_colour: Callable[[str], bool]) -> type[Any]:
    from pymdownx.highlight import Highlight

    @lru_cache(maxsize=_LANGUAGES)
    def find(language: str, stripnl: bool, default: str) -> tuple[Any, str]:
        lexer, name = Highlight(None, default_lang=default).get_lexer("", language, False, stripnl)
        return lexer, name

    class RememberingHighlight(Highlight):  # type: ignore[misc]
        def get_lexer(self, src: str, language: str, inline: bool, stripnl: bool) -> tuple[Any, str]:
            if self.guess_lang or self.extend_pygments_lang:
                lexer, name = super().get_lexer(src, language, inline, stripnl)
            else:
                lexer, name = find(language, stripnl, self.default_lang)
            if not may_colour(src):
                lexer, _ = find("text", stripnl, self.default_lang)
            # Some lexers keep in themselves what a text said of its dialect.
            return copy.copy(lexer), name

    return RememberingHighlight

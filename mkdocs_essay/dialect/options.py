"""kramdown's options, by kramdown's names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

Report = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of kramdown that a Jekyll site can set and that change what a page shows.

    Defaults are kramdown's, as Jekyll sets them (GFM input, hard_wrap off). `smart_quotes` names four
    entities. `default_languages` gives the language of code (`block`, `span`) that names none.
    `footnote_link_text` holds `%s` in the number's place. `gfm` is false where `input` asks for kramdown's
    own parser; `auto_id_stripping` makes a difference there only.
    """

    gfm: bool = True
    auto_ids: bool = True
    auto_id_prefix: str = ""
    auto_id_stripping: bool = False
    header_offset: int = 0
    toc_levels: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    parse_block_html: bool = False
    parse_span_html: bool = True
    hard_wrap: bool = False
    smart_quotes: tuple[str, str, str, str] = ("lsquo", "rsquo", "ldquo", "rdquo")
    typographic_symbols: Mapping[str, str] = field(default_factory=dict)
    link_defs: Mapping[str, Any] = field(default_factory=dict)
    default_languages: Mapping[str, str] = field(default_factory=dict)
    footnote_nr: int = 1
    footnote_prefix: str = ""
    footnote_link_text: str = "%s"
    footnote_backlink: str = "&#8617;"
    footnote_backlink_inline: bool = False
    gfm_quirks: frozenset[str] = frozenset({"paragraph_end"})
    remove_line_breaks_for_cjk: bool = False

    @property
    def line_break(self) -> str | None:
        """What ends a line for good, besides two blanks; None where nothing else does."""
        if self.hard_wrap:
            return "\n"
        return "\\\n" if self.gfm else None


_WITHOUT_EFFECT = frozenset(
    [
        "guess_lang",
        "entity_output",
        "math_engine",
        "math_engine_opts",
        "syntax_highlighter",
        "transliterated_header_ids",
        "header_links",
        "html_to_native",
        "latex_headers",
        "line_width",
        "list_indent",
        "remove_block_html_tags",
        "remove_span_html_tags",
        "template",
        "forbidden_inline_options",
        "show_warnings",
        "coderay",
        "enable_coderay",
        "use_coderay",
        "gfm_emojis",
    ]
)
"""Options that are known and change nothing here: highlighting, math and output are Material's own."""

_BEFORE_THE_PAGE = frozenset({"gfm_quirks", "hard_wrap", "input", "link_defs"})
"""What kramdown looks at once, before it reads a page."""

_RANGE = re.compile(r"\s*(\d)\s*\.\.(\.?)\s*(\d)\s*\Z")
_TRUE, _FALSE = ("true", "yes", "on", "1"), ("false", "no", "off", "0")


def read_options(settings: Mapping[str, Any], base: Options, report: Report) -> Options:
    """`base` with `settings` on top, whose values may be strings; what cannot be used is reported and left
    out.
    """
    changes: dict[str, Any] = {}
    for key, value in settings.items():
        name = _name(key)
        reader = _READERS.get(name)
        if reader is None:
            if name not in _WITHOUT_EFFECT and not name.startswith(("coderay_", "syntax_", "math_")):
                report(f"kramdown has no option '{name}'; take it out or correct its name.")
            continue
        try:
            changes[_FIELDS.get(name, name)] = reader(value)
        except (ValueError, TypeError, AttributeError, yaml.YAMLError):
            report(f"The value {value!r} does not suit kramdown's option '{name}', so its default is used.")
    if not changes.get("gfm", base.gfm):
        # Both are options of the GFM parser.
        changes |= {"hard_wrap": False, "gfm_quirks": frozenset()}
    return replace(base, **changes) if changes else base


def read_inline_options(settings: Mapping[str, Any], base: Options, report: Report) -> Options:
    """As `read_options`, for what `{::options}` sets within a page."""
    for name in sorted(_BEFORE_THE_PAGE.intersection(settings)):
        report(f"kramdown looks at '{name}' before it reads a page, so set it in _config.yml.")
    within = {name: value for name, value in settings.items() if name not in _BEFORE_THE_PAGE}
    return read_options(within, base, report)


def _name(key: object) -> str:
    """An option's name; Ruby's symbols are taken too."""
    return str(key).lstrip(":")


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _boolean(value: object) -> bool:
    """A key without a value means no, as it does to kramdown."""
    if value is None or isinstance(value, bool):
        return bool(value)
    text = str(value).strip().lower()
    if text in _TRUE:
        return True
    if text in _FALSE:
        return False
    raise ValueError(value)


def _levels(value: object) -> tuple[int, ...]:
    """Levels as `2..3`, `"2,3"`, a list or one number."""
    if isinstance(value, str) and (match := _RANGE.match(value)):
        return tuple(range(int(match[1]), int(match[3]) + (0 if match[2] else 1)))
    levels = tuple(int(str(part)) for part in _parts(value))
    if not all(1 <= level <= 6 for level in levels):
        raise ValueError(value)
    return levels


def _parts(value: object) -> Iterable[object]:
    if isinstance(value, str):
        return [part.strip() for part in value.split(",") if part.strip()]
    return value if isinstance(value, (list, tuple)) else [value]


def _quotes(value: object) -> tuple[str, str, str, str]:
    """Four entities, named (`laquo`), by number (`171`) or as characters."""
    lsquo, rsquo, ldquo, rdquo = (str(part) for part in _parts(value))
    return lsquo, rsquo, ldquo, rdquo


def _mapping(value: object) -> Mapping[str, Any]:
    if value is None:
        return {}
    if isinstance(value, str):
        value = yaml.load(value, Loader=yaml.SafeLoader)
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return value


def _strings(value: object) -> Mapping[str, str]:
    return {_name(key): str(text) for key, text in _mapping(value).items()}


def _languages(value: object) -> Mapping[str, str]:
    """The highlighter's `default_lang`, for all code or below `block` and `span`."""
    settings = {_name(key): entry for key, entry in _mapping(value).items()}
    found = {}
    for kind in ("block", "span"):
        nested = settings.get(kind)
        inner = {_name(key): entry for key, entry in nested.items()} if isinstance(nested, Mapping) else {}
        language = inner.get("default_lang", settings.get("default_lang"))
        if language:
            found[kind] = str(language)
    return found


def _is_gfm(value: object) -> bool:
    name = _name(value).lower()
    if name not in ("gfm", "kramdown", "markdown"):
        raise ValueError(value)
    return name == "gfm"


def _names(value: object) -> frozenset[str]:
    if value is None:
        raise TypeError(value)
    return frozenset(_name(part) for part in _parts(value))


def _number(value: object) -> int:
    return int(str(value))


_FIELDS = {"input": "gfm", "syntax_highlighter_opts": "default_languages"}
_READERS: dict[str, Callable[[Any], object]] = {
    "input": _is_gfm,
    "auto_ids": _boolean,
    "auto_id_prefix": _text,
    "auto_id_stripping": _boolean,
    "header_offset": _number,
    "toc_levels": _levels,
    "parse_block_html": _boolean,
    "parse_span_html": _boolean,
    "hard_wrap": _boolean,
    "smart_quotes": _quotes,
    "typographic_symbols": _strings,
    "link_defs": _mapping,
    "syntax_highlighter_opts": _languages,
    "footnote_nr": _number,
    "footnote_prefix": _text,
    "footnote_link_text": _text,
    "footnote_backlink": _text,
    "footnote_backlink_inline": _boolean,
    "gfm_quirks": _names,
    "remove_line_breaks_for_cjk": _boolean,
}

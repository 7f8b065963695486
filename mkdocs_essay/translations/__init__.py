"""The words that the plugin adds to pages, in the language of the theme.

Each language is a data file beside this module, named by its code, with the keys of `en.toml`. A language
that has no file speaks English; `pt-BR` falls back to `pt`. In a text `{name}` stands for a value; a key that
depends on a number comes twice, with `_one` and `_other`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FALLBACK = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language."""

    language: str
    texts: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key` with `values` put in as they are; what is to be HTML has to be HTML already."""
        text = self.texts[key]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def count(self, key: str, number: int, **values: object) -> str:
        """The text of `key` in the form that goes with `number`, which it can name as `{number}`."""
        return self(f"{key}_one" if number == 1 else f"{key}_other", number=number, **values)


def languages() -> tuple[str, ...]:
    """The codes of the languages that there are."""
    return tuple(sorted(path.stem for path in Path(__file__).parent.glob("*.toml")))


@cache
def words(language: str | None) -> Words:
    """The texts for `theme.language`, English where there are none."""
    code = (language or FALLBACK).replace("_", "-")
    for name in (code, _TRADITIONAL.get(code, code), code.partition("-")[0], FALLBACK):
        path = Path(__file__).with_name(f"{name}.toml")
        if path.is_file():
            return Words(name, tomllib.loads(path.read_text(encoding="utf-8")))
    raise FileNotFoundError(f"{FALLBACK}.toml")


_TRADITIONAL = {"zh-TW": "zh-Hant", "zh-HK": "zh-Hant"}

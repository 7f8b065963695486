"""A `parent` that is wrong in nothing but capitals, blanks or punctuation gets the title as it stands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from mkdocs_essay.checks.fixes.source_file import Edit, SourceFile
from mkdocs_essay.diagnostics import Diagnostic

_PARENT = re.compile(r"parent[ \t]*:[ \t]+")
_PLAIN_SCALAR = re.compile(r"[^\W\d_][\w ().,/+'’-]*")
_WORDS_OF_YAML = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def mend(finding: Diagnostic, file: SourceFile) -> Iterator[Edit]:
    """The one title of the site that says the same as the page's `parent`."""
    page = next((page for page in file.site.pages if page.path == file.path), None)
    if finding.line is None or page is None:
        return
    key = _PARENT.match(file.line(finding.line))
    wrong = page.front_matter.get("parent")
    titles = {page.title for page in file.site.pages if page.title is not None}
    if key is None or not isinstance(wrong, str) or wrong in titles:
        return
    right = {title for title in titles if _said(title) == _said(wrong)}
    value = file.line(finding.line)[key.end() :].rstrip()
    if len(right) == 1 and value.strip("\"'") == wrong:
        start = file.span(finding.line)[0] + key.end()
        yield Edit(start, start + len(value), _scalar(right.pop()))


def _said(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum()) or title


def _scalar(text: str) -> str:
    plain = _PLAIN_SCALAR.fullmatch(text) and text == text.strip() and text.casefold() not in _WORDS_OF_YAML
    return text if plain else json.dumps(text, ensure_ascii=False)

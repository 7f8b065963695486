"""A source file's front matter and body, apart, with line numbers kept.

The front matter is what Jekyll takes for it: it opens with a first line of three hyphens and ends at the next
line of three hyphens or three dots; blanks after either do not count, nor does a byte order mark. Where a
file is not quite right the rest is still read, and each finding is a diagnostic: front matter that YAML
refuses gives up its simple `key: value` lines, and bytes that are not UTF-8 are read as Windows-1252, which
holds Latin-1.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs_essay.diagnostics import Diagnostics
from mkdocs_essay.yaml_reader import YamlDocument, YamlError, read_yaml
from mkdocs_essay.yaml_scalars import plain_value

_OPENING = re.compile(r"---[ \t\f\v]*\Z")
_CLOSING = re.compile(r"(?:---|\.\.\.)\s*\Z")
_SIMPLE_PAIR = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?\Z")
_MORE_FRONT_MATTER = re.compile(r"[ \t]|- |#|[A-Za-z_][\w-]*[ \t]*:(?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file that has been read.

    `front_matter` is what the file itself says. `body` has LF for line ends, and `body_line` is its first
    line's number in the file. `key_lines` gives the line of each of the front matter's keys.
    `has_front_matter` is False for a file that does not open with any.
    """

    front_matter: Mapping[str, Any]
    body: str
    body_line: int = 1
    key_lines: Mapping[str, int] = field(default_factory=dict)
    has_front_matter: bool = True


def read_source(file: Path, path: str, diagnostics: Diagnostics) -> SourceText:
    """Read `file`, named `path` in diagnostics. Raises OSError where it cannot be read at all."""
    return split_source(decode(file.read_bytes(), path, diagnostics), path, diagnostics)


def opens_with_front_matter(file: Path) -> bool:
    """Whether the file's first line is that of front matter; reads no more than that line. Raises OSError."""
    with file.open("rb") as stream:
        first = stream.readline(256)
    return _OPENING.match(first.removeprefix(b"\xef\xbb\xbf").decode("latin-1").rstrip("\r\n")) is not None


def decode(data: bytes, path: str, diagnostics: Diagnostics) -> str:
    """The text of `data`, without a byte order mark and with LF for line ends."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        diagnostics.add("encoding", "this file is UTF-16: save it as UTF-8", path, 1)
        text = data.decode("utf-16", "replace")
    else:
        text = _decode_bytes(data.removeprefix(b"\xef\xbb\xbf"), path, diagnostics)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode_bytes(data: bytes, path: str, diagnostics: Diagnostics) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"byte {data[error.start]:#04x} is not UTF-8: read as Windows-1252; save the file as UTF-8"
        diagnostics.add("encoding", message, path, line)
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def split_source(text: str, path: str, diagnostics: Diagnostics) -> SourceText:
    """Part `text` (with LF for line ends) into front matter and body."""
    lines = text.split("\n")
    if not _OPENING.match(lines[0]):
        return _without_front_matter(text, lines, path, diagnostics)
    end = next((n for n in range(1, len(lines)) if _CLOSING.match(lines[n])), None)
    if end is None:
        return _unclosed(text, lines, path, diagnostics)
    return _split(lines, 0, end, path, diagnostics)


def _split(
    lines: list[str], start: int, end: int, path: str, diagnostics: Diagnostics, closed: bool = True
) -> SourceText:
    """Front matter between the lines `start` and `end`; Jekyll drops blank lines at the body's head."""
    body_start = end + 1 if closed else end
    while body_start < len(lines) and not lines[body_start].strip():
        body_start += 1
    block = "\n".join(lines[start + 1 : end])
    front_matter, key_lines = read_front_matter(block, path, start + 2, diagnostics)
    return SourceText(front_matter, "\n".join(lines[body_start:]), body_start + 1, key_lines)


def _without_front_matter(text: str, lines: list[str], path: str, diagnostics: Diagnostics) -> SourceText:
    """A file without front matter, or with blank lines before it, which Jekyll does not forgive and people
    overlook.
    """
    start = next((n for n, line in enumerate(lines) if line.strip()), None)
    if start and _OPENING.match(lines[start].strip()) and not lines[start].startswith("    "):
        end = next((n for n in range(start + 1, len(lines)) if _CLOSING.match(lines[n])), None)
        if end is not None and _is_mapping("\n".join(lines[start + 1 : end])):
            message = "front matter must open in the first line: remove the blank lines before it"
            diagnostics.add("front-matter-late", message, path, start + 1)
            return _split(lines, start, end, path, diagnostics)
    return SourceText({}, text, 1, {}, False)


def _is_mapping(block: str) -> bool:
    try:
        return isinstance(read_yaml(block).value, dict)
    except YamlError:
        return False


def _unclosed(text: str, lines: list[str], path: str, diagnostics: Diagnostics) -> SourceText:
    """Front matter without a closing line: the lines that look like it are taken for it, the text follows
    them.
    """
    end = 1
    while end < len(lines) and _MORE_FRONT_MATTER.match(lines[end]):
        end += 1
    message = "the front matter has no closing line of three hyphens"
    if end == 1:
        diagnostics.add("front-matter-unclosed", message, path, 1)
        return SourceText({}, text, 1, {})
    diagnostics.add("front-matter-unclosed", f"{message}: taken to end before line {end + 1}", path, 1)
    return _split(lines, 0, end, path, diagnostics, closed=False)


def read_front_matter(
    block: str, path: str, first_line: int, diagnostics: Diagnostics, code: str = "front-matter-yaml"
) -> tuple[dict[str, Any], dict[str, int]]:
    """The values and lines of the keys of `block`, whose first line is the file's line `first_line`.

    What is wrong with them is reported under `code`.
    """
    shift = first_line - 1
    try:
        document = read_yaml(block)
    except YamlError as error:
        line = shift + min(error.line or 1, block.count("\n") + 1)
        diagnostics.add(code, f"this is not YAML: {error.problem}", path, line)
        return salvage(block, first_line)
    _name_duplicates(document, path, shift, diagnostics)
    if document.value is None:
        return {}, {}
    if not isinstance(document.value, dict):
        message = f"these must be `key: value` lines; this is ignored: {_short(block)}"
        diagnostics.add(code, message, path, first_line)
        return {}, {}
    front_matter = {str(key): value for key, value in document.value.items()}
    return front_matter, {key: line + shift for key, line in document.key_lines.items()}


def _name_duplicates(document: YamlDocument, path: str, shift: int, diagnostics: Diagnostics) -> None:
    for key, line in document.duplicates:
        message = f"the key `{key}` stands here a second time: this one counts, remove the other"
        diagnostics.add("yaml-duplicate-key", message, path, line + shift)


def salvage(block: str, first_line: int) -> tuple[dict[str, Any], dict[str, int]]:
    """What can be read of a block that YAML refuses, key by key, with the keys' lines.

    Each key that starts a line is read with the lines that belong to it; where YAML refuses that too, the
    text after the colon is the value.
    """
    lines = block.split("\n")
    starts = [number for number, line in enumerate(lines) if _SIMPLE_PAIR.match(line.rstrip())]
    values: dict[str, Any] = {}
    key_lines: dict[str, int] = {}
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=False):
        match = _SIMPLE_PAIR.match(lines[start].rstrip())
        assert match is not None
        values[match[1]] = _salvaged_value(lines[start:end], match[1], (match[2] or "").strip())
        key_lines[match[1]] = first_line + start
    return values, key_lines


def _salvaged_value(lines: list[str], key: str, raw: str) -> Any:
    for attempt in (lines, lines[:1]):
        try:
            value = read_yaml("\n".join(attempt)).value
        except YamlError:
            continue
        if isinstance(value, dict) and key in value:
            return value[key]
    return plain_value(raw.strip("\"'"))


def _short(text: str, most: int = 60) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"

"""YAML as Jekyll reads it, from PyYAML's events: safe, with line numbers, bounded in time and memory.

Nothing is ever constructed but plain values: a tag that asks for an object is an error, an unknown tag is
overlooked, as Psych's safe loading does. The tree is built without recursion, so that no nesting can exhaust
the stack, and an alias counts as often as it is used, so that anchors cannot explode.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field
from typing import Any

import yaml

from mkdocs_essay.yaml_scalars import plain_value

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover - PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MOST_NODES = 200_000
MOST_DEPTH = 200
_CORE = "tag:yaml.org,2002:"


class YamlError(ValueError):
    """A text that cannot be read as YAML. `line` counts from 1 within the text; None where no line is to
    blame.
    """

    def __init__(self, problem: str, line: int | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.line = line


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """What a text says. `key_lines`: the line (from 1) of each key of the outermost mapping; `duplicates`:
    keys of any mapping that stand there a second time, with their line (the last one wins, as in Psych).
    """

    value: Any
    key_lines: dict[str, int] = field(default_factory=dict)
    duplicates: tuple[tuple[str, int], ...] = ()


def read_yaml(text: str) -> YamlDocument:
    """Read the first document of `text`; raises YamlError. An empty text has the value None."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=_Loader):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(error.problem or "this is not YAML", mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:
        raise YamlError(_reader_problem(error), _reader_line(error, text)) from error
    return YamlDocument(builder.result, builder.key_lines, tuple(builder.duplicates))


def _reader_problem(error: yaml.YAMLError) -> str:
    return str(getattr(error, "reason", None) or error).split("\n", 1)[0]


def _reader_line(error: yaml.YAMLError, text: str) -> int | None:
    position = getattr(error, "position", None)
    if not isinstance(position, int):
        return None
    # The C reader counts in UTF-8 bytes, Python's in characters.
    return text.encode("utf-8", "replace")[:position].count(b"\n") + 1


@dataclass(slots=True)
class _Frame:
    """A collection that is being built. A mapping keeps the key that waits for its value."""

    container: dict[Any, Any] | list[Any]
    anchor: str | None
    key: Any = None
    has_key: bool = False
    size: int = 1
    merged: set[Any] = field(default_factory=set)


class _Builder:
    """Takes the events of one document one by one."""

    def __init__(self) -> None:
        self.result: Any = None
        self.key_lines: dict[str, int] = {}
        self.duplicates: list[tuple[str, int]] = []
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, int]] = {}
        self._open_anchors: set[str] = set()
        self._nodes = 0

    def take(self, event: yaml.Event) -> bool:
        """Take an event; False at the end of the document."""
        line: int = event.start_mark.line + 1  # type: ignore[union-attr]
        if isinstance(event, yaml.ScalarEvent):
            value = _scalar(event, line)
            if event.anchor:
                self._anchors[event.anchor] = (value, 1)
            self._put(value, 1, line)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            self._open(event, line)
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self._close(line)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(str(event.anchor), line)
        return not isinstance(event, yaml.DocumentEndEvent)

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, line: int) -> None:
        _refuse_objects(event.tag, line)
        if len(self._stack) >= MOST_DEPTH:
            raise YamlError(f"values are nested more than {MOST_DEPTH} deep", line)
        container: dict[Any, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        if event.anchor:
            self._open_anchors.add(event.anchor)
        self._stack.append(_Frame(container, event.anchor))

    def _close(self, line: int) -> None:
        frame = self._stack.pop()
        if frame.anchor:
            self._open_anchors.discard(frame.anchor)
            self._anchors[frame.anchor] = (frame.container, frame.size)
        self._put(frame.container, frame.size, line, counted=True)

    def _alias(self, anchor: str, line: int) -> None:
        if anchor in self._open_anchors:
            raise YamlError(f"the alias *{anchor} stands inside of what it names", line)
        if anchor not in self._anchors:
            raise YamlError(f"the alias *{anchor} names no anchor", line)
        value, size = self._anchors[anchor]
        self._put(value, size, line)

    def _put(self, value: Any, size: int, line: int, counted: bool = False) -> None:
        self._nodes += 0 if counted else size
        if self._nodes > MOST_NODES:
            raise YamlError(f"anchors and aliases make more than {MOST_NODES} values of this", line)
        if not self._stack:
            self.result = value
            return
        frame = self._stack[-1]
        frame.size += size
        if isinstance(frame.container, list):
            frame.container.append(value)
        elif frame.has_key:
            self._pair(frame, value)
        else:
            self._key(frame, value, line)

    def _key(self, frame: _Frame, value: Any, line: int) -> None:
        key = str(value) if isinstance(value, (dict, list)) else value
        frame.key, frame.has_key = key, True
        assert isinstance(frame.container, dict)
        if key in frame.container and key not in frame.merged:
            self.duplicates.append((str(key), line))
        if len(self._stack) == 1:
            self.key_lines[str(key)] = line

    def _pair(self, frame: _Frame, value: Any) -> None:
        assert isinstance(frame.container, dict)
        frame.has_key = False
        others = value if isinstance(value, list) else [value]
        if frame.key == "<<" and others and all(isinstance(other, dict) for other in others):
            # As in Psych: what is merged replaces keys above it, and the first of several mappings wins.
            for other in reversed(others):
                frame.container.update(other)
                frame.merged.update(other)
            return
        frame.merged.discard(frame.key)
        frame.container[frame.key] = value


def _scalar(event: yaml.ScalarEvent, line: int) -> Any:
    text: str = event.value
    tag: str | None = event.tag
    if tag is None or tag == "!":
        return plain_value(text) if event.implicit[0] or tag == "!" else text
    _refuse_objects(tag, line)
    if tag == f"{_CORE}binary":
        return _binary(text, line)
    if tag in (f"{_CORE}int", f"{_CORE}float", f"{_CORE}bool", f"{_CORE}null", f"{_CORE}timestamp"):
        value = plain_value(text)
        return float(value) if tag == f"{_CORE}float" and isinstance(value, int) else value
    return text


def _binary(text: str, line: int) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except binascii.Error as error:
        raise YamlError(f"!!binary holds no base 64: {error}", line) from error


def _refuse_objects(tag: str | None, line: int) -> None:
    """Psych's safe loading refuses every tag that makes an object; tags of other languages get the same."""
    if tag is None:
        return
    name = tag.removeprefix(_CORE)
    if name.startswith(("!ruby/", "ruby/", "python/", "!python/", "java/", "perl/")) or name in (
        "set",
        "omap",
    ):
        raise YamlError(f"the tag {tag} asks for an object, which is refused", line)

"""The style sheet of the written site: what the classes that its pages use looked like before."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs_essay.theme import overrides_folder

NAME = "stylesheets/just-the-docs.css"
_SHEETS = ("essay-classes.css", "essay-utilities.css")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CLASS = re.compile(r"\.(?!md-|essay-)([A-Za-z][\w-]*)")
_VARIABLE = re.compile(r"var\((--essay-[\w-]+)")
_COLOUR = re.compile(r"\.essay-callout-color-([\w-]+) \{ --essay-callout: (#\w+)")
_COLON = re.compile(r":\s*")
_HEAD = "/* Classes of just-the-docs that this site's pages use. */\n"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, or an at-rule with rules in it: what stands before the brace and, for a rule, within it."""

    prelude: str
    body: str = ""
    rules: tuple[Rule, ...] = ()


def stylesheet(classes: Collection[str], callouts: Any) -> str:
    """The rules for those of just-the-docs' `classes`, and for the `callouts` that the configuration colours;
    empty where there are none.
    """
    folder = overrides_folder() / "assets" / "stylesheets"
    text = "".join((folder / name).read_text(encoding="utf-8") for name in _SHEETS)
    own = "".join(_callout_rules(callouts, classes, dict(_COLOUR.findall(text))))
    rules = read_rules(_COMMENT.sub("", text))
    kept = [each for rule in rules if (each := _kept(rule, frozenset(classes)))]
    used = "".join(map(_written, kept))
    needed = set(_VARIABLE.findall(used)) - set(re.findall(r"(--essay-[\w-]+)\s*:", used))
    variables = [each for rule in rules if (each := _defining(rule, needed))]
    shown = "\n".join(_written(rule) for rule in (*variables, *kept))
    return f"{_HEAD}\n{shown}{own}" if shown or own else ""


def read_rules(text: str) -> tuple[Rule, ...]:
    """The rules of a style sheet without comments; braces in strings are not looked for."""
    return tuple(_read(text))


def _read(text: str) -> Iterator[Rule]:
    at = 0
    while (start := text.find("{", at)) >= 0:
        end = _closing(text, start)
        prelude, body = " ".join(text[at:start].split()), text[start + 1 : end]
        if prelude.startswith("@media"):
            yield Rule(prelude, rules=read_rules(body))
        else:
            yield Rule(prelude, "; ".join(part.strip() for part in body.split(";") if part.strip()))
        at = end + 1


def _closing(text: str, start: int) -> int:
    depth = 0
    for found in re.finditer(r"[{}]", text[start:]):
        depth += 1 if found[0] == "{" else -1
        if not depth:
            return start + found.start()
    return len(text)


def _kept(rule: Rule, classes: frozenset[str]) -> Rule | None:
    """The rule, if it is about one of `classes`; of an at-rule what is."""
    if rule.rules:
        inner = tuple(each for one in rule.rules if (each := _kept(one, classes)))
        return Rule(rule.prelude, rules=inner) if inner else None
    # A rule without a class is the sheet's own matter.
    return rule if classes.intersection(_CLASS.findall(rule.prelude)) else None


def _defining(rule: Rule, names: Collection[str]) -> Rule | None:
    """The rule with nothing but the variables of `names` that it defines."""
    if rule.rules:
        inner = tuple(each for one in rule.rules if (each := _defining(one, names)))
        return Rule(rule.prelude, rules=inner) if inner else None
    if _CLASS.search(rule.prelude) or "essay-" in rule.prelude:
        return None
    lines = [line for line in rule.body.split("; ") if line.partition(":")[0].strip() in names]
    return Rule(rule.prelude, "; ".join(lines)) if lines else None


def _written(rule: Rule) -> str:
    if not rule.rules:
        lines = "".join(f"  {_COLON.sub(': ', line, count=1)};\n" for line in rule.body.split("; "))
        return f"{rule.prelude} {{\n{lines}}}\n"
    inner = "".join(f"  {line}\n" for each in rule.rules for line in _written(each).splitlines())
    return f"{rule.prelude} {{\n{inner}}}\n"


def _callout_rules(callouts: Any, used: Collection[str], colours: Mapping[str, str]) -> Iterator[str]:
    """Colours of admonitions, as Material's manual sets them."""
    if not isinstance(callouts, Mapping):
        return
    for name, options in callouts.items():
        colour = colours.get(str(options.get("color"))) if isinstance(options, Mapping) else None
        if colour is None or str(name) not in used or not re.fullmatch(r"[\w-]+", str(name)):
            continue
        yield (
            f"\n.md-typeset .admonition.{name} {{\n  border-color: {colour};\n}}\n"
            f"\n.md-typeset .{name} > .admonition-title {{\n  background-color: {colour}1a;\n}}\n"
            f"\n.md-typeset .{name} > .admonition-title::before {{\n  background-color: {colour};\n}}\n"
        )

"""Writes essay-utilities.css: just-the-docs' colours, spacing and display classes.

usage: utility_classes.py [--check]

These classes are a grid of names (side x size x screen width), so the grid is kept here, not its 700 rules.
`--check` writes nothing and ends with status 1 where the file is not what the grid gives.

Lengths are just-the-docs' pixels in Material's rem (20 px, more on wide screens). Colours of text
keep their hue and are moved towards black (in the dark scheme: white) as far as reading them on the page's
ground asks for.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

STYLESHEET = Path(__file__).parent.parent / "theme_overrides/assets/stylesheets/essay-utilities.css"
HEADER = (
    "/* Written by tools/utility_classes.py; edit the grid there. Kept to the text that authors write. */\n"
)
SCOPE = ".md-typeset"
REM_PIXELS = 20
SPACES = (0, 4, 8, 12, 16, 24, 32, 40, 48)
SCREENS = {"xs": 320, "sm": 500, "md": 800, "lg": 1064, "xl": 1400}
SIDES = {"": "", "t": "-top", "r": "-right", "b": "-bottom", "l": "-left", "x": "-inline", "y": "-block"}
AUTOMATIC = {"mx": "margin-inline", "ml": "margin-left", "mr": "margin-right"}
DISPLAYS = ("block", "flex", "inline", "inline-block", "none")
COLOURS = {
    "grey-lt": {"000": "f5f6fa", "100": "eeebee", "200": "ecebed", "300": "e6e1e8"},
    "grey-dk": {"000": "959396", "100": "5c5962", "200": "44434d", "250": "302d36", "300": "27262b"},
    "purple": {"000": "7253ed", "100": "5e41d0", "200": "4e26af", "300": "381885"},
    "blue": {"000": "2c84fa", "100": "2869e6", "200": "264caf", "300": "183385"},
    "green": {"000": "41d693", "100": "11b584", "200": "009c7b", "300": "026e57"},
    "yellow": {"000": "ffeb82", "100": "fadf50", "200": "f7d12e", "300": "e7af06"},
    "red": {"000": "f77e7e", "100": "f96e65", "200": "e94c4c", "300": "dd2e2e"},
}
# Light greys as a ground would glare on a dark page: there they are the page's own hue, a little lighter.
DARK_GROUNDS = {"000": 18, "100": 21, "200": 23, "300": 26}
LIGHT_PAGE, DARK_PAGE = "f5f5f5", "2a2d38"
WANTED_CONTRAST = 4.6
Colour = tuple[float, float, float]


def parse(text: str) -> Colour:
    """The red, green and blue of six hexadecimal digits, each 0 to 255."""
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def luminance(colour: Colour) -> float:
    """The relative luminance, 0 to 1, by WCAG 2."""
    parts = [value / 255 for value in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, 1 to 21, by WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str) -> str:
    """`colour`, moved away from `ground` in steps of a fiftieth until text in it can be read there."""
    page, start = parse(ground), parse(colour)
    end = 0 if luminance(page) > 0.5 else 255
    for step in range(51):
        mixed = tuple(round(value + (end - value) * step / 50) for value in start)
        if contrast((mixed[0], mixed[1], mixed[2]), page) >= WANTED_CONTRAST:
            return "{:02x}{:02x}{:02x}".format(*mixed)
    return f"{end:02x}" * 3


def ink_on(ground: str) -> str:
    """Black or white, whichever can be read on `ground`."""
    return "#fff" if contrast(parse(ground), (255, 255, 255)) >= WANTED_CONTRAST else "#000000de"


def names() -> Iterator[tuple[str, str]]:
    """Each colour's name and digits: `purple-000`, `7253ed`."""
    for hue, steps in COLOURS.items():
        for step, digits in steps.items():
            yield f"{hue}-{step}", digits


def variables(selector: str, values: Iterator[tuple[str, str]]) -> str:
    """A rule that sets one custom property for each pair of name and value."""
    return f"{selector}{{" + ";".join(f"--essay-{name}:{value}" for name, value in values) + "}"


def colour_rules() -> Iterator[str]:
    """The palette, and the classes that set text and ground in it."""
    yield variables(SCOPE, ((name, f"#{digits}") for name, digits in names()))
    yield variables(SCOPE, ((f"text-{name}", f"#{readable(digits, LIGHT_PAGE)}") for name, digits in names()))
    dark = f"[data-md-color-scheme=slate] {SCOPE}"
    yield "@media screen{"
    yield variables(dark, ((f"text-{name}", f"#{readable(digits, DARK_PAGE)}") for name, digits in names()))
    grounds = COLOURS["grey-lt"]
    yield variables(
        dark, ((f"grey-lt-{step}", f"hsla(var(--md-hue),15%,{DARK_GROUNDS[step]}%,1)") for step in grounds)
    )
    yield "}"
    for name, _ in names():
        yield f"{SCOPE} .text-{name}{{color:var(--essay-text-{name})!important}}"
        yield f"{SCOPE} .bg-{name}{{background-color:var(--essay-{name})!important}}"
    painted = [(name, digits) for name, digits in names() if not name.startswith("grey-lt")]
    for ink in ("#000000de", "#fff"):
        group = ",".join(f".bg-{name}" for name, digits in painted if ink_on(digits) == ink)
        yield f"{SCOPE} :is({group}){{color:{ink};--md-typeset-a-color:currentcolor}}"
    everyone = ",".join(f".bg-{name}" for name, _ in painted)
    # Who paints the ground has chosen the text for it: there it is the colour as named.
    yield variables(f"{SCOPE} :is({everyone})", ((f"text-{name}", f"#{digits}") for name, digits in names()))


def length(pixels: int) -> str:
    """A length of just-the-docs in Material's rem."""
    return f"{pixels / REM_PIXELS:g}rem" if pixels else "0"


def spacing_rules(screen: str) -> Iterator[str]:
    """Margins and padding; `screen` is empty, or `md-` and the like."""
    for letter, prop in (("m", "margin"), ("p", "padding")):
        for side, suffix in SIDES.items():
            for size, pixels in enumerate(SPACES):
                yield f"{SCOPE} .{letter}{side}-{screen}{size}{{{prop}{suffix}:{length(pixels)}!important}}"
    for size, pixels in enumerate(SPACES[1:], start=1):
        yield f"{SCOPE} .mxn-{screen}{size}{{margin-inline:-{length(pixels)}!important}}"


def display_rules(screen: str) -> Iterator[str]:
    """How an element takes part in the flow."""
    for display in DISPLAYS:
        yield f"{SCOPE} .d-{screen}{display}{{display:{display}!important}}"


def stylesheet() -> str:
    """The whole file."""
    lines = [*colour_rules(), *spacing_rules("")]
    lines.extend(f"{SCOPE} .{side}-auto{{{prop}:auto!important}}" for side, prop in AUTOMATIC.items())
    centred = ",".join(f".mx-{size}-auto" for size in range(len(SPACES)))
    lines.append(f"{SCOPE} :is({centred}){{margin-inline:auto!important}}")
    lines.extend(display_rules(""))
    for screen, pixels in SCREENS.items():
        lines.append(f"@media (min-width:{pixels / 16:g}em){{")
        lines.extend((*spacing_rules(f"{screen}-"), *display_rules(f"{screen}-")))
        lines.append("}")
    return HEADER + "\n".join(lines) + "\n"


def main(arguments: list[str]) -> int:
    """Write the file, or say whether it is as it should be."""
    text = stylesheet()
    if "--check" in arguments:
        return 0 if STYLESHEET.read_text(encoding="utf-8") == text else 1
    STYLESHEET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Ruby's strftime, with its flags and widths."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

DIRECTIVE = re.compile(r"%([-0^#_:]*)([0-9]{0,4})([A-Za-z%+])")
MAX_WIDTH = 1000

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

Time = datetime.datetime
Number = tuple[Callable[[Time], int], int, str]

NUMBERS: dict[str, Number] = {
    "Y": (lambda time: time.year, 4, "0"),
    "C": (lambda time: time.year // 100, 2, "0"),
    "y": (lambda time: time.year % 100, 2, "0"),
    "m": (lambda time: time.month, 2, "0"),
    "d": (lambda time: time.day, 2, "0"),
    "e": (lambda time: time.day, 2, " "),
    "j": (lambda time: time.timetuple().tm_yday, 3, "0"),
    "H": (lambda time: time.hour, 2, "0"),
    "k": (lambda time: time.hour, 2, " "),
    "I": (lambda time: time.hour % 12 or 12, 2, "0"),
    "l": (lambda time: time.hour % 12 or 12, 2, " "),
    "M": (lambda time: time.minute, 2, "0"),
    "S": (lambda time: time.second, 2, "0"),
    "u": (lambda time: time.isoweekday(), 1, "0"),
    "w": (lambda time: time.isoweekday() % 7, 1, "0"),
    "G": (lambda time: time.isocalendar()[0], 4, "0"),
    "g": (lambda time: time.isocalendar()[0] % 100, 2, "0"),
    "V": (lambda time: time.isocalendar()[1], 2, "0"),
    "U": (lambda time: week_of(time, (time.weekday() + 1) % 7), 2, "0"),
    "W": (lambda time: week_of(time, time.weekday()), 2, "0"),
    "s": (lambda time: int(time.timestamp()), 1, "0"),
}

WORDS: dict[str, Callable[[Time], str]] = {
    "A": lambda time: DAYS[time.weekday()],
    "a": lambda time: DAYS[time.weekday()][:3],
    "B": lambda time: MONTHS[time.month - 1],
    "b": lambda time: MONTHS[time.month - 1][:3],
    "h": lambda time: MONTHS[time.month - 1][:3],
    "p": lambda time: "AM" if time.hour < 12 else "PM",
    "P": lambda time: "am" if time.hour < 12 else "pm",
    "Z": lambda time: time.tzname() or "UTC",
    "%": lambda _: "%",
    "n": lambda _: "\n",
    "t": lambda _: "\t",
}

COMPOSITES = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "v": "%e-%^b-%4Y",
}


def week_of(time: Time, days_into_week: int) -> int:
    return (time.timetuple().tm_yday + 6 - days_into_week) // 7


def strftime(value: datetime.date, form: str) -> str:
    """`value` in the form of `form`; a date counts as its midnight, unknown directives stay."""
    time = as_time(value)
    return DIRECTIVE.sub(lambda found: directive(time, found), form)


def as_time(value: datetime.date) -> Time:
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day)
    return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)


def directive(time: Time, found: re.Match[str]) -> str:
    flags, width_text, letter = found[1], found[2], found[3]
    width = min(int(width_text), MAX_WIDTH) if width_text else None
    if letter in NUMBERS:
        read, usual_width, fill = NUMBERS[letter]
        return pad_number(read(time), flags, usual_width if width is None else width, fill)
    if letter in "LN":
        return fraction(time, width or (3 if letter == "L" else 9))
    if letter == "z":
        return zone(time, flags, width)
    if letter in COMPOSITES:
        return pad_word(strftime(time, COMPOSITES[letter]), flags, width)
    if letter in WORDS:
        return pad_word(swap_case(WORDS[letter](time), letter, flags), flags, width)
    return found[0]


def pad_number(number: int, flags: str, width: int, fill: str) -> str:
    if "-" in flags:
        return str(number)
    if "_" in flags:
        fill = " "
    elif "0" in flags:
        fill = "0"
    sign = "-" if number < 0 else ""
    if fill == "0":
        return sign + str(abs(number)).rjust(width - len(sign), "0")
    return str(number).rjust(width)


def pad_word(word: str, flags: str, width: int | None) -> str:
    if "^" in flags:
        word = word.upper()
    return word if width is None or "-" in flags else word.rjust(width, "0" if "0" in flags else " ")


def swap_case(word: str, letter: str, flags: str) -> str:
    if "#" not in flags:
        return word
    return word.lower() if letter in "pZ" else word.upper()


def fraction(time: Time, digits: int) -> str:
    return f"{time.microsecond:06d}"[:digits].ljust(digits, "0")


def zone(time: Time, flags: str, width: int | None) -> str:
    offset = int((time.utcoffset() or datetime.timedelta()).total_seconds())
    sign, offset = ("-", -offset) if offset < 0 else ("+", offset)
    hours, minutes, seconds = offset // 3600, offset // 60 % 60, offset % 60
    colons = flags.count(":")
    text = f"{hours:02d}{':' if colons else ''}{minutes:02d}" + (f":{seconds:02d}" if colons > 1 else "")
    return sign + text.rjust((width or 0) - 1, "0")

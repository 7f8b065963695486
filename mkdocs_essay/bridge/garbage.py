"""Looks for garbage in cycles more rarely while a site is built.

A build makes trees and text that live until a page is written and then go by counting references. Python
goes through all of them again and again for cycles, which is a tenth of the time of a build and finds next
to nothing.
"""

from __future__ import annotations

import gc
from dataclasses import dataclass

# Allocations before the youngest objects are gone through; Python's own is 700.
_RARE = 50_000


@dataclass(slots=True)
class _Rarity:
    """How many builds are going on in this process, and what held before the first."""

    builds: int = 0
    usual: tuple[int, int, int] = (700, 10, 10)


_rarity = _Rarity()


def begin() -> None:
    """A build begins."""
    if _rarity.builds == 0:
        _rarity.usual = gc.get_threshold()
        if gc.isenabled():
            gc.set_threshold(max(_RARE, _rarity.usual[0]), *_rarity.usual[1:])
    _rarity.builds += 1


def end() -> None:
    """A build has ended, well or not; after the last one all is as before."""
    if _rarity.builds == 0:
        return
    _rarity.builds -= 1
    if _rarity.builds == 0:
        gc.set_threshold(*_rarity.usual)

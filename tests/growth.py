"""Whether work grows no faster than what it is given; forgiving of a busy machine, not of a square."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 4
REPEATS = 3
# Below this many seconds of the processor nothing is said: the clock is too coarse.
SLACK = 0.05


def seconds(work: Callable[[], object]) -> float:
    """Processor time of one run of `work`, without the search for garbage in cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        if was_enabled:
            gc.enable()


def assert_linear(run: Callable[[int], Callable[[], object]], size: int, times: int = 2) -> None:
    """Assert that `times` the size takes at most 2.5 times the time for each doubling.

    `run` prepares the work for a size. The fastest of several runs counts, and a measurement that fails is
    made again: noise passes, a square (4 times for each doubling) does not.
    """
    limit = 2.5 ** (times.bit_length() - 1)
    for _ in range(TRIES):
        small, large = (min(seconds(run(each)) for _ in range(REPEATS)) for each in (size, times * size))
        if large <= limit * small + SLACK:
            return
    raise AssertionError(f"{times} times {size} took {large:.3f} s instead of {small:.3f} s")

"""Takes times so that noise falls on a figure and its baseline alike: they take turns, and medians are compared."""

import gc
from collections.abc import Callable
from statistics import median, quantiles
from time import perf_counter_ns

Work = Callable[[], object]


def milliseconds(work: Work) -> float:
    """How long one call takes."""
    start = perf_counter_ns()
    work()
    return (perf_counter_ns() - start) / 1e6


def in_turns(rounds: int, *works: Work, warm: int = 3) -> list[list[float]]:
    """The milliseconds of each work, ``rounds`` times in turns, after a few rounds that do not count."""
    for _ in range(warm):
        for work in works:
            work()
    gc.collect()
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            taken.append(milliseconds(work))
    return times


def percentile(times: list[float], percent: int) -> float:
    """The time that this share of the calls stayed within."""
    return quantiles(times, n=100, method="inclusive")[percent - 1]


__all__ = ["in_turns", "median", "milliseconds", "percentile"]

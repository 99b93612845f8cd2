"""A measured figure beside its baseline, and the table of all of them."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

_HEADS = ("figure", "measured", "baseline of this run", "it took", "ratio", "aim", "met")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and the same machine's plain way of doing the like, measured in between.

    ``aim`` is the most that ``value`` (in ``unit``) or the ratio may be; None where the figure is for information.
    """

    name: str
    value: float
    unit: str
    baseline: str
    base: float
    aim: float | None = None
    aim_on: Literal["value", "ratio"] = "value"

    @property
    def ratio(self) -> float:
        """How many times the baseline."""
        return self.value / self.base

    @property
    def met(self) -> bool | None:
        """Whether the aim is met; None where there is none."""
        if self.aim is None:
            return None
        return (self.ratio if self.aim_on == "ratio" else self.value) <= self.aim

    def cells(self) -> tuple[str, ...]:
        """Its row of the table."""
        aim = "-" if self.aim is None else f"{self.aim:g}" + (" x" if self.aim_on == "ratio" else f" {self.unit}")
        met = {True: "met", False: "not met", None: "-"}[self.met]
        value, took = (f"{_short(number)} {self.unit}" for number in (self.value, self.base))
        return (self.name, value, self.baseline, took, f"{self.ratio:.2f}", aim, met)


def table(figures: Sequence[Figure]) -> list[str]:
    """The lines of the table, after one on how busy the machine is."""
    rows = [_HEADS, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    rows.insert(1, tuple("-" * width for width in widths))
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [_machine(), "", *lines]


def _short(number: float) -> str:
    return f"{number:.0f}" if number >= 100 else f"{number:.3g}"


def _machine() -> str:
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} processors{load}. Nothing fails on a time: on a busy machine trust the ratios."

"""Reading the fields of a paper: lines, actions, days."""

from collections.abc import Mapping
from datetime import date

from hubdesk.domain.dates import read_date
from hubdesk.domain.paper import Action


def lines_of(text: str) -> tuple[str, ...]:
    """The lines that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def actions_of(text: str) -> tuple[Action, ...]:
    """One action a line; an owner may stand in front: ``Jo: go with the person``."""
    return tuple(_action(line) for line in lines_of(text))


def day_of(typed: Mapping[str, str], name: str) -> date | None:
    """A date in three fields; None where there is none, or none that can be read."""
    try:
        return read_date(*(typed.get(f"{name}.{part}", "") for part in ("day", "month", "year")))
    except ValueError:
        return None


def days_in(typed: Mapping[str, str]) -> set[str]:
    """The names of the dates of which something is typed."""
    return {name.rpartition(".")[0] for name in typed if name.endswith((".day", ".month", ".year"))}


def half_a_day(typed: Mapping[str, str], name: str) -> bool:
    """Whether something is typed that is no date."""
    parts = [typed.get(f"{name}.{part}", "") for part in ("day", "month", "year")]
    return any(part.strip() for part in parts) and day_of(typed, name) is None


def number_of(text: str, low: int, high: int) -> int:
    """A whole number within bounds; the lowest where it is none."""
    return min(high, max(low, int(text))) if text.strip().isdecimal() else low


def decimal_of(text: str) -> float:
    """A small signed number of millimetres; 0 where it is none, at most 10 either way."""
    try:
        found = float(text.strip().replace(",", ".") or 0)
    except ValueError:
        return 0.0
    return max(-10.0, min(10.0, found)) if found == found else 0.0


def _action(line: str) -> Action:
    owner, colon, what = line.partition(": ")
    return Action(what.strip(), owner.strip()) if colon and len(owner) <= 40 and what.strip() else Action(line)

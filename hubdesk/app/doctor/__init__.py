"""``hubdesk doctor`` and "This computer": whether hubdesk is well on this computer, in words that IT can act on.

Needs no password, opens no record, and says nothing about anybody: sign-in names, people and their numbers never come
into a finding. Each check is a function that gives one finding; one that fails by itself is a finding too.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from hubdesk.domain.clock import Clock
from hubdesk.domain.health import Finding, wrong
from hubdesk.domain.machine_settings import Rules
from hubdesk.domain.problems import KnownProblem


@dataclass(frozen=True, slots=True)
class Ward:
    """What the checks look at: the data folder, who named it, what IT has fixed, and the time."""

    folder: Path
    rules: Rules
    clock: Clock
    chosen: bool = False
    """Whether the folder was given on the command line."""
    printers: Sequence[str] | None = None
    """The names of the printers, where the window has asked for them; else they are asked for here."""


Check = Callable[[Ward], Finding]


def examine(ward: Ward, *, with_desktop: bool = True) -> tuple[Finding, ...]:
    """Everything, in the order IT reads it. Some seconds; ``with_desktop`` asks for Qt's parts and the printers."""
    from hubdesk.app.doctor.desktop_checks import DESKTOP
    from hubdesk.app.doctor.place_checks import PLACE
    from hubdesk.app.doctor.program_checks import PROGRAM

    return run_checks((*PROGRAM, *PLACE, *(DESKTOP if with_desktop else ())), ward)


def run_checks(checks: Sequence[Check], ward: Ward) -> tuple[Finding, ...]:
    """One finding for each check."""
    return tuple(_run(check, ward) for check in checks)


def _run(check: Check, ward: Ward) -> Finding:
    name = check.__name__
    title = name.replace("_", " ").capitalize()
    try:
        return check(ward)
    except KnownProblem as problem:
        return wrong(name.replace("_", "-"), title, problem.message, problem.what_next, problem=problem.code)
    except Exception as error:  # noqa: BLE001 - what fails while it is looked at is what the doctor is there to find
        kind = type(error).__name__
        says = f"This could not be looked at ({kind})."
        return wrong(
            name.replace("_", "-"), title, says, "Install hubdesk again; if it stays, report it.", problem=kind
        )

"""How this computer is, for IT and clinical leads: the same list as ``hubdesk doctor``, and the settings."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hubdesk.domain.health import Finding, Fitness, worst
from hubdesk.domain.machine_settings import SET_BY_IT
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.settings_table import DEFAULT, Standing
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.computer import Computer, examine_computer
from hubdesk.services.desk import Desk
from hubdesk.services.ports.doctor import Doctor

TAGS = {Fitness.OK: "", Fitness.WARNING: "Look at", Fitness.WRONG: "Wrong"}
SUMS = {
    Fitness.OK: "hubdesk is well on this computer.",
    Fitness.WARNING: "hubdesk is well on this computer. Something is worth looking at.",
    Fitness.WRONG: "Something is wrong with hubdesk on this computer.",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what it is, what it says, and a mark where something is to be done."""

    label: str
    says: str
    tag: str = ""


@dataclass(frozen=True, slots=True)
class ThisComputerState:
    """The page. Nothing is looked at before somebody asks: it takes some seconds."""

    checks: tuple[Row, ...] = ()
    settings: tuple[Row, ...] = ()
    summary: str = ""
    wrong: bool = False
    busy: bool = False
    trouble: Trouble | None = None


class ThisComputerPresenter(Presenter[ThisComputerState]):
    """Looks when asked."""

    def __init__(self, desk: Desk, runner: Runner, doctor: Doctor) -> None:
        super().__init__(ThisComputerState(), runner)
        self._desk, self._doctor = desk, doctor

    def load(self) -> None:
        """Nothing yet: the check waits for its button."""

    def check(self) -> None:
        """Look at everything now."""
        if not self.state.busy:
            self._show(replace(self.state, busy=True, trouble=None))
            self._work(lambda: examine_computer(self._desk, self._doctor), self._looked, self._failed)

    def _looked(self, found: Computer) -> None:
        sum_up = worst(found.findings)
        self._show(
            ThisComputerState(
                _checks(found.findings), _settings(found.settings), SUMS[sum_up], wrong=sum_up is Fitness.WRONG
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))


def _checks(findings: Sequence[Finding]) -> tuple[Row, ...]:
    """What is to be done first comes first."""
    ordered = sorted(findings, key=lambda one: (one.fitness is not Fitness.WRONG, one.fitness is not Fitness.WARNING))
    return tuple(Row(one.title, f"{one.says} {one.mend}".strip(), TAGS[one.fitness]) for one in ordered)


def _settings(found: Sequence[Standing]) -> tuple[Row, ...]:
    return tuple(Row(one.setting.title, f"{one.setting.shown(one.value)}. {_who(one)}") for one in found)


def _who(one: Standing) -> str:
    if one.locked:
        return f"{SET_BY_IT} ({one.source})."
    return "As it comes." if one.source == DEFAULT else "Set in hubdesk."

"""Register a person with the least that is needed to start."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import Gender, Person, PersonEntry
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.presenters.people import PersonRow, person_row
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PeopleRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.alike import Perhaps
from hubdesk.services.desk import Desk
from hubdesk.services.people import register_person

GENDERS: tuple[tuple[str, str], ...] = tuple(
    (g.value, g.label) for g in (Gender.MALE, Gender.FEMALE, Gender.OTHER, Gender.DECLINED, Gender.NOT_RECORDED)
)


@dataclass(frozen=True, slots=True)
class RegisterState:
    """The register page. ``errors`` are by field name of ``PersonEntry``."""

    entry: PersonEntry = field(default_factory=PersonEntry)
    errors: dict[str, str] = field(default_factory=dict)
    alike: tuple[PersonRow, ...] = ()
    busy: bool = False
    trouble: Trouble | None = None


class RegisterPresenter(Presenter[RegisterState]):
    """Checks and stores what was typed; what was typed stays on screen whatever happens."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        typed: str = "",
    ) -> None:
        super().__init__(RegisterState(entry=_from_search(typed)), runner)
        self._desk, self._go, self._changed = desk, go, changed

    def save(self, entry: PersonEntry) -> None:
        """Register, unless a field needs changing or someone alike is registered."""
        self._save(entry, although_alike=False)

    def save_although_alike(self, entry: PersonEntry) -> None:
        """Register although someone alike is there: the worker has looked."""
        self._save(entry, although_alike=True)

    def open_alike(self, row: PersonRow) -> None:
        """Open the record that is there instead."""
        self._go(PersonRoute(row.person_id, found_among=len(self.state.alike)))

    def cancel(self) -> None:
        """Back to the list without registering."""
        self._go(PeopleRoute())

    def _save(self, entry: PersonEntry, *, although_alike: bool) -> None:
        if self.state.busy:
            return
        self._show(RegisterState(entry=entry, busy=True))
        self._work(
            lambda: register_person(self._desk, entry, although_alike=although_alike), self._registered, self._failed
        )

    def _registered(self, result: tuple[Person, Changes]) -> None:
        person, changes = result
        self._show(replace(self.state, busy=False))
        self._changed(changes)
        self._go(PersonRoute(PersonId(person.id)))

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False)
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        elif isinstance(problem, Perhaps):
            today = self._desk.clock.now().date()
            self._show(replace(state, alike=tuple(person_row(line, today) for line in problem.lines)))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))


def _from_search(typed: str) -> PersonEntry:
    """A search for a name is a start for the form; one with digits in it is not a name."""
    if any(c.isdigit() for c in typed):
        return PersonEntry()
    before, comma, after = typed.partition(",")
    if comma:
        return PersonEntry(family=" ".join(before.split()), given=" ".join(after.split()))
    *given, family = typed.split() or [""]
    return PersonEntry(given=" ".join(given), family=family)

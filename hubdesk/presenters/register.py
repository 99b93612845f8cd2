"""Register a person with the least that is needed to start."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from dataclasses import fields as dataclass_fields

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_time
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import Gender, Person, PersonEntry
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.typed import YES
from hubdesk.domain.typed_pages import TypedKind, TypedPage
from hubdesk.presenters.people import PersonRow, person_row
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PeopleRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.alike import Perhaps
from hubdesk.services.desk import Desk
from hubdesk.services.people import register_person
from hubdesk.services.typed_pages import drop_typed, keep_typed, read_typed

GENDERS: tuple[tuple[str, str], ...] = tuple(
    (g.value, g.label) for g in (Gender.MALE, Gender.FEMALE, Gender.OTHER, Gender.DECLINED, Gender.NOT_RECORDED)
)


@dataclass(frozen=True, slots=True)
class RegisterState:
    """The register page. ``errors`` are by field name of ``PersonEntry``."""

    entry: PersonEntry = field(default_factory=PersonEntry)
    errors: dict[str, str] = field(default_factory=dict)
    alike: tuple[PersonRow, ...] = ()
    kept: str = ""
    """Empty, or when the registration was begun that stands on the page, or waits beside it (``waiting``)."""
    waiting: bool = False
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
        self._begun, self._kept = self.state.entry, PersonEntry()
        self._over = False

    def load(self) -> None:
        """Read what was half typed before; it comes back at once, unless somebody else was looked for meanwhile."""
        self._work(lambda: read_typed(self._desk, TypedKind.REGISTRATION, ""), self._read, lambda _problem: None)

    def keep(self, entry: PersonEntry) -> None:
        """Keep what is typed because the page is being left or the screen locked."""
        nothing_new = entry == self._begun and (self.state.waiting or not self.state.kept)
        if self._over or self.state.busy or nothing_new:
            return
        fields = typed_entry(entry)
        self._work(
            lambda: keep_typed(self._desk, TypedKind.REGISTRATION, "", fields),
            lambda _none: None,
            lambda _problem: None,
        )

    def go_on_with_kept(self) -> None:
        """Put what was half typed before on the page."""
        self._show(replace(self.state, entry=self._kept, waiting=False, errors={}, alike=()))

    def start_empty(self) -> None:
        """Throw away what was half typed."""
        self._drop()
        self._show(RegisterState())

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
        """Back to the list without registering; what is typed is thrown away."""
        self._over = True
        if not self.state.waiting:
            self._drop()
        self._go(PeopleRoute())

    def _read(self, page: TypedPage | None) -> None:
        if page is None:
            return
        self._kept = entry_from(page.fields)
        looked_for = self._begun != PersonEntry()
        shown = replace(self.state, kept=cui_time(page.at), waiting=looked_for)
        self._show(shown if looked_for else replace(shown, entry=self._kept))

    def _drop(self) -> None:
        self._work(
            lambda: drop_typed(self._desk, TypedKind.REGISTRATION, ""), lambda _none: None, lambda _problem: None
        )

    def _save(self, entry: PersonEntry, *, although_alike: bool) -> None:
        if self.state.busy:
            return
        self._show(RegisterState(entry=entry, busy=True))
        self._work(
            lambda: register_person(self._desk, entry, although_alike=although_alike), self._registered, self._failed
        )

    def _registered(self, result: tuple[Person, Changes]) -> None:
        person, changes = result
        self._over = True
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


def typed_entry(entry: PersonEntry) -> dict[str, str]:
    """What is typed, by field; a tick is "yes"."""
    return {name: (YES if value is True else str(value or "")) for name, value in asdict(entry).items()}


def entry_from(fields: Mapping[str, str]) -> PersonEntry:
    """The entry that was kept."""
    ticks = {"birth_estimated", "birth_unknown"}
    known = {one.name for one in dataclass_fields(PersonEntry)}
    return PersonEntry(**{n: (t == YES if n in ticks else t) for n, t in fields.items() if n in known})  # type: ignore[arg-type]


def _from_search(typed: str) -> PersonEntry:
    """A search for a name is a start for the form; one with digits in it is not a name."""
    if any(c.isdigit() for c in typed):
        return PersonEntry()
    before, comma, after = typed.partition(",")
    if comma:
        return PersonEntry(family=" ".join(before.split()), given=" ".join(after.split()))
    *given, family = typed.split() or [""]
    return PersonEntry(given=" ".join(given), family=family)

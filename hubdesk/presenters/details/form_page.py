"""One page of details: loads it, checks and saves what was typed, and warns of people alike."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.details import Section, typed_section
from hubdesk.domain.identifiers import show_nhs_number
from hubdesk.domain.ids import PersonId
from hubdesk.domain.offence_data import TAG, is_offence_data
from hubdesk.domain.people import Person, PersonEntry
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.still_to_ask import still_to_ask
from hubdesk.domain.typed import YES
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.details.fields import Find, Form
from hubdesk.presenters.details.sections import IDENTITY, TITLES, section_form
from hubdesk.presenters.directory.finding import Found, find
from hubdesk.presenters.people import PersonRow, person_row
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import DetailsRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.alike import Perhaps
from hubdesk.services.desk import Desk
from hubdesk.services.details import KnownPerson, correct_identity, open_details, save_section
from hubdesk.services.typed_pages import drop_typed, keep_typed, read_typed

_WHICH = "_section"
"""Beside what is typed: which section it belongs to."""


@dataclass(frozen=True, slots=True)
class FormPageState:
    """The page. ``values`` is what is stored (the fields begin with it), ``errors`` are by field name."""

    form: Form
    banner: BannerState | None = None
    loaded: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    alike: tuple[PersonRow, ...] = ()
    next_title: str = ""
    """The section that is asked next, if one is still to ask."""
    busy: bool = False
    trouble: Trouble | None = None
    typed: Mapping[str, str] = field(default_factory=dict)
    """What this user had typed when the screen was locked and what could not be saved: the fields begin with it."""
    mark: str = ""
    """What the section is marked with; empty for most."""


class FormPagePresenter(Presenter[FormPageState]):
    """A section of the details, or the identity where ``section`` is None."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
        section: Section | None,
    ) -> None:
        form = section_form(section) if section else IDENTITY
        super().__init__(FormPageState(form, mark=TAG if is_offence_data(section) else ""), runner)
        self._desk, self._go, self._changed = desk, go, changed
        self._id, self._section, self._version = person_id, section, 0
        self._next: Section | None = None
        self._onward: Callable[[], None] = self.leave

    def load(self) -> None:
        """Read what is known; the view is audited."""
        self._work(self._read, self._loaded, self._failed)

    def save(self, values: Mapping[str, str]) -> None:
        """Save, then back to the person."""
        self._save(values, self.leave, although_alike=False)

    def save_and_next(self, values: Mapping[str, str]) -> None:
        """Save, then on to the next section that is still to ask."""
        self._save(values, self._go_next, although_alike=False)

    def save_although_alike(self, values: Mapping[str, str]) -> None:
        """Save although somebody alike is registered: the worker has looked."""
        self._save(values, self._onward, although_alike=True)

    def keep(self, values: Mapping[str, str]) -> None:
        """Save what can be saved because the page is being left or the screen locked; what cannot is kept as typed,
        and stands on the page when this user comes back to it.

        An identity is never corrected this way: that takes a reason and a press.
        """
        section, version = self._section, self._version
        if self.state.busy or not self.state.loaded:
            return

        def work() -> Changes:  # one job: when the screen locks, none comes after it
            if section is not None:
                with suppress(KnownProblem):
                    changes = save_section(self._desk, self._id, section, version, values)[1]
                    drop_typed(self._desk, TypedKind.DETAILS, self._id)
                    return changes
            keep_typed(self._desk, TypedKind.DETAILS, self._id, {**values, _WHICH: self._which})
            return Changes.of()

        self._work(work, self._changed, lambda _problem: None)

    def forget(self) -> None:
        """What is typed is not wanted any more."""
        self._work(
            lambda: drop_typed(self._desk, TypedKind.DETAILS, self._id), lambda _none: None, lambda _problem: None
        )

    @property
    def _which(self) -> str:
        return self._section.value if self._section else "identity"

    def find(self, spec: Find, typed: str, show: Callable[[Found], None]) -> None:
        """Look in the directory; ``show`` hears what was found."""
        self._work(lambda: find(self._desk, spec.where, typed, spec.destination), show, self._failed)

    def open_alike(self, row: PersonRow) -> None:
        """Look at the other record."""
        self._go(PersonRoute(row.person_id, found_among=len(self.state.alike)))

    def leave(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def _go_next(self) -> None:
        if self._next is None:
            self.leave()
        else:
            self._go(DetailsRoute(self._id, self._next))

    def _save(self, values: Mapping[str, str], onward: Callable[[], None], *, although_alike: bool) -> None:
        if self.state.busy or not self.state.loaded:
            return
        self._onward = onward
        self._show(replace(self.state, busy=True, errors={}, alike=(), trouble=None))
        version, section = self._version, self._section

        def work() -> Changes:
            if section is not None:
                return save_section(self._desk, self._id, section, version, values, although_alike=although_alike)[1]
            entry, reason = _entry(values), values.get("reason", "")
            return correct_identity(self._desk, self._id, version, entry, reason, although_alike=although_alike)[1]

        self._work(work, lambda changes: self._saved(values, changes), self._failed)

    def _read(self) -> tuple[KnownPerson, Mapping[str, str]]:
        known = open_details(self._desk, self._id, self._section)
        page = read_typed(self._desk, TypedKind.DETAILS, self._id)
        mine = page is not None and page.fields.get(_WHICH) == self._which
        return known, {n: t for n, t in page.fields.items() if n != _WHICH} if mine and page is not None else {}

    def _loaded(self, found: tuple[KnownPerson, Mapping[str, str]]) -> None:
        known, typed = found
        today = self._desk.clock.now().date()
        section = self._section
        if section is None:
            self._version, values = known.person.version, _typed_identity(known.person)
        else:
            self._version = known.details.version(section)
            values = typed_section(section, known.details.value(section))
        self._next = _next(section, [missing.section for missing in still_to_ask(known.details)])
        self._show(
            replace(
                self.state,
                banner=person_banner(known.head, today) if known.head else None,
                loaded=True,
                values=values,
                typed=typed,
                next_title=TITLES[self._next] if self._next else "",
                trouble=None,
            )
        )

    def _saved(self, values: Mapping[str, str], changes: Changes) -> None:
        self._show(replace(self.state, busy=False, values=values, typed={}))
        self.forget()
        self._changed(changes)
        self._onward()

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False)
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=_by_field(problem.fields)))
        elif isinstance(problem, Perhaps):
            today = self._desk.clock.now().date()
            self._show(replace(state, alike=tuple(person_row(line, today) for line in problem.lines)))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))


def _next(section: Section | None, missing: Sequence[Section]) -> Section | None:
    """The section to ask after this one: the next that is missing in order, or the first; never this one again."""
    order = list(Section)
    here = order.index(section) if section else -1
    others = [s for s in missing if s is not section]
    return next((s for s in others if order.index(s) > here), others[0] if others else None)


def _by_field(problems: Mapping[str, str]) -> dict[str, str]:
    """``check_identity`` names the year; the page has one field for the whole date."""
    return {"birth" if name == "birth_year" else name: message for name, message in problems.items()}


def _entry(values: Mapping[str, str]) -> PersonEntry:
    def text(name: str) -> str:
        return values.get(name, "")

    return PersonEntry(
        family=text("family"),
        given=text("given"),
        title=text("title"),
        preferred=text("preferred"),
        birth_day=text("birth.day"),
        birth_month=text("birth.month"),
        birth_year=text("birth.year"),
        birth_estimated=text("birth_estimated") == YES,
        birth_unknown=text("birth_unknown") == YES,
        gender=text("gender"),
        nhs_number=text("nhs_number"),
    )


def _typed_identity(person: Person) -> dict[str, str]:
    name, born = person.name, person.born
    fields = {
        "family": name.family,
        "given": name.given,
        "title": name.title,
        "preferred": name.preferred,
        "birth.day": str(born.day or ""),
        "birth.month": str(born.month or ""),
        "birth.year": f"{born.year:04d}" if born.year is not None else "",
        "birth_estimated": YES if born.estimated else "",
        "birth_unknown": "" if born.known else YES,
        "gender": person.gender.value,
        "nhs_number": show_nhs_number(person.nhs_number) if person.nhs_number else "",
    }
    return {key: text for key, text in fields.items() if text}

"""One service round the hub: its fields, when it was checked, and who changed it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.ids import UserId
from hubdesk.domain.local_services import DESTINATIONS, Commissioner, LocalService, Pathway, typed_service
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.details.fields import Day, Form, Group, Line, Options, Select, Tick
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.local_services import (
    OpenService,
    check_service,
    new_service,
    open_service,
    retire_service,
    save_service,
)
from hubdesk.services.staff_names import FORMER, staff_names


def _all(kind: type[StrEnum]) -> Options:
    return tuple((one.value, one.label) for one in kind)  # type: ignore[attr-defined]


FORM = Form(
    "A service",
    "What stands here fills the letters that are sent there. It holds nothing about a person.",
    (
        Group(
            "",
            (
                Line("name", "Name of the service"),
                Select("destination", "What kind of service is it?", tuple(DESTINATIONS.items()), nothing="Choose one"),
                Line("area", "Area it serves (optional)", "A borough or district. Empty: the whole area of the hub"),
            ),
        ),
        Group(
            "How to reach it",
            (
                Line("who", "Whom to ask for (optional)", "A role, like Duty worker"),
                (Line("phone", "Phone", chars=20), Line("email", "Email (optional)", "For letters by NHSmail")),
                Line("line0", "Address"),
                Line("line1", "Second line (optional)"),
                (Line("town", "Town"), Line("postcode", "Postcode", chars=10)),
                Line("hours", "Open (optional)", "Like Monday to Friday, 9am to 5pm"),
            ),
        ),
        Group(
            "Who it is for",
            (
                Tick("self_referral", "People refer themselves"),
                Tick("women_only", "For women only"),
                Tick("veterans", "For people who served in the armed forces"),
                Line("languages", "Languages (optional)", "Other than English"),
                Line(
                    "rules",
                    "Its own rules (optional)",
                    "Who is taken, what leads to discharge. As the service says it",
                    lines=3,
                ),
            ),
        ),
        Group(
            "For reports",
            (
                Select("commissioner", "Who pays for it (optional)", _all(Commissioner), nothing="Not recorded"),
                Select("pathway", "Pathway (optional)", _all(Pathway), nothing="Not recorded"),
            ),
        ),
        Group("Checked", (Day("checked_on", "Last checked on", "By a call, or on the service's own page"),)),
    ),
)


@dataclass(frozen=True, slots=True)
class ServiceState(EntryState):
    """The page. Who may not change it sees ``facts`` alone."""

    title: str = "A new service"
    values: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[tuple[str, str], ...] = ()
    history: tuple[str, ...] = ()
    stale: str = ""
    may_keep: bool = False
    stored: bool = False
    retired: bool = False
    said: str = ""
    loaded: bool = False


class ServicePresenter(EntryPresenter[ServiceState]):
    """A service; without an id, a new one."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        changed: Callable[[Changes], None],
        leave: Callable[[], None],
        service_id: str = "",
    ) -> None:
        super().__init__(ServiceState(may_keep=may(desk.actor.role, Permission.KEEP_SERVICES)), runner)
        self._desk, self._changed, self._leave, self._id = desk, changed, leave, service_id
        self._service: LocalService | None = None

    def load(self) -> None:
        """Read it, or make an empty one."""

        def read() -> tuple[OpenService, dict[UserId, str]]:
            found = open_service(self._desk, self._id) if self._id else OpenService(new_service(self._desk))
            return found, staff_names(self._desk)

        self._work(read, self._loaded, self._failed)

    def save(self, typed: Mapping[str, str]) -> None:
        """Keep it, then back to the list."""
        standing = self._service
        if standing is not None:
            self._change(lambda: save_service(self._desk, standing, typed), leave=True)

    def checked(self) -> None:
        """It was checked today and is right."""
        standing = self._service
        if standing is not None:
            self._change(lambda: check_service(self._desk, standing))

    def retire(self, *, retired: bool) -> None:
        """Offer it no more, or again."""
        standing = self._service
        if standing is not None:
            self._change(lambda: retire_service(self._desk, standing, retired=retired))

    def leave(self) -> None:
        """Back to the list."""
        self._leave()

    def _change(self, work: Callable[[], tuple[LocalService, Changes]], *, leave: bool = False) -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))

        def done(result: tuple[LocalService, Changes]) -> None:
            service, changes = result
            self._changed(changes)
            if leave:
                self._leave()
            else:
                self._id = service.id
                self._show(replace(self.state, busy=False, said="It was written down."))
                self.load()

        self._work(work, done, self._failed)

    def _loaded(self, read: tuple[OpenService, dict[UserId, str]]) -> None:
        (found, names), today = read, self._desk.clock.now().date()
        service = self._service = found.service
        checked = cui_date(service.checked_on) if service.checked_on else "never"
        stale = f"Last checked: {checked}. Call before you send anything there." if service.stale(today) else ""
        self._show(
            replace(
                self.state,
                title=service.name or "A new service",
                values=typed_service(service),
                facts=_facts(service, checked),
                history=tuple(
                    f"{cui_date_time(one.at)}, {names.get(one.by, FORMER)}: version {one.service.version}"
                    + (", retired" if one.service.retired else "")
                    for one in found.history
                ),
                stale=stale if service.version else "",
                stored=bool(service.version),
                retired=service.retired,
                busy=False,
                loaded=True,
            )
        )

    def _stopped(self) -> ServiceState:
        return replace(self.state, busy=False, loaded=True)


def _facts(service: LocalService, checked: str) -> tuple[tuple[str, str], ...]:
    facts = (
        ("Kind", service.destination_label),
        ("Area", service.area or "The whole area of the hub"),
        ("Ask for", service.who),
        ("Phone", service.phone),
        ("Email", service.email),
        ("Address", service.address),
        ("Open", service.hours),
        ("For", ", ".join(service.tags)),
        ("Its own rules", service.rules),
        ("Paid by", service.commissioner.label if service.commissioner else ""),
        ("Pathway", service.pathway.label if service.pathway else ""),
        ("Last checked", checked),
    )
    return tuple((label, text) for label, text in facts if text)

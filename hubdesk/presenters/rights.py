"""Privacy notice, objections and copies of the record of one person: what stands, and writing down what is new."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.rights import (
    Decision,
    NoticeHow,
    Objection,
    ObjectionId,
    ObjectsTo,
    RecordRequest,
    RequestId,
    RequestStep,
)
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.routes import AccessRoute, PaperRoute, PersonRoute, RecordCopyRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import begin_paper
from hubdesk.services.record_requests import RequestEntry, ask_for_copy, decide_request
from hubdesk.services.rights import (
    ObjectionEntry,
    Rights,
    decide_objection,
    read_rights,
    record_notice,
    record_objection,
)
from hubdesk.services.staff_names import FORMER

HOWS: tuple[tuple[str, str], ...] = tuple((how.value, how.label) for how in NoticeHow)
TO_WHAT: tuple[tuple[str, str], ...] = tuple((to.value, to.label) for to in ObjectsTo)
READERS: tuple[tuple[str, str], ...] = tuple((reader.value, reader.label) for reader in Recipient)
DECISIONS: tuple[tuple[str, str], ...] = tuple((one.value, one.label) for one in Decision)
NOTICE, EASY_READ = "sheet-privacy-notice", "sheet-privacy-easy-read"
_TAGS = {
    None: ("Waits for a clinical lead", "orange"),
    Decision.UPHELD: ("Upheld", "red"),
    Decision.NOT_UPHELD: ("Not upheld", "grey"),
    Decision.WITHDRAWN: ("Taken back", "grey"),
}


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """One objection."""

    key: str
    title: str
    words: str
    told: tuple[str, ...]
    """By whom and when, and what was decided."""
    tag: str
    tag_kind: str
    closed: bool


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One request for a copy of the record."""

    key: str
    title: str
    told: tuple[str, ...]
    tag: str
    tag_kind: str
    may_decide: bool = False
    may_write: bool = False


@dataclass(frozen=True, slots=True)
class RightsState:
    """What the page shows."""

    banner: BannerState | None = None
    notice: str = ""
    notice_tag: tuple[str, str] = ("", "grey")
    objections: tuple[ObjectionRow, ...] = ()
    requests: tuple[RequestRow, ...] = ()
    may_decide: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)
    done: str = ""
    """Which part was written down last ("notice", "objection", "request", "decision"): its fields empty."""
    said: str = ""
    hidden: str = ""
    busy: bool = False
    trouble: Trouble | None = None


class RightsPresenter(Presenter[RightsState]):
    """Reads the page (audited) and writes down what is new."""

    topics = frozenset({Topic.RIGHTS, Topic.PEOPLE})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(RightsState(may_decide=may(desk.actor.role, Permission.DECIDE_RIGHTS)), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id

    def load(self) -> None:
        """Read it."""
        self._work(lambda: read_rights(self._desk, self._id), self._loaded, self._failed)

    def record_notice(self, how: str, day: tuple[str, str, str]) -> None:
        """The privacy notice was given."""
        self._do("notice", "Written down.", lambda: record_notice(self._desk, self._id, how, day))

    def record_objection(self, entry: ObjectionEntry) -> None:
        """The person objects."""
        said = "Written down. Until a clinical lead has decided, what they object to is not done."
        self._do("objection", said, lambda: record_objection(self._desk, self._id, entry))

    def decide(self, key: str, decision: str, reasons: str) -> None:
        """What was decided about an objection."""
        self._do(
            "decision",
            "The decision is written down.",
            lambda: decide_objection(self._desk, self._id, ObjectionId(key), decision, reasons),
        )

    def ask(self, entry: RequestEntry) -> None:
        """A copy of the record was asked for."""
        self._do("request", "Written down. A clinical lead approves it.", lambda: self._asked(entry))

    def approve(self, key: str, reason: str) -> None:
        """A lead approves the copy."""
        self._decide_request(key, reason, approve=True)

    def refuse(self, key: str, reason: str) -> None:
        """A lead refuses it."""
        self._decide_request(key, reason, approve=False)

    def write_copy(self, key: str) -> None:
        """To the page that writes the copy."""
        self._go(RecordCopyRoute(self._id, RequestId(key)))

    def print_notice(self, *, easy_read: bool) -> None:
        """Begin the sheet; it opens as any paper does."""
        template = EASY_READ if easy_read else NOTICE
        self._work(
            lambda: begin_paper(self._desk, self._id, template),
            lambda made: self._go(PaperRoute(made[0].id)),
            self._failed,
        )

    def open_access(self) -> None:
        """Who looked at this record."""
        self._go(AccessRoute(self._id))

    def back(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def _asked(self, entry: RequestEntry) -> Changes:
        return ask_for_copy(self._desk, self._id, entry)

    def _decide_request(self, key: str, reason: str, *, approve: bool) -> None:
        said = "Approved. The copy can be written for 30 days." if approve else "Refused, with the reason."
        self._do(
            "decision",
            said,
            lambda: decide_request(self._desk, self._id, RequestId(key), reason, approve=approve),
            key,
        )

    def _do(self, part: str, said: str, work: Callable[[], Changes], key: str = "") -> None:
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, said="", done="", trouble=None))

        def done(changes: Changes) -> None:
            self._show(replace(self.state, busy=False, said=said, done=part))
            self._changed(changes)
            self.load()

        def failed(problem: KnownProblem) -> None:
            if isinstance(problem, InvalidEntry):
                fields = {f"{part}.{key or name}": message for name, message in problem.fields.items()}
                self._show(replace(self.state, busy=False, errors=fields))
            else:
                self._failed(problem)

        self._work(work, done, failed)

    def _loaded(self, rights: Rights) -> None:
        now, hidden = self._desk.clock.now(), rights.head.officer_present
        role = self._desk.actor.role
        line, tag = _notice(rights)
        self._show(
            replace(
                self.state,
                banner=person_banner(rights.head, now.date()),
                notice=line,
                notice_tag=tag,
                objections=() if hidden else tuple(_objection(o, rights) for o in reversed(rights.objections)),
                requests=()
                if hidden
                else tuple(
                    _request(
                        one,
                        rights,
                        may_decide=one.waits and may(role, Permission.DECIDE_RIGHTS),
                        may_write=one.may_be_given(now) and may(role, Permission.COPY_RECORD),
                        late=not one.answered and now.date() > one.due,
                    )
                    for one in reversed(rights.requests)
                ),
                hidden=HIDDEN if hidden else "",
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))


def notice_line(rights: Rights) -> str:
    """What stands of the privacy notice, in one line."""
    return _notice(rights)[0]


def _notice(rights: Rights) -> tuple[str, tuple[str, str]]:
    given = rights.notice
    if given is None:
        return "Nobody has recorded that the person was given the privacy notice.", ("Not recorded", "orange")
    who = _who(rights, given.by)
    line = f"{given.how.label}, {cui_date(given.on_day)}, version {given.version} ({given.version_date}), {who}."
    if rights.notice_is_old:
        return f"{line} The trust has a newer version: give it to them.", ("Older version", "orange")
    return line, ("Given", "green") if given.how is not NoticeHow.DECLINED else ("Offered", "blue")


def _objection(one: Objection, rights: Rights) -> ObjectionRow:
    readers = ", ".join(reader.label for reader in one.readers) or "anybody"
    with_whom = f": with {readers}" if one.to is ObjectsTo.SHARING else ""
    told = [f"Told {cui_date(one.at.date())} to {_who(rights, one.by)}"]
    told += [f"{d.decision.label}, {cui_date(d.at.date())}, {_who(rights, d.by)}: {d.reasons}" for d in one.decisions]
    tag, colour = _TAGS[one.standing]
    closed = one.standing is Decision.WITHDRAWN
    return ObjectionRow(str(one.id), f"{one.to.label}{with_whom}", one.words, tuple(told), tag, colour, closed)


def _request(one: RecordRequest, rights: Rights, *, may_decide: bool, may_write: bool, late: bool) -> RequestRow:
    told = [
        f"Asked {cui_date(one.asked_on)}: {one.how}. Written down by {_who(rights, one.by)}",
        f"How it is known who asked: {one.identity}",
    ]
    for event in one.events:
        words = f": {event.words}" if event.words else ""
        name = f", {event.name}" if event.name else ""
        told.append(f"{event.step.label} {cui_date(event.at.date())}, {_who(rights, event.by)}{name}{words}")
    tag, colour = _standing(one, late=late)
    return RequestRow(
        str(one.id), f"Asked for on {cui_date(one.asked_on)}", tuple(told), tag, colour, may_decide, may_write
    )


def _standing(one: RecordRequest, *, late: bool) -> tuple[str, str]:
    last = one.last
    if last is not None and last.step is not RequestStep.APPROVED:
        return last.step.label, "green" if last.step is RequestStep.GIVEN else "grey"
    if late:
        return f"Overdue since {cui_date(one.due)}", "red"
    state = "Waits for a clinical lead" if last is None else "Approved"
    return f"{state}, due {cui_date(one.due)}", "orange" if last is None else "blue"


def _who(rights: Rights, user: UserId) -> str:
    return rights.names.get(str(user), FORMER)

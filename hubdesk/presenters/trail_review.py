"""The page on which the administration's audit trail is looked over: a list at a time, each event in plain words."""

from dataclasses import dataclass, replace
from datetime import datetime

from hubdesk.domain.audit import Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.ids import UserId
from hubdesk.domain.key_change import WhyKeys
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.review import ReviewKind, TrailEvent
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.staff_names import FORMER_FIRST
from hubdesk.services.trail_review import MOST, Reviewed, kinds_for, review_trail

SAYS: dict[Event, str] = {
    Event.OPENED_WITH_REASON: "opened a restricted record with a reason",
    Event.ACCESS_OPENED: "was let in with the recovery kit in an emergency",
    Event.ACCESS_SEEN: "was told of an emergency opening",
    Event.USER_ADDED: "added an account",
    Event.USER_APPROVED: "approved an account",
    Event.USER_DISABLED: "switched an account off",
    Event.USER_KEYS_REMOVED: "took the keys of an account away",
    Event.PASSWORD_RESET: "gave a new first password",
    Event.PASSWORD_CHANGED: "changed their own password",
    Event.KEYS_CHANGED: "changed the keys of the records",
    Event.RECOVERY_REPLACED: "put a new recovery kit in force",
    Event.RECOVERY_USED: "The recovery kit was used",
    Event.UNLOCK_REFUSED: "A wrong password was typed at the unlock page",
    Event.REFUSED: "was refused something that their role does not include",
    Event.EVENTS_LOST: "The list of wrong passwords was changed or cut by somebody",
    Event.STORE_CREATED: "made the store",
    Event.STORE_RESTORED: "A backup was put back",
    Event.STORE_CHECKED: "checked the files",
    Event.STORE_OLDER: "The files were older than they should be",
    Event.STORE_OLDER_EXPLAINED: "said why the files were older",
    Event.STORE_DAMAGED: "The files were found damaged",
    Event.CLOCK_BACK: "The clock of the computer had been set back",
    Event.CLOCK_MOVED: "The clock of the computer was set while hubdesk was open",
    Event.BACKUP_MADE: "made a backup",
    Event.BACKUP_FAILED: "could not make a backup",
    Event.SETTING_CHANGED: "changed a setting",
    Event.SITE_SET: "changed the names and numbers of the site",
    Event.TRUST_DECIDED: "wrote down a decision of the trust",
    Event.TEMPLATE_SAVED: "changed the words of a letter or card",
}
_NO_ACTOR = "Before anybody signed in"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One event in words."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class ReviewState:
    """What the page shows."""

    kinds: tuple[ReviewKind, ...] = ()
    kind: ReviewKind = ReviewKind.USERS
    rows: tuple[ReviewRow, ...] = ()
    note: str = ""
    loaded: bool = False
    trouble: Trouble | None = None


class ReviewPresenter(Presenter[ReviewState]):
    """Reads a list when it is chosen."""

    topics = frozenset({Topic.USERS})

    def __init__(self, desk: Desk, runner: Runner) -> None:
        kinds = kinds_for(desk)
        super().__init__(ReviewState(kinds=kinds, kind=kinds[0]), runner)
        self._desk = desk

    def load(self) -> None:
        """Read the list that shows."""
        kind = self.state.kind
        self._work(lambda: review_trail(self._desk, kind), self._read, self._failed)

    def choose(self, kind: str) -> None:
        """Another list."""
        self._show(replace(self.state, kind=ReviewKind(kind), trouble=None))
        self.load()

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def _read(self, found: Reviewed) -> None:
        if found.kind is not self.state.kind:
            return  # an earlier list came late
        rows = tuple(_row(event, found) for event in found.events)
        note = f"The newest {MOST}. Older ones stand in the audit trail." if found.full else ""
        self._show(replace(self.state, rows=rows, note=note, loaded=True))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, trouble=Trouble.of(problem)))


def _row(event: TrailEvent, found: Reviewed) -> ReviewRow:
    names, emergency = found.names, found.emergencies.get(event.object_id)
    says = SAYS[event.event]
    if event.event is Event.ACCESS_OPENED and emergency is not None:
        let_in = names.get(emergency.user_id, FORMER_FIRST)
        there = f"{emergency.first} and {emergency.second} were present"
        return ReviewRow(f"{let_in} {says}", f"{cui_date_time(event.at)} · {there} · Reason: {emergency.why}")
    who = names.get(event.actor, FORMER_FIRST) if event.actor else ""
    title = says if says[0].isupper() else f"{who or _NO_ACTOR} {says}"
    about = names.get(UserId(event.object_id), FORMER_FIRST) if event.object_type == "user" and event.object_id else ""
    parts = [cui_date_time(_when(event))]
    if about and about != who:
        parts.append(f"account of {about}" if event.event is not Event.UNLOCK_REFUSED else f"for {about}")
    if says[0].isupper() and who:
        parts.append(f"told when {who} signed in" if event.event is Event.UNLOCK_REFUSED else who)
    return ReviewRow(title, " · ".join([*parts, *_more(event)]))


def _when(event: TrailEvent) -> datetime:
    """A wrong password is told at the next sign-in, and brings its own time."""
    try:
        return datetime.fromisoformat(str(event.detail.get("at", "")))
    except ValueError:
        return event.at


def _more(event: TrailEvent) -> list[str]:
    """What the event tells besides, in words; codes that say nothing to a reader stay in the trail."""
    detail = event.detail
    if event.event is Event.KEYS_CHANGED and detail.get("why") in list(WhyKeys):
        return [WhyKeys(str(detail["why"])).label]
    if event.event is Event.UNLOCK_REFUSED and int(detail.get("times", 1)) > 1:
        return [f"{detail['times']} times"]
    return []

"""One GP practice: what the directory says, and what the hub has noted of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.ids import UserId
from hubdesk.domain.practices import Country, FoundPractice, NoteEntry, PracticeNote
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.practices import note_practice, open_practice
from hubdesk.services.staff_names import FORMER, staff_names


@dataclass(frozen=True, slots=True)
class PracticeState(EntryState):
    """The page. ``homeless``, ``closed`` and ``words`` are what the fields begin with."""

    name: str = ""
    tags: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    homeless: bool = False
    closed: tuple[str, str, str] = ("", "", "")
    words: str = ""
    history: tuple[str, ...] = ()
    may_note: bool = False
    said: str = ""
    loaded: bool = False


class PracticePresenter(EntryPresenter[PracticeState]):
    """Shows one practice and keeps the hub's note."""

    def __init__(self, desk: Desk, runner: Runner, changed: Callable[[Changes], None], code: str) -> None:
        super().__init__(PracticeState(may_note=may(desk.actor.role, Permission.NOTE_PRACTICES)), runner)
        self._desk, self._changed, self._code = desk, changed, code

    def load(self) -> None:
        """Read it."""
        self._work(lambda: (open_practice(self._desk, self._code), staff_names(self._desk)), self._loaded, self._failed)

    def save(self, entry: NoteEntry) -> None:
        """Keep what is noted."""
        if self.state.busy:
            return
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))
        self._work(lambda: note_practice(self._desk, self._code, entry), self._saved, self._failed)

    def _saved(self, result: tuple[FoundPractice, Changes]) -> None:
        self._show(replace(self.state, busy=False, said="It was written down." if result[1].topics else ""))
        self._changed(result[1])
        self.load()

    def _loaded(self, read: tuple[tuple[FoundPractice, tuple[PracticeNote, ...]], dict[UserId, str]]) -> None:
        (found, history), names = read
        listed, note = found.listed, found.note
        one = listed.practice
        wales = listed.country is Country.WALES
        facts = [("Address", one.address), ("Postcode", one.postcode), ("Phone", one.phone), ("Code", one.code)]
        facts.append(("Stands as", listed.standing.label + (", in Wales" if wales else "")))
        if listed.closed_on:
            facts.append(("Closed on", cui_date(listed.closed_on)))
        closed = note.list_closed_on if note else None
        self._show(
            replace(
                self.state,
                name=one.name,
                tags=((listed.standing.label, "green" if listed.open else "red"),),
                facts=tuple((label, text or "Not recorded") for label, text in facts),
                homeless=bool(note and note.homeless),
                closed=(str(closed.day), str(closed.month), str(closed.year)) if closed else ("", "", ""),
                words=note.words if note else "",
                history=tuple(_told(one, names) for one in history),
                loaded=True,
                trouble=None,
            )
        )

    def _stopped(self) -> PracticeState:
        return replace(self.state, busy=False, loaded=True)


def _told(note: PracticeNote, names: dict[UserId, str]) -> str:
    who = names.get(note.by, FORMER)
    parts = ["homeless practice"] if note.homeless else []
    parts += [f"list closed since {cui_date(note.list_closed_on)}"] if note.list_closed_on else []
    parts += [note.words] if note.words else []
    said = ", ".join(parts) or "nothing noted any more"
    return f"{cui_date_time(note.at)}, {who}: {said}"

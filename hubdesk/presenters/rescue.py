"""Getting the records back from the window: a backup put back, or the recovery kit used. Nobody is signed in."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.emergency import LettingIn, letting_in_problems
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.presenters.presenter import Presenter, T, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.rescue import BackupLine, LostSince, Proof, PutBack, RescueRoom, StaffName

BACKUP, KIT, PASSWORD = "backup", "kit", "password"
NEW = "new"
LATEST = 8
"""So many backups are offered; the newest is chosen in nearly every case."""


@dataclass(frozen=True, slots=True)
class RescueState:
    """What the page shows. Passwords and the kit pass through and are never held here."""

    folder: str = ""
    way: str = ""
    backups: tuple[tuple[str, str], ...] = ()
    staff: tuple[tuple[str, str], ...] = ()
    somebody_new: bool = False
    errors: dict[str, str] = field(default_factory=dict)
    busy: str = ""
    trouble: Trouble | None = None
    done: str = ""
    """What came of it, in words; empty until something was done."""
    finished: bool = False
    """Whether the unlock page comes next."""


class RescuePresenter(Presenter[RescueState]):
    """Checks what was typed, and works through the rescue room on the worker."""

    def __init__(self, runner: Runner, room: RescueRoom) -> None:
        super().__init__(RescueState(folder=room.folder()), runner)
        self._room = room

    def choose(self, way: str) -> None:
        """Which of the three."""
        self._show(RescueState(folder=self.state.folder, way=way))

    def look(self, folder: str) -> None:
        """List the backups in a folder."""
        self._do("Looking", lambda: self._room.backups(folder), self._listed)

    def put_back(self, backup: str | None, proof: Proof, *, drill: bool) -> None:
        """Put a backup back, or try it."""
        wrong = {} if backup else {"backup": "Choose a backup"}
        wrong |= _unproved(proof)
        if self._clear(wrong) and backup:
            self._do("Reading the backup", lambda: self._room.put_back(backup, proof, drill=drill), self._said(drill))

    def use_kit(self, kit: str, *, drill: bool) -> None:
        """Use the recovery kit, or try it."""
        if self._clear({} if kit.strip() else {"kit": "Type the recovery kit"}):
            words = _KIT_WORKS if drill else _KIT_USED
            self._do(
                "Opening the key file",
                lambda: self._room.use_kit(kit, drill=drill),
                lambda _none: self._end(words, finished=not drill),
            )

    def list_staff(self, kit: str) -> None:
        """Show who could be given a new password."""
        if self._clear({} if kit.strip() else {"kit": "Type the recovery kit"}):
            self._do("Opening the key file", lambda: self._room.staff(kit), self._staffed)

    def choose_user(self, user_id: str) -> None:
        """Who is to be let in: for somebody new more is asked."""
        self._show(replace(self.state, somebody_new=user_id == NEW, errors={}))

    def let_in(self, kit: str, chosen: str | None, entry: LettingIn, again: str) -> None:
        """Let somebody in: a new first password, two people present, and why."""
        wrong = {} if chosen else {"user": "Choose who is let in"}
        wrong |= {} if entry.password == again else {"again": "The two passwords are not the same. Type it again"}
        entry = replace(entry, user_id="" if chosen in (NEW, None) else chosen)
        wrong |= letting_in_problems(entry) if chosen else {}
        if self._clear(wrong):
            self._do(
                "Writing the key file",
                lambda: self._room.let_in(kit, entry),
                lambda _none: self._end(_GIVEN, finished=True),
            )

    def _do(self, busy: str, work: Callable[[], T], done: Callable[[T], None]) -> None:
        if not self.state.busy:
            self._show(replace(self.state, busy=busy, trouble=None, errors={}, done=""))
            self._work(work, done, self._failed)

    def _listed(self, found: tuple[BackupLine, ...]) -> None:
        lines = tuple((line.folder, cui_date_time(line.made_at)) for line in found)
        self._show(replace(self.state, busy="", backups=lines[:LATEST]))

    def _staffed(self, found: tuple[StaffName, ...]) -> None:
        lines = (*((one.user_id, one.name) for one in found), (NEW, "Somebody who has no account yet"))
        self._show(replace(self.state, busy="", staff=lines))

    def _said(self, drill: bool) -> Callable[[PutBack], None]:
        def said(put: PutBack) -> None:
            when = cui_date_time(put.made_at)
            if drill:
                words = f"The backup of {when} opens and is sound. {lost_words(put.lost, 'is')} Nothing was changed."
            else:
                words = (
                    f"The records are as they were on {when}. {lost_words(put.lost, 'was')}{_again(put.lost)} "
                    f"The files that were here before are kept in {put.kept}."
                )
            self._end(words, finished=not drill)

        return said

    def _end(self, words: str, *, finished: bool) -> None:
        self._show(replace(self.state, busy="", done=words, finished=finished))

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy="")
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=dict(problem.fields)))
        elif problem.code == "recovery-mistyped":
            self._show(replace(state, errors={"kit": f"{problem.message} {problem.what_next}"}))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))

    def _clear(self, wrong: dict[str, str]) -> bool:
        self._show(replace(self.state, errors=wrong, trouble=None, done=""))
        return not wrong


def lost_words(lost: LostSince | None, was: str) -> str:
    """How much is not in the backup, in honest words."""
    if lost is None:
        return "What was entered after that is not in the backup; how much it was cannot be read from the files."
    if not lost.changes:
        return "Nothing was entered after that, as far as the files that were in place tell."
    count = "1 thing was" if lost.changes == 1 else f"{lost.changes} things were"
    people = "" if not lost.people else " about 1 person" if lost.people == 1 else f" about {lost.people} people"
    by = f" by {_and(lost.by)}" if lost.by else ""
    last = f", the last on {cui_date_time(lost.last)}" if lost.last is not None else ""
    return f"{count} entered after that{people}{by}{last}: this {was} not in the backup."


def _again(lost: LostSince | None) -> str:
    return "" if lost is not None and not lost.changes else " Ask colleagues to enter it again."


def _and(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _unproved(proof: Proof) -> dict[str, str]:
    if proof.kit.strip() or (proof.sign_in.strip() and proof.password):
        return {}
    if proof.sign_in.strip():
        return {"password": "Enter the password"}
    return {"sign_in": "Enter a sign-in name and password, or the recovery kit"}


_KIT_USED = (
    "This computer has its device key again: everyone's password works as before. The kit was used, so a clinical "
    "lead should make a new one in Settings and destroy the old paper."
)
_KIT_WORKS = "The recovery kit opens these records. Nothing was changed. Seal it again."
_GIVEN = (
    "The new password works now. Whoever got it chooses one of their own at the next sign-in. Every clinical lead is "
    "told when they next sign in. The kit was used: a lead should then make a new one and change the keys in Settings, "
    "and destroy the old paper."
)

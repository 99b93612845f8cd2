"""The hub's part of the settings page: when the screen locks, where backups go, and how they stand."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from hubdesk.domain.accounts import AccountState
from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.housekeeping import IDLE_LONGEST, IDLE_SHORTEST, IDLE_USUAL, WARNING_SECONDS
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.housekeeping import (
    HouseState,
    allow_pictures,
    back_up,
    explain_older,
    read_house,
    set_backup_folder,
    set_idle_minutes,
)

MINUTES: tuple[tuple[str, str], ...] = tuple((str(n), f"{n} minutes") for n in range(IDLE_SHORTEST, IDLE_LONGEST + 1))
_PROBLEMS = {
    "backup-folder-gone": "the folder was not there",
    "backup-disk-full": "the disk was full",
    "copy-unsound": "the copy could not be read back",
    "disk-full": "this computer's disk was full",
    "store-damaged": "the records are damaged",
}


@dataclass(frozen=True, slots=True)
class HubSettingsState:
    """What the page shows."""

    idle_minutes: str = str(IDLE_USUAL)
    may_set_lock: bool = False
    pictures_allowed: bool = False
    folder: str = ""
    may_set_backup: bool = False
    may_back_up: bool = False
    backup_line: str = ""
    kept_line: str = ""
    checked_line: str = ""
    backup_red: bool = False
    same_disk: bool = False
    older_line: str = ""
    may_explain: bool = False
    errors: dict[str, str] = field(default_factory=dict)
    said: str = ""
    busy: bool = False
    loaded: bool = False
    trouble: Trouble | None = None
    fixed: frozenset[str] = frozenset()
    """The settings, by name, that IT has fixed: shown, and not to be changed here."""

    @property
    def picture_words(self) -> str:
        """What screenshots show, in one sentence."""
        if self.pictures_allowed:
            who = "Your IT team has" if "block-screen-pictures" in self.fixed else "A lead has"
            return f"Screenshots and shared screens show hubdesk. {who} allowed it."
        return "On Windows, screenshots and shared screens show a black window. Other systems cannot do this."

    @property
    def lock_words(self) -> str:
        """The lock in one sentence."""
        return (
            f"The screen locks by itself after {self.idle_minutes} minutes without a key or a click. "
            f"A warning shows {WARNING_SECONDS} seconds before. It also locks when this computer is locked, sleeps or "
            "changes to another user, and 8 hours after signing in."
        )


class HubSettingsPresenter(Presenter[HubSettingsState]):
    """Reads and sets what the role may set. ``changed`` is told after each setting."""

    def __init__(self, desk: Desk, runner: Runner, changed: Callable[[Changes], None]) -> None:
        role = desk.actor.role
        active = desk.account is None or desk.account.state is AccountState.ACTIVE
        state = HubSettingsState(
            may_set_lock=active and may(role, Permission.SET_LOCK),
            may_set_backup=active and may(role, Permission.SET_BACKUP),
            may_back_up=active and may(role, Permission.BACK_UP) and desk.records is not None,
        )
        super().__init__(replace(state, fixed=frozenset(desk.rules.fixed)), runner)
        self._desk, self._changed = desk, changed

    def load(self) -> None:
        """Read the settings."""
        self._work(lambda: read_house(self._desk), self._loaded, self._failed)

    def set_idle(self, minutes: str) -> None:
        """Lock after this many minutes."""
        self._do(lambda: set_idle_minutes(self._desk, minutes), "The screen now locks after this time.")

    def allow_pictures(self, allowed: bool) -> None:
        """Let screenshots and shared screens show hubdesk, or not."""
        said = "Screenshots and shared screens now show hubdesk." if allowed else "They show a black window again."
        self._do(lambda: allow_pictures(self._desk, allowed=allowed), said)

    def set_folder(self, folder: str) -> None:
        """Backups go here from now on."""
        self._do(lambda: set_backup_folder(self._desk, folder), "Backups go to this folder from now on.", folder)

    def explain_older(self, why: str) -> None:
        """A lead says why the records were older."""
        self._do(lambda: explain_older(self._desk, why), "Thank you. It was written down, and the line on Today goes.")

    def back_up(self) -> None:
        """Make a backup now."""

        def work() -> Changes:
            made = back_up(self._desk)
            return _nothing(made.name)

        self._do(work, "The backup was made, read back and found sound.")

    def _do(self, work: Callable[[], Changes], said: str, folder: str | None = None) -> None:
        if self.state.busy:
            return
        shown = self.state.folder if folder is None else folder
        self._show(replace(self.state, folder=shown, busy=True, errors={}, said="", trouble=None))

        def done(changes: Changes) -> None:
            self._show(replace(self.state, busy=False, said=said))
            self._changed(changes)
            self.load()

        self._work(work, done, self._failed)

    def _loaded(self, house: HouseState) -> None:
        self._show(
            replace(
                self.state,
                idle_minutes=str(house.settings.idle_minutes),
                pictures_allowed=house.settings.pictures_allowed,
                folder=house.settings.backup_folder,
                backup_line=backup_line(house),
                kept_line=kept_line(house),
                checked_line=checked_line(house),
                backup_red=house.overdue,
                same_disk=house.same_disk,
                older_line=older_line(house),
                may_explain=bool(house.older_since) and may(self._desk.actor.role, Permission.APPROVE_USERS),
                loaded=True,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy=False, loaded=True)
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        elif problem.code == "backup-folder-refused":
            self._show(replace(state, errors={"folder": f"{problem.message} {problem.what_next}"}))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))
            if problem.code.startswith("backup") or problem.code == "copy-unsound":
                self._reload_line()

    def _reload_line(self) -> None:
        def loaded(house: HouseState) -> None:
            self._show(
                replace(
                    self.state,
                    backup_line=backup_line(house),
                    kept_line=kept_line(house),
                    backup_red=house.overdue,
                )
            )

        self._work(lambda: read_house(self._desk), loaded, lambda _problem: None)


def older_line(house: HouseState) -> str:
    """That the clock was set back, the disk is full, or the files are older than they were; empty else."""
    if house.clock_back_from is not None:
        return (
            f"The clock of this computer is wrong: hubdesk was last used on {cui_date_time(house.clock_back_from)}, "
            "and it says an earlier time now. Set the clock before you record anything."
        )
    if house.clock_moved is not None:
        return (
            f"The clock of this computer was set {_by_how_much(house.clock_moved)} within the last day, while hubdesk "
            "was open. Check that it is right: what is due and overdue depends on it."
        )
    if house.disk_full:
        return (
            "The disk of this computer is full: records can be read, and nothing is stored. Free some space, at least "
            "100 MB, then go on."
        )
    if not house.older_since:
        return ""
    when = cui_date_time(datetime.fromisoformat(house.older_since))
    return (
        f"These records are older than when this computer last closed them (noticed {when}), or a part of them is. A "
        "backup may have been put back outside hubdesk: what was entered since may be missing. Nothing is stored until "
        "a clinical lead has found out why."
    )


def _by_how_much(moved: timedelta) -> str:
    """``3 hours forward``; a jump of years is told in days."""
    minutes = abs(int(moved.total_seconds())) // 60
    count, unit = next((minutes // n, name) for n, name in ((1440, "day"), (60, "hour"), (1, "minute")) if minutes >= n)
    return f"{count} {unit}{'' if count == 1 else 's'} {'forward' if moved > timedelta() else 'back'}"


def backup_line(house: HouseState) -> str:
    """How the backups stand, in one line: ``Last backup 20-Nov-2026 18:02, 1 day ago.``"""
    if house.last_good is None or house.age is None:
        line = "There is no backup of these records yet."
    else:
        line = f"Last backup {cui_date_time(house.last_good.at)}, {_ago(house.age)}."
    if house.last is not None and not house.last.good:
        why = _PROBLEMS.get(house.last.problem, "something went wrong")
        line += f" The one tried {cui_date_time(house.last.at)} was not made: {why}."
    if not house.settings.backup_folder:
        line += " No folder is set for backups."
    return line


def kept_line(house: HouseState) -> str:
    """What lies in the folder, by age: ``Kept: 14 of single days, 5 of weeks, 9 of months. The oldest is of …``"""
    kept = house.kept
    if kept is None or kept.oldest is None:
        return ""
    parts = [f"{kept.days} of single days"]
    parts += [f"{count} of {age}" for count, age in ((kept.weeks, "weeks"), (kept.months, "months")) if count]
    return f"Kept: {', '.join(parts)}. The oldest is of {cui_date(kept.oldest.date())}."


def checked_line(house: HouseState) -> str:
    """When every page, table and audit row was last looked over and found sound."""
    if house.checked is None:
        return "The files have not been checked yet."
    return f"The files were last checked and found sound on {cui_date_time(house.checked)}."


def _ago(age: timedelta) -> str:
    hours = max(0, int(age.total_seconds() // 3600))
    if hours == 0:
        return "less than an hour ago"
    if hours < 24:
        return "1 hour ago" if hours == 1 else f"{hours} hours ago"
    days = hours // 24
    return "1 day ago" if days == 1 else f"{days} days ago"


def _nothing(_name: str) -> Changes:
    return Changes.of()

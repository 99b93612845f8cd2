"""The page on read-only mode: why nothing is stored, what to do now, what would be lost, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.hold import HoldReason
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk, ready
from hubdesk.services.hold_state import MOST_LINES, HoldState, LostLine, read_hold
from hubdesk.services.housekeeping import explain_older

STRIP = {
    HoldReason.DAMAGED: "The records are damaged. You can read what can be read. Nothing is stored.",
    HoldReason.OLDER: "The records are not as they were left. You can read them. Nothing is stored.",
}
"""The line on every page."""
_TITLES = {HoldReason.DAMAGED: "The records are damaged", HoldReason.OLDER: "The records are not as they were left"}
_DO_NOW = (
    "Go on with care on paper: note who, when and what, and enter it once the records are back. hubdesk stores nothing "
    "until then, so that nothing is made worse."
)
_LOOKS = (
    "Who looks at a record is still written down: it is kept sealed beside the records and told to the audit trail "
    "once they can be written again."
)


@dataclass(frozen=True, slots=True)
class HoldPageState:
    """What the page shows. Empty words are not shown."""

    title: str = ""
    why: str = ""
    do_now: str = _DO_NOW
    looks: str = _LOOKS
    backup: str = ""
    lost_heading: str = ""
    lost: tuple[tuple[str, str], ...] = ()
    """When and who, and what about whom: newest first."""
    next_step: str = ""
    may_explain: bool = False
    may_get_back: bool = False
    folder: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    said: str = ""
    trouble: Trouble | None = None


class HoldPresenter(Presenter[HoldPageState]):
    """``get_back`` is given the folder of the backups: it locks and shows the ways to get the records back."""

    def __init__(
        self, desk: Desk, runner: Runner, changed: Callable[[Changes], None], get_back: Callable[[str], None]
    ) -> None:
        super().__init__(HoldPageState(), runner)
        self._desk, self._changed, self._get_back = desk, changed, get_back

    def load(self) -> None:
        """Read why."""
        self._work(lambda: read_hold(self._desk), self._loaded, self._failed)

    def explain(self, why: str) -> None:
        """A lead says why the records were older; storing goes on."""

        def done(changes: Changes) -> None:
            self._show(replace(self.state, errors={}, trouble=None))
            self._changed(changes)
            self.load()

        self._work(lambda: explain_older(self._desk, why), done, self._failed)

    def get_back(self) -> None:
        """Lock, and put a backup back."""
        self._get_back(self.state.folder)

    def _loaded(self, hold: HoldState) -> None:
        if hold.reason is None:
            said = "The records are in order, and what is entered is stored."
            self._show(HoldPageState(title="The records are in order", said=said, do_now="", looks=""))
            return
        role, damaged = self._desk.actor.role, hold.reason is HoldReason.DAMAGED
        may_get_back = ready(self._desk) and may(role, Permission.SET_BACKUP)
        may_explain = not damaged and ready(self._desk) and may(role, Permission.APPROVE_USERS)
        self._show(
            HoldPageState(
                title=_TITLES[hold.reason],
                why=_why(hold),
                backup=_backup(hold) if damaged else "",
                lost_heading=_lost_heading(hold) if damaged else "",
                lost=tuple(_lost_row(line) for line in hold.lost or ()),
                next_step=_next_step(damaged=damaged, may_get_back=may_get_back, may_explain=may_explain),
                may_explain=may_explain,
                may_get_back=may_get_back,
                folder=hold.backup_folder,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        if isinstance(problem, InvalidEntry):
            self._show(replace(self.state, errors=problem.fields, trouble=None))
        else:
            self._show(replace(self.state, trouble=Trouble.of(problem)))


def _why(hold: HoldState) -> str:
    if hold.reason is HoldReason.DAMAGED:
        return (
            "A part of the records file could not be read, or is not what hubdesk wrote. That can be a failing disk, a "
            "power cut, or somebody changing the file from outside. What can still be read is shown."
        )
    since = f" This was noticed on {cui_date_time(hold.since)}." if hold.since is not None else ""
    missing = f" At least {hold.missing} entries of the audit trail are missing." if hold.missing else ""
    return (
        "The records are older than when this computer last closed them, or a part of them was put back from outside: "
        f"what was entered since may be missing, and a result may show as it was before.{since}{missing}"
    )


def _backup(hold: HoldState) -> str:
    if hold.backup_at is None:
        return "There is no backup of these records that hubdesk knows of."
    return (
        f"The last backup is of {cui_date_time(hold.backup_at)}. What was written after it is not in it and would be "
        "lost by putting it back."
    )


def _lost_heading(hold: HoldState) -> str:
    if hold.lost is None:
        return "What was written since cannot be read from the damaged file"
    if not hold.lost:
        return "Nothing was written since then, as far as the damaged file still tells"
    count = len(hold.lost)
    if count >= MOST_LINES:
        return f"The last {count} things written since then, as the damaged file still tells"
    return f"Written since then, as the damaged file still tells ({count})"


def _lost_row(line: LostLine) -> tuple[str, str]:
    about = f" · {line.person}" if line.person else ""
    return f"{cui_date_time(line.at)} · {line.by}", f"{line.did[:1].upper()}{line.did[1:]}{about}"


def _next_step(*, damaged: bool, may_get_back: bool, may_explain: bool) -> str:
    if damaged and may_get_back:
        return (
            "First look whether the backup opens: that changes nothing. Then put it back. The damaged files are kept "
            "beside the new ones; nothing is deleted."
        )
    if damaged:
        return "Tell a clinical lead or IT now: they put the last backup back."
    if may_explain:
        return (
            "Find out what happened: did somebody put a backup back, or copy the folder? If these are the right "
            "records, say why below and hubdesk stores again. If not, put the right backup back."
        )
    return "Tell a clinical lead now: they find out why, and decide whether these are the right records."

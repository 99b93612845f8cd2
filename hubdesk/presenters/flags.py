"""Safeguarding and multi-agency flags of one person: what stands, writing one down, looking again, ending one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date
from hubdesk.domain.flags import FlagKind, FlagNow, typed_flag
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import FlagPaperRoute, PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.flags import PersonFlags, end_flag, read_flags, set_flag
from hubdesk.services.staff_names import FORMER, staff_names

BROKEN = (
    "Something written here was changed or moved outside hubdesk and cannot be opened. Tell a clinical lead, and call "
    "IT. What can be opened is below."
)
_NEW, _CHANGE, _END = "new", "change", "end"


@dataclass(frozen=True, slots=True)
class FlagForm:
    """What the form is for, and what it begins with. Another ``number`` means: fill it anew."""

    number: int = 0
    mode: str = _NEW
    title: str = "Write one down"
    values: Mapping[str, str] = field(default_factory=dict)
    save: str = "Save"

    @property
    def ends(self) -> bool:
        """Whether it asks why one has ended."""
        return self.mode == _END

    @property
    def fixed_kind(self) -> bool:
        """Whether what it is about is given already."""
        return self.mode != _NEW


@dataclass(frozen=True, slots=True)
class FlagShown:
    """One flag of the list."""

    kind: str
    title: str
    tag: str
    tag_kind: str
    lines: tuple[str, ...]
    stands: bool


@dataclass(frozen=True, slots=True)
class FlagsState(EntryState):
    """The page."""

    banner: BannerState | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    """Those of which nothing stands yet."""
    form: FlagForm = field(default_factory=FlagForm)
    kind: str = ""
    """What is chosen: decides whether category and level are asked for."""
    rows: tuple[FlagShown, ...] = ()
    broken: str = ""
    said: str = ""
    loaded: bool = False

    @property
    def asks_mappa(self) -> bool:
        """Whether category and level are asked for."""
        return self.kind == FlagKind.MAPPA


class FlagsPresenter(EntryPresenter[FlagsState]):
    """Reads the flags (audited)."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(FlagsState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._flags: dict[str, FlagNow] = {}

    def load(self) -> None:
        """Read them."""
        self._work(lambda: (read_flags(self._desk, self._id), staff_names(self._desk)), self._loaded, self._failed)

    def choose(self, kind: str) -> None:
        """What it is about."""
        self._show(replace(self.state, kind=kind))

    def save(self, fields: Mapping[str, str]) -> None:
        """Write it down, with what was changed, or that it has ended."""
        form, kind = self.state.form, self.state.kind
        if self.state.busy or not self.state.loaded:
            return
        seen = self._flags[kind].row_id if kind in self._flags else ""
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))
        if form.ends:
            ended = fields.get("ended", "")
            self._work(lambda: end_flag(self._desk, self._id, FlagKind(kind), ended, seen), self._saved, self._failed)
        else:
            typed = {**fields, "kind": kind}
            self._work(lambda: set_flag(self._desk, self._id, typed, seen), self._saved, self._failed)

    def begin_change(self, kind: str) -> None:
        """Put one into the form, to look at it again."""
        if kind in self._flags:
            flag = self._flags[kind].flag
            self._fill(FlagForm(mode=_CHANGE, title=flag.kind.label, values=typed_flag(flag)), kind)

    def begin_end(self, kind: str) -> None:
        """Ask why it has ended."""
        if kind in self._flags:
            title = f"{self._flags[kind].flag.kind.label}: it has ended"
            self._fill(FlagForm(mode=_END, title=title, save="It has ended"), kind)

    def begin_paper(self, kind: str) -> None:
        """Put one on paper for one reader."""
        self._go(FlagPaperRoute(self._id, FlagKind(kind)))

    def begin_anew(self) -> None:
        """Leave it as it is."""
        self._fill(FlagForm(), "")

    def back(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def _fill(self, form: FlagForm, kind: str) -> None:
        numbered = replace(form, number=self.state.form.number + 1)
        self._show(replace(self.state, form=numbered, kind=kind, errors={}, said="", trouble=None))

    def _loaded(self, found: tuple[PersonFlags, dict[UserId, str]]) -> None:
        read, names = found
        self._flags = {one.flag.kind.value: one for one in read.flags}
        today = self._desk.clock.now().date()
        standing = {one.flag.kind for one in read.flags if one.flag.stands}
        rows = sorted(read.flags, key=lambda one: not one.flag.stands)
        self._show(
            replace(
                self.state,
                banner=person_banner(read.head, today),
                kinds=tuple((kind.value, kind.label) for kind in FlagKind if kind not in standing),
                rows=tuple(_row(one, names, today) for one in rows),
                broken=BROKEN if read.broken else "",
                loaded=True,
                trouble=None,
            )
        )

    def _saved(self, changes: Changes) -> None:
        self._show(replace(self.state, busy=False))
        self._fill(FlagForm(), "")
        self._show(replace(self.state, said="It is written down."))
        self._changed(changes)
        self.load()


def _row(one: FlagNow, names: Mapping[UserId, str], today: date) -> FlagShown:
    flag = one.flag
    if not flag.stands:
        tag, colour = "Ended", "grey"
    elif flag.overdue(today):
        tag, colour = "Look at it again", "red"
    else:
        tag, colour = "Stands", "purple"
    lines = [
        f"Told by {flag.source}" + (f" on {cui_date(flag.on)}" if flag.on else ""),
        f"Lead contact: {flag.lead}" if flag.lead else "",
        flag.note,
        f"Look at it again by {cui_date(flag.review)}" if flag.review and flag.stands else "",
        f"Ended: {flag.ended}" if flag.ended else "",
        f"Written down by {names.get(one.by, FORMER)}, {cui_date(one.at.date())}",
    ]
    return FlagShown(flag.kind.value, flag.words, tag, colour, tuple(line for line in lines if line), flag.stands)

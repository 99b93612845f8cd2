"""One template: its texts, what stands against them as they are typed, how they look, and every version there was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.template_versions import Finding, Standing, TemplatePart
from hubdesk.presenters.details.fields import Form, Group, Line
from hubdesk.presenters.paper.paper import Preview
from hubdesk.presenters.paper.templates import stands_as, title_of, welsh_waits
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import Route, TemplatesRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.ports import PagePicture
from hubdesk.services.staff_names import FORMER
from hubdesk.services.templates import (
    OpenTemplate,
    Tried,
    check_template,
    read_template,
    restore_shipped,
    save_template,
)

BEHIND = (
    "hubdesk has brought newer words for this since the hub made its own. Look at them: go back to hubdesk’s words, "
    "then make your changes again if you still want them."
)
WELSH = (
    "The Welsh words came with hubdesk and nobody has checked them. They are not printed until a Welsh speaker has "
    "read them and their name stands below."
)
_MADE_UP = "This is how it looks for a made-up person."
_CHARS_OF_A_LINE = 70
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Tab:
    """Texts of one kind, with how many of them something stands against."""

    title: str
    form: Form
    found: int = 0


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version in the history."""

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class TemplateState:
    """The page of one template."""

    title: str = "Words of a letter or card"
    note: str = ""
    tabs: tuple[Tab, ...] = ()
    """None until it is read."""
    values: Mapping[str, str] = field(default_factory=dict)
    stops: Mapping[str, str] = field(default_factory=dict)
    """What must be put right, by text."""
    advice: Mapping[str, str] = field(default_factory=dict)
    """What might be said better, by text."""
    general: tuple[str, ...] = ()
    """What stands against the whole, as a card that does not fit."""
    welsh: str = ""
    """Why the Welsh is not printed; empty where it is, or where there is none."""
    has_welsh: bool = False
    welsh_checked: str = ""
    behind: str = ""
    can_go_back: bool = False
    preview: Preview | None = None
    history: tuple[VersionRow, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    """What kept it from being saved, by text or "reason"."""
    done: str = ""
    busy: str = ""
    trouble: Trouble | None = None
    fresh: int = 0
    """Counts what was read: the fields are filled anew when it grows."""


class TemplatePresenter(Presenter[TemplateState]):
    """Opens a template, checks what is typed, shows it and saves it."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        template: str,
    ) -> None:
        super().__init__(TemplateState(), runner)
        self._desk, self._go, self._changed, self._template = desk, go, changed, template
        self._standing: Standing | None = None
        self._asked = 0

    def load(self) -> None:
        """Read it."""
        self._work(lambda: read_template(self._desk, self._template), self._loaded, self._failed)

    def check(self, texts: Mapping[str, str], welsh: str = "") -> None:
        """Look at what is typed; only the latest look counts."""
        standing = self._standing
        if standing is None:
            return
        self._asked += 1
        asked = self._asked

        def checked(tried: Tried) -> None:
            if asked == self._asked:
                self._show(replace(self._with(self.state, tried.findings), errors={}))

        self._work(lambda: check_template(self._desk, standing, texts, welsh), checked, self._failed)

    def look(self, texts: Mapping[str, str], welsh: str = "") -> None:
        """Show the paper of a made-up person in these words, or say what keeps it from being drawn."""
        standing = self._standing
        if standing is None or self.state.busy:
            return
        self._begin("Drawing…")

        def drawn(tried: Tried) -> None:
            self._asked += 1
            preview = _preview(tried.pages) if tried.pages else None
            self._show(replace(self._with(self.state, tried.findings), busy="", preview=preview))

        self._work(lambda: check_template(self._desk, standing, texts, welsh, show=True), drawn, self._failed)

    def change(self) -> None:
        """Back from the picture to the texts."""
        self._show(replace(self.state, preview=None, trouble=None))

    def save(self, texts: Mapping[str, str], reason: str, welsh: str = "") -> None:
        """Keep these words as the next version."""
        standing = self._standing
        if standing is None or self.state.busy:
            return
        self._begin("Saving…")
        self._work(
            lambda: save_template(self._desk, standing, texts, reason, welsh),
            lambda changes: self._kept(changes, "Saved"),
            self._failed,
        )

    def go_back(self, reason: str) -> None:
        """Go back to the words that came with hubdesk."""
        standing = self._standing
        if standing is None or self.state.busy:
            return
        self._begin("Saving…")
        self._work(
            lambda: restore_shipped(self._desk, standing, reason),
            lambda changes: self._kept(changes, "Back to hubdesk’s words"),
            self._failed,
        )

    def back(self) -> None:
        """To the list."""
        self._go(TemplatesRoute())

    def _begin(self, busy: str) -> None:
        self._show(replace(self.state, busy=busy, trouble=None, done="", errors={}))

    def _kept(self, changes: Changes, done: str) -> None:
        number = self._standing.number + 1 if self._standing else 0
        self._show(replace(self.state, busy="", preview=None, done=f"{done}: version {number} is in use from now on."))
        self._changed(changes)
        self.load()

    def _loaded(self, found: OpenTemplate) -> None:
        self._standing = standing = found.standing
        own = standing.own
        state = replace(
            self.state,
            title=f"Words: {title_of(standing)}",
            note=stands_as(standing, found.names),
            tabs=_tabs(standing, wales=found.wales),
            values=standing.texts,
            has_welsh=found.wales and any(part.welsh for part in standing.sheet.parts),
            welsh=WELSH if found.wales and welsh_waits(standing) else "",
            welsh_checked=own.welsh_checked if own else "",
            behind=BEHIND if standing.behind else "",
            can_go_back=own is not None and not own.back,
            history=_history(standing, found.names),
            fresh=self.state.fresh + 1,
        )
        self._show(self._with(state, found.findings))

    def _failed(self, problem: KnownProblem) -> None:
        state = replace(self.state, busy="")
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields, preview=None))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))

    @staticmethod
    def _with(state: TemplateState, findings: Sequence[Finding]) -> TemplateState:
        stops = _by_part(one for one in findings if one.stops and one.part)
        advice = _by_part(one for one in findings if not one.stops and one.part)
        found = {*stops, *advice}
        tabs = tuple(replace(tab, found=len(found & _names(tab.form))) for tab in state.tabs)
        general = tuple(one.message for one in findings if not one.part)
        return replace(state, stops=stops, advice=advice, general=general, tabs=tabs)


def _tabs(standing: Standing, *, wales: bool) -> tuple[Tab, ...]:
    """The texts by kind; those in Welsh only where the hub is in Wales."""
    shown = (part for part in standing.sheet.parts if wales or not part.welsh)
    groups = dict.fromkeys(part.group for part in shown)
    texts = standing.texts
    return tuple(
        Tab(title, Form(title, "", (Group("", tuple(_line(p, texts[p.name]) for p in parts)),)))
        for title in groups
        if (parts := [part for part in standing.sheet.parts if part.group == title])
    )


def _line(part: TemplatePart, text: str) -> Line:
    """A text, with what it holds and, where the hub has its own, how it came."""
    blanks = ", ".join(f"{{{blank}}}" for blank in part.blanks)
    told = [f"Filled in when it is made: {blanks}"] if blanks else []
    told += [f"hubdesk’s words: “{part.text}”"] if text != part.text else []
    hint = ". ".join(told)
    lines = sum(-(-max(len(line), 1) // _CHARS_OF_A_LINE) for line in part.text.split("\n"))
    return Line(part.name, part.label, hint, lines=1 if lines <= 1 else min(lines + 1, _MOST_LINES))


def lines_of(form: Form) -> list[Line]:
    """The texts of a tab."""
    return [line for group in form.groups for line in group.fields if isinstance(line, Line)]


def _names(form: Form) -> set[str]:
    return {line.name for line in lines_of(form)}


def _by_part(findings: Iterable[Finding]) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for one in findings:
        found.setdefault(one.part, []).append(one.message)
    return {part: ". ".join(messages) for part, messages in found.items()}


def _history(standing: Standing, names: Mapping[str, str]) -> tuple[VersionRow, ...]:
    rows = []
    for one in standing.history:
        who = names.get(one.by, FORMER)
        back = ", back to hubdesk’s words" if one.back else ""
        welsh = f". Welsh checked by {one.welsh_checked}" if one.welsh_checked else ""
        rows.append(VersionRow(f"Version {one.number}{back}, {cui_date_time(one.at)}, {who}", f"{one.reason}{welsh}"))
    return (*rows, VersionRow("Version 1", "As it came with hubdesk"))


def _preview(pages: tuple[PagePicture, ...]) -> Preview:
    return Preview(pages, _MADE_UP)

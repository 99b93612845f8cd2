"""The forms of the hub: what waits for the lead, what is in use, what is not, and files with faults."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.form_standing import FormState
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.forms.form_words import FormRow, Told, row_of, told
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import AddFormRoute, FormKeysRoute, LicencesRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.form_desk import FormsDesk, open_forms_desk
from hubdesk.services.ports import FormFiles


@dataclass(frozen=True, slots=True)
class FormsState:
    """What the page shows."""

    loaded: bool = False
    note: str = ""
    waiting: tuple[FormRow, ...] = ()
    in_use: tuple[FormRow, ...] = ()
    others: tuple[FormRow, ...] = ()
    faults: tuple[Told, ...] = ()
    said: str = ""
    trouble: Trouble | None = None


class FormsPresenter(Presenter[FormsState]):
    """Lists the forms again after each change."""

    topics = frozenset({Topic.FORMS})

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None], files: FormFiles) -> None:
        super().__init__(FormsState(), runner)
        self._desk, self._go, self._files = desk, go, files

    def load(self) -> None:
        """Read the list."""
        self._work(lambda: open_forms_desk(self._desk), self._listed, self._failed)

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def pick(self, row: FormRow) -> None:
        """Open one form."""
        self._go(row.route)

    def add_from_spreadsheet(self) -> None:
        """Make a form from a spreadsheet."""
        self._go(AddFormRoute())

    def add_pack(self) -> None:
        """Load a pack."""
        self._go(AddFormRoute(pack=True))

    def licences(self) -> None:
        """Open the licence desk."""
        self._go(LicencesRoute())

    def keys(self) -> None:
        """Open the trusted keys."""
        self._go(FormKeysRoute())

    def save_template(self, path: str) -> None:
        """Write the spreadsheet to start from where the lead chose."""

        def saved(_none: None) -> None:
            self._show(replace(self.state, said="The template is saved. Fill it in, then add the form.", trouble=None))

        self._work(lambda: self._files.write_template(path), saved, self._failed)

    def _listed(self, desk: FormsDesk) -> None:
        def rows(*states: FormState) -> tuple[FormRow, ...]:
            forms = [one for one in desk.forms if one.standing.state in states]
            return tuple(row_of(one) for one in sorted(forms, key=lambda one: one.pack.title.casefold()))

        waiting = rows(FormState.WAITING)
        in_use = rows(FormState.ACTIVE)
        note = f"{len(in_use)} in use" + (f", {len(waiting)} waiting" if waiting else "")
        self._show(
            FormsState(
                loaded=True,
                note=note,
                waiting=waiting,
                in_use=in_use,
                others=rows(FormState.DRAFT, FormState.RETIRED),
                faults=(
                    *(told(one) for one in desk.findings if one.severity == "error"),
                    *(_gone(one.form_id, one.version) for one in desk.unreadable),
                ),
                said=self.state.said,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, loaded=True, trouble=Trouble.of(problem)))


def _gone(form_id: str, version: str) -> Told:
    said = "This version is kept here, but this program cannot read it."
    return Told(f"{form_id} {version}", said, "Make it again from its spreadsheet, or load a newer pack.")

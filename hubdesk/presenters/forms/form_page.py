"""One version of a form: what it says of itself, what is missing, and the lead's decisions about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.form_standing import FormState as State
from hubdesk.domain.form_standing import Missing
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.forms.example_words import examples_in_words
from hubdesk.presenters.forms.form_words import COLOURS, facts_of, history_of, missing_words
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.routes import FormsRoute, LicenceRoute, PreviewRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.form_bringing import export_pack
from hubdesk.services.form_desk import (
    FormsDesk,
    approve_form,
    open_forms_desk,
    record_wording_check,
    restore_form,
    retire_form,
    send_back,
)
from hubdesk.services.form_standings import StandingForm
from hubdesk.services.ports import FormFiles
from hubdesk.services.step_locks import DIRECT_QUESTION


class Ask(StrEnum):
    """What the page asks the lead to write down."""

    NOTHING = ""
    CHECK = "check"
    SEND_BACK = "send-back"
    RETIRE = "retire"
    RESTORE = "restore"

    @property
    def label(self) -> str:
        """The words above the field."""
        return {
            Ask.NOTHING: "",
            Ask.CHECK: "Which copy did you compare it with?",
            Ask.SEND_BACK: "What must be put right?",
            Ask.RETIRE: "Why is it taken out of use?",
            Ask.RESTORE: "Why is it put back into use?",
        }[self]

    @property
    def hint(self) -> str:
        """Help below the label."""
        return "Title, edition or web page, and its date" if self is Ask.CHECK else ""

    @property
    def button(self) -> str:
        """What the button says."""
        return {
            Ask.NOTHING: "",
            Ask.CHECK: "I compared every word: record the check",
            Ask.SEND_BACK: "Send it back",
            Ask.RETIRE: "Take it out of use",
            Ask.RESTORE: "Put it back into use",
        }[self]


@dataclass(frozen=True, slots=True)
class FormState(EntryState):
    """What the page shows."""

    title: str = ""
    tag: str = ""
    tag_kind: str = "grey"
    missing: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    unverified: tuple[tuple[str, str], ...] = ()
    """Wording to be compared, with which copy."""
    examples: tuple[str, ...] = ()
    """The worked examples in words, for whoever compares them with the manual."""
    history: tuple[tuple[str, str], ...] = ()
    may_check: bool = False
    may_approve: bool = False
    own_work: bool = False
    """Whether the lead at the desk made it, so that a second person must decide."""
    may_retire: bool = False
    may_restore: bool = False
    may_save: bool = False
    licence: str = ""
    """The instrument of the licence desk whose permission is missing."""
    ask: Ask = Ask.NOTHING
    said: str = ""
    loaded: bool = False


class FormPresenter(EntryPresenter[FormState]):
    """Reads the form again after each decision."""

    topics = frozenset({Topic.FORMS})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        files: FormFiles,
        sha256: str,
    ) -> None:
        super().__init__(FormState(), runner)
        self._desk, self._go, self._changed, self._files, self._sha = desk, go, changed, files, sha256

    def load(self) -> None:
        """Read the form."""
        self._work(lambda: open_forms_desk(self._desk), self._read, self._failed)

    def changed(self, changes: Changes) -> None:
        """Read again if what is shown was touched."""
        if changes.topics & self.topics:
            self.load()

    def back(self) -> None:
        """To the list."""
        self._go(FormsRoute())

    def preview(self) -> None:
        """Look at it as it is filled in."""
        self._go(PreviewRoute(self._sha))

    def open_licence(self) -> None:
        """To the licence desk."""
        self._go(LicenceRoute(self.state.licence))

    def ask(self, what: Ask) -> None:
        """Ask for the words that belong to a decision; ``NOTHING`` takes the question back."""
        self._show(replace(self.state, ask=what, errors={}, trouble=None, said=""))

    def decide(self, words: str) -> None:
        """Record the decision that was asked about."""
        made = {
            Ask.CHECK: (record_wording_check, "The check is recorded."),
            Ask.SEND_BACK: (send_back, "It is sent back."),
            Ask.RETIRE: (retire_form, "It is out of use. What was answered stays readable."),
            Ask.RESTORE: (restore_form, "It is in use again."),
        }.get(self.state.ask)
        if made is not None:
            verb, said = made
            self._do(lambda: verb(self._desk, self._sha, words), said)

    def approve(self) -> None:
        """Approve the version."""
        self._do(lambda: approve_form(self._desk, self._sha), "It is approved and can be used in a visit.")

    def save_pack(self, path: str) -> None:
        """Save the form as a pack for other hubs."""

        def saved(_none: None) -> None:
            self._show(replace(self.state, busy=False, said="The pack is saved."))

        if not self.state.busy:
            self._show(replace(self.state, busy=True, trouble=None, said=""))
            self._work(lambda: self._files.write(path, export_pack(self._desk, self._sha)), saved, self._failed)

    def _do(self, work: Callable[[], Changes], said: str) -> None:
        if self.state.busy:
            return

        def done(changes: Changes) -> None:
            self._show(replace(self.state, busy=False, ask=Ask.NOTHING, errors={}, said=said))
            self._changed(changes)
            self.load()

        self._show(replace(self.state, busy=True, trouble=None, said=""))
        self._work(work, done, self._failed)

    def _read(self, desk: FormsDesk) -> None:
        form = next((one for one in desk.forms if one.pack.sha256 == self._sha), None)
        if form is None:
            gone = Trouble("This version of the form is not here any more.", "Open the list of forms again.")
            self._show(replace(self.state, loaded=True, trouble=gone))
            return
        self._show(self._state(desk, form))

    def _state(self, desk: FormsDesk, form: StandingForm) -> FormState:
        state, missing = form.standing.state, form.standing.missing
        own = form.brought is not None and form.brought.by == self._desk.actor.id
        waits = Missing.APPROVAL in missing or Missing.SENT_BACK in missing
        return replace(
            self.state,
            loaded=True,
            title=form.pack.title,
            tag=state.label,
            tag_kind=COLOURS[state],
            missing=missing_words(missing),
            facts=facts_of(desk, form),
            unverified=_to_compare(form),
            examples=examples_in_words(form.pack) if waits else (),
            history=history_of(desk, self._sha),
            may_check=Missing.WORDING in missing,
            may_approve=waits and not own,
            own_work=waits and own,
            may_retire=state in (State.ACTIVE, State.WAITING) and form.pack.id != DIRECT_QUESTION,
            may_restore=state is State.RETIRED and form.publication.status != "retired",
            may_save=form.brought is not None and form.standing.may_start and form.licence is None,
            licence=form.licence.id if form.licence is not None and Missing.PERMISSION in missing else "",
        )

    def _stopped(self) -> FormState:
        return replace(self.state, busy=False, loaded=True)


def _to_compare(form: StandingForm) -> tuple[tuple[str, str], ...]:
    """Wording with the copy to compare it with; parts with the same copy stand together."""
    by_copy: dict[str, list[str]] = {}
    for one in form.publication.unverified:
        by_copy.setdefault(one.compare_with, []).append(one.text)
    return tuple(
        (texts[0], copy) if len(texts) == 1 else (f"{len(texts)} parts", f"{copy} It is about: {'; '.join(texts)}")
        for copy, texts in by_copy.items()
    )

"""Add a form: choose a file, read what is wrong with it in words, look at it, send it to a second person."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

from hubdesk.domain.changes import Changes
from hubdesk.domain.form_governance import fingerprint_words
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms import FormPack
from hubdesk.forms.spreadsheet import MadeForm
from hubdesk.presenters.forms.example_words import examples_in_words
from hubdesk.presenters.forms.form_words import Told, told
from hubdesk.presenters.forms.preview import PreviewPresenter
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import FormRoute, FormsRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.form_bringing import LoadedPack, bring_loaded, bring_made, make_from_sheets, open_pack
from hubdesk.services.ports import FormFiles


@dataclass(frozen=True, slots=True)
class AddFormState:
    """What the page shows. ``faults`` stop the form, ``remarks`` do not."""

    pack: bool = False
    file: str = ""
    title: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()
    """The worked examples in words, for comparing with the manual."""
    faults: tuple[Told, ...] = ()
    remarks: tuple[Told, ...] = ()
    ready: bool = False
    busy: bool = False
    trouble: Trouble | None = None


class AddFormPresenter(Presenter[AddFormState]):
    """Nothing is kept before the lead sends the form on. ``preview`` shows the form that was read."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        files: FormFiles,
        *,
        pack: bool,
    ) -> None:
        super().__init__(AddFormState(pack=pack), runner)
        self._desk, self._go, self._changed, self._files = desk, go, changed, files
        self._made: MadeForm | LoadedPack | None = None
        self._path = ""
        self.preview = PreviewPresenter(runner, desk.clock.now())

    def open_file(self, path: str) -> None:
        """Read the file that was chosen."""
        if not path or self.state.busy:
            return
        self._path, self._made = path, None
        name = PurePath(path).name
        self._show(AddFormState(pack=self.state.pack, file=name, busy=True))
        if self.state.pack:
            self._work(lambda: open_pack(self._desk, self._files.read_pack(path)), self._loaded, self._failed)
        else:
            stem = PurePath(path).stem
            self._work(
                lambda: make_from_sheets(self._desk, self._files.read_spreadsheet(path), stem),
                self._read,
                self._failed,
            )

    def read_again(self) -> None:
        """Read the same file again, after it was put right and saved."""
        self.open_file(self._path)

    def send(self) -> None:
        """Keep the form; a second person decides."""
        made = self._made
        if made is None or self.state.busy:
            return

        def bring() -> Changes:
            return bring_made(self._desk, made) if isinstance(made, MadeForm) else bring_loaded(self._desk, made)

        def done(changes: Changes) -> None:
            self._changed(changes)
            pack = made.pack
            self._go(FormRoute(pack.sha256) if pack is not None else FormsRoute())

        self._show(replace(self.state, busy=True, trouble=None))
        self._work(bring, done, self._failed)

    def back(self) -> None:
        """To the list of forms."""
        self._go(FormsRoute())

    def _read(self, made: MadeForm) -> None:
        self._made = made
        faults = [Told(one.where, one.message, one.fix) for one in made.faults]
        faults += [Told("The sheet as a whole", f"It does not say {one}.", "Add a row.") for one in made.missing]
        findings = [told(one, made.cells) for one in made.findings]
        faults += [one for one in findings if one.error]
        remarks = [one for one in findings if not one.error]
        self._show_pack(made.pack, made.title, tuple(faults), tuple(remarks))

    def _loaded(self, loaded: LoadedPack) -> None:
        self._made = loaded
        findings = [told(one) for one in loaded.findings]
        faults, remarks = ([one for one in findings if one.error is error] for error in (True, False))
        self._show_pack(loaded.pack, loaded.pack.title, tuple(faults), tuple(remarks), loaded)

    def _show_pack(
        self,
        pack: FormPack | None,
        title: str,
        faults: tuple[Told, ...],
        remarks: tuple[Told, ...],
        loaded: LoadedPack | None = None,
    ) -> None:
        facts: list[tuple[str, str]] = []
        if pack is not None:
            self.preview.show(pack)
            asked = sum(1 for item in pack.form.all_items() if item.is_question)
            facts = [("Id", pack.id), ("Version", pack.version), ("Questions", str(asked))]
            facts.append(("Who owns the wording", str(pack.form.source.get("copyright", ""))))
        if loaded is not None:
            facts.append(("Signed by", f"{loaded.signer}, {fingerprint_words(loaded.fingerprint)}"))
        self._show(
            replace(
                self.state,
                busy=False,
                title=title,
                facts=tuple(facts),
                examples=examples_in_words(pack) if pack is not None else (),
                faults=faults,
                remarks=remarks,
                ready=pack is not None and not faults,
            )
        )

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))

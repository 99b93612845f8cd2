"""Notes on one person: read them, write one, put one right, take one back."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.ids import PersonId, UserId
from hubdesk.domain.notes import Note, NoteEntry, NoteVersion, Readers, Step
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.routes import PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.note_draft import drop_note_draft, keep_note_draft, read_note_draft
from hubdesk.services.notes import PersonNotes, correct_note, may_change, read_notes, take_back_note, write_note
from hubdesk.services.sealing import reads_restricted
from hubdesk.services.staff_names import FORMER, staff_names

AT_ONCE = 12
"""Notes shown at once: the page is drawn in a moment, however many there are."""
NOT_FOR_YOU = "A note that only clinicians see."
BROKEN = "This note was changed or moved outside hubdesk and cannot be opened. Tell a clinical lead, and call IT."
_COLOURS = {Readers.EVERYONE: "grey", Readers.CLINICIANS: "purple", Readers.SAFEGUARDING: "purple"}
_WRITE, _CORRECT, _TAKE_BACK = "write", "correct", "take-back"
_SAID = {
    _WRITE: "The note is saved.",
    _CORRECT: "The correction is saved.",
    _TAKE_BACK: "The note is taken back.",
}


@dataclass(frozen=True, slots=True)
class NoteForm:
    """What the form at the top is for, and what it begins with. Another ``number`` means: fill it anew."""

    number: int = 0
    mode: str = _WRITE
    note_id: str = ""
    title: str = "Write a note"
    words: str = ""
    readers: str = Readers.EVERYONE.value
    why: str = ""
    save: str = "Save the note"

    @property
    def asks_words(self) -> bool:
        """Whether a text is typed: a note that is taken back has none."""
        return self.mode != _TAKE_BACK

    @property
    def asks_why(self) -> bool:
        """Whether a reason is asked for."""
        return self.mode != _WRITE


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One note of the list."""

    note_id: str
    who: str
    tag: str
    tag_kind: str
    words: str
    changed: str = ""
    """When, by whom and why it was corrected or taken back."""
    earlier: tuple[str, ...] = ()
    can_change: bool = False


@dataclass(frozen=True, slots=True)
class NotesState(EntryState):
    """The page."""

    banner: BannerState | None = None
    readers: tuple[tuple[str, str], ...] = ()
    """The choice of who sees a note; empty where there is none (a navigator's notes are for everyone in care)."""
    form: NoteForm = field(default_factory=NoteForm)
    rows: tuple[NoteShown, ...] = ()
    more: str = ""
    kept: str = ""
    said: str = ""
    loaded: bool = False


class NotesPresenter(EntryPresenter[NotesState]):
    """Reads the notes; what is half typed is kept when the page is left."""

    topics = frozenset({Topic.NOTES})

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        choice = tuple((one.value, one.label) for one in Readers) if reads_restricted(desk) else ()
        super().__init__(NotesState(readers=choice), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._notes: tuple[Note, ...] = ()
        self._names: dict[UserId, str] = {}
        self._most: int | None = AT_ONCE

    def load(self) -> None:
        """Read the notes, and what was half typed here before."""
        self._work(
            lambda: (
                read_notes(self._desk, self._id),
                staff_names(self._desk),
                read_note_draft(self._desk, self._id),
            ),
            self._loaded,
            self._failed,
        )

    def show_all(self) -> None:
        """Also the older ones."""
        self._most = None
        self._draw(self.state)

    def keep(self, entry: NoteEntry) -> None:
        """Keep what stands on the page because it is left or the screen locked."""
        form = self.state.form
        begun = NoteEntry(form.words, form.readers, form.why)
        if not self.state.loaded or self.state.busy or (entry == begun and not self.state.kept):
            return
        nothing = entry == NoteEntry()
        fields = {"words": entry.words, "readers": entry.readers, "why": entry.why}
        fields |= {"mode": form.mode, "note": form.note_id}
        self._quietly(lambda: keep_note_draft(self._desk, self._id, {} if nothing else fields))

    def save(self, entry: NoteEntry) -> None:
        """Write the note, its correction, or its taking back."""
        form, note = self.state.form, self._note(self.state.form.note_id)
        if self.state.busy or not self.state.loaded:
            return
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))
        if form.mode == _WRITE or note is None:
            self._work(lambda: write_note(self._desk, self._id, entry), self._saved, self._failed)
        elif form.mode == _CORRECT:
            self._work(lambda: correct_note(self._desk, note, entry), self._saved, self._failed)
        else:
            self._work(lambda: take_back_note(self._desk, note, entry.why), self._saved, self._failed)

    def begin_correction(self, note_id: str) -> None:
        """Put a note into the form, to be corrected."""
        note = self._note(note_id)
        if note is not None and note.last.text is not None:
            text = note.last.text
            self._fill(
                NoteForm(
                    mode=_CORRECT,
                    note_id=note_id,
                    title=f"Correct the note of {cui_date_time(note.first.at)}",
                    words=text.words,
                    readers=text.readers.value,
                    save="Save the correction",
                )
            )

    def begin_taking_back(self, note_id: str) -> None:
        """Ask why a note is taken back."""
        note = self._note(note_id)
        if note is not None:
            title = f"Take back the note of {cui_date_time(note.first.at)}"
            self._fill(NoteForm(mode=_TAKE_BACK, note_id=note_id, title=title, save="Take the note back"))

    def begin_anew(self) -> None:
        """Throw away what stands in the form."""
        self._quietly(lambda: drop_note_draft(self._desk, self._id))
        self._fill(NoteForm())

    def back(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def _fill(self, form: NoteForm) -> None:
        numbered = replace(form, number=self.state.form.number + 1)
        self._show(replace(self.state, form=numbered, kept="", errors={}, said="", trouble=None))

    def _note(self, note_id: str) -> Note | None:
        return next((note for note in self._notes if note.id == note_id), None)

    def _loaded(self, found: tuple[PersonNotes, dict[UserId, str], dict[str, str]]) -> None:
        read, self._names, draft = found
        self._notes = read.notes
        banner = person_banner(read.head, self._desk.clock.now().date())
        state = replace(self.state, banner=banner, loaded=True, trouble=None)
        if draft and not self.state.loaded:
            state = replace(state, form=self._form_of(draft), kept="You began this before. It was kept for you.")
        self._draw(state)

    def _form_of(self, draft: dict[str, str]) -> NoteForm:
        mode, note = draft.get("mode", _WRITE), self._note(draft.get("note", ""))
        if mode != _WRITE and note is not None:
            (self.begin_correction if mode == _CORRECT else self.begin_taking_back)(note.id)
        else:
            self._fill(NoteForm())
        readers = draft.get("readers", Readers.EVERYONE.value)
        return replace(self.state.form, words=draft.get("words", ""), readers=readers, why=draft.get("why", ""))

    def _draw(self, state: NotesState) -> None:
        shown = self._notes[: self._most]
        left = len(self._notes) - len(shown)
        self._show(
            replace(
                state,
                rows=tuple(self._row(note) for note in shown),
                more=f"Show {left} older note{'' if left == 1 else 's'}" if left else "",
            )
        )

    def _saved(self, changes: Changes) -> None:
        told = _SAID[self.state.form.mode]
        self._show(replace(self.state, busy=False))
        self._fill(NoteForm())
        self._show(replace(self.state, said=told))
        self._changed(changes)
        self.load()

    def _row(self, note: Note) -> NoteShown:
        first, last = note.first, note.last
        tag, kind = note_tag(note)
        return NoteShown(
            note.id,
            self._who(first),
            tag,
            kind,
            note_words(note),
            changed=self._changed_words(last),
            earlier=tuple(self._earlier(v) for v in note.versions[:-1]) if last.text else (),
            can_change=last.text is not None and not note.taken_back and may_change(self._desk, first.by),
        )

    def _who(self, version: NoteVersion) -> str:
        return f"{cui_date_time(version.at)}, {self._names.get(version.by, FORMER)}"

    def _changed_words(self, last: NoteVersion) -> str:
        if last.step is Step.WRITTEN or last.text is None:
            return ""
        did = "Corrected" if last.step is Step.CORRECTED else "Taken back"
        return f"{did} {self._who(last)}: {last.text.why}"

    def _earlier(self, version: NoteVersion) -> str:
        words = version.text.words if version.text else NOT_FOR_YOU
        return f"Before, {self._who(version)}:\n{words}"


def note_tag(note: Note) -> tuple[str, str]:
    """The tag of a note and its colour. To others than clinicians every restricted note looks the same."""
    text = note.last.text
    if note.last.broken:
        return "Cannot be opened", "red"
    if text is None:
        return Readers.CLINICIANS.tag, "purple"
    return ("Taken back", "red") if note.taken_back else (text.readers.tag, _COLOURS[text.readers])


def note_words(note: Note) -> str:
    """What a note says to whoever reads it here."""
    last = note.last
    if last.broken:
        return BROKEN
    if last.text is None:
        return NOT_FOR_YOU
    return "" if note.taken_back else last.text.words

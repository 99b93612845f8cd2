"""Typing a form from paper: once, once more, then all of it in words before it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_date, read_date
from hubdesk.domain.ids import ResponseId, VisitId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.forms import Answer, FormPack
from hubdesk.forms.paper import PaperQuestion, paper_questions
from hubdesk.presenters.answer_words import words
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import Route, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.paper_entry import (
    check_day,
    check_paper,
    keep_paper_answers,
    open_paper_entry,
    paper_answer,
)
from hubdesk.services.visit_now import VisitNow

Typed = Mapping[str, str]
Blank = Callable[[FormPack, datetime], bytes]
"""Draws the blank sheet of a form."""
FILLED_IN = "filled_in"
FIRST, AGAIN, CONFIRM = "first", "again", "confirm"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One question of the sheet. ``letters`` lists its options as they stand there."""

    key: str
    number: str
    text: str
    letters: str
    lines: int
    """Height of its box."""
    typed: str = ""


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One answer in words, before it is kept; ``note`` says what else is so."""

    number: str
    question: str
    answer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperEntryState:
    """The step of the work, and what it shows."""

    banner: BannerState | None = None
    title: str = ""
    step: str = FIRST
    rows: tuple[PaperRow, ...] = ()
    """The boxes of this step: all of them first, then those whose answer is typed twice."""
    filled_in: tuple[str, str, str] = ("", "", "")
    lines: tuple[PaperLine, ...] = ()
    day: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    """Messages by the key of a question, or ``filled_in``."""
    trouble: Trouble | None = None
    busy: bool = False
    blank: str = ""
    """What a blank sheet is called when it is saved; empty where none can be made."""
    said: str = ""


class PaperEntryPresenter(Presenter[PaperEntryState]):
    """Nothing is stored before it was typed twice alike, or, for words, read over, and confirmed.

    Where the two do not agree, both are told and the box is typed once more: two that agree are taken.
    """

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        visit_id: VisitId,
        response_id: ResponseId,
        blank: Blank | None = None,
    ) -> None:
        super().__init__(PaperEntryState(), runner)
        self._blank = blank
        self._desk, self._go, self._changed = desk, go, changed
        self._visit_id, self._response_id = visit_id, response_id
        self._now: VisitNow | None = None
        self._questions: tuple[PaperQuestion, ...] = ()
        self._tries: dict[str, list[Answer | None]] = {}
        self._answers: dict[str, Answer] = {}
        self._typed: dict[str, str] = {}
        self._day: date | None = None

    def load(self) -> None:
        """Read the form; the view is audited."""
        self._work(lambda: open_paper_entry(self._desk, self._visit_id, self._response_id), self._loaded, self._failed)

    def first(self, typed: Typed, filled_in: tuple[str, str, str]) -> None:
        """Everything was typed once. Each box that cannot be read is named."""
        answers, errors = self._read(typed, self._questions)
        self._day, said = self._read_day(filled_in)
        errors |= said
        if not errors and not any(answer is not None for answer in answers.values()):
            errors = {self._questions[0].key: "Type at least one answer, or cancel"}
        if errors:
            self._show(replace(self.state, errors=errors, filled_in=filled_in, rows=self._rows(typed)))
            return
        self._typed = dict(typed)
        self._answers = {key: answer for key, answer in answers.items() if answer is not None}
        self._tries = {key: [answer] for key, answer in answers.items()}
        twice = tuple(row for row in self._rows({}) if _twice(self._question(row.key)))
        self._show(replace(self.state, step=AGAIN, rows=twice, filled_in=filled_in, errors={}))
        if not twice:
            self._show_lines()

    def again(self, typed: Typed) -> None:
        """Everything was typed once more: each difference is told, and nothing goes on before two agree."""
        asked = tuple(self._question(row.key) for row in self.state.rows)
        answers, errors = self._read(typed, asked)
        for question in asked:
            key = question.key
            if key in errors:
                continue
            before, now = self._tries[key], answers[key]
            if now in before:
                self._take(key, now)
            else:
                errors[key] = f"{_differ(question, before[-1], now)}. Look at the paper and type it once more"
            self._tries[key] = [*before, now]
        if errors:
            rows = tuple(replace(r, typed="" if r.key in errors else typed.get(r.key, "")) for r in self.state.rows)
            self._show(replace(self.state, errors=errors, rows=rows))
        else:
            self._show_lines()

    def change(self) -> None:
        """Back to the boxes, as they were typed first."""
        self._show(replace(self.state, step=FIRST, rows=self._rows(self._typed), lines=(), errors={}, trouble=None))

    def keep(self) -> None:
        """Keep what was read over."""
        if self.state.step != CONFIRM or self.state.busy or self._day is None:
            return
        now, day, answers = self._present(), self._day, self._answers

        def kept(_now: VisitNow) -> None:
            self._changed(Changes.of(Topic.VISITS, Topic.RESPONSES, Topic.SAFETY))
            self.cancel()

        self._show(replace(self.state, busy=True, trouble=None))
        self._work(lambda: keep_paper_answers(self._desk, now, self._response_id, day, answers), kept, self._failed)

    def save_blank(self, path: str) -> None:
        """Write a blank sheet of this form where the worker chose. It names nobody."""
        blank, press = self._blank, self._desk.press
        if blank is None or press is None or self.state.busy:
            return
        pack = self._present().form(self._response_id).pack

        def saved(_none: None) -> None:
            self._show(replace(self.state, busy=False, said="The blank sheet is saved."))

        self._show(replace(self.state, busy=True, said="", trouble=None))
        self._work(lambda: press.write(path, blank(pack, self._desk.clock.now())), saved, self._failed)

    def cancel(self) -> None:
        """Back to the visit; nothing more is stored."""
        self._go(VisitRoute(self._visit_id))

    # How it works

    def _present(self) -> VisitNow:
        if self._now is None:
            raise AssertionError("a wish came before the form was loaded")
        return self._now

    def _question(self, key: str) -> PaperQuestion:
        return next(q for q in self._questions if q.key == key)

    def _loaded(self, now: VisitNow) -> None:
        self._now = now
        form = now.form(self._response_id)
        self._questions = paper_questions(form.pack.form)
        today = self._desk.clock.now().date()
        blank = f"{form.pack.id}.pdf" if self._blank is not None and self._desk.press is not None else ""
        head = person_banner(now.head, today)
        self._show(PaperEntryState(head, form.pack.title, FIRST, self._rows({}), blank=blank))

    def _rows(self, typed: Typed) -> tuple[PaperRow, ...]:
        return tuple(
            PaperRow(
                q.key,
                q.number,
                q.item.text,
                "  ·  ".join(f"{o.letter} {o.text}" for o in q.options),
                3 if q.item.type == "text" else 1,
                typed.get(q.key, ""),
            )
            for q in self._questions
        )

    def _read(
        self, typed: Typed, questions: tuple[PaperQuestion, ...]
    ) -> tuple[dict[str, Answer | None], dict[str, str]]:
        sitting = self._present().form(self._response_id).sitting
        answers: dict[str, Answer | None] = {}
        errors: dict[str, str] = {}
        for question in questions:
            try:
                answer = answers[question.key] = paper_answer(question, typed.get(question.key, ""))
            except ValueError as problem:
                errors[question.key] = str(problem)
                continue
            fault = sitting.check(question.key, answer) if answer is not None else None
            if fault:
                errors[question.key] = fault
        return answers, errors

    def _read_day(self, filled_in: tuple[str, str, str]) -> tuple[date | None, dict[str, str]]:
        try:
            return check_day(self._desk, self._present(), read_date(*filled_in)), {}
        except InvalidEntry as problem:
            return None, dict(problem.fields)
        except ValueError as problem:
            return None, {FILLED_IN: str(problem)}

    def _take(self, key: str, answer: Answer | None) -> None:
        self._answers.pop(key, None)
        if answer is not None:
            self._answers[key] = answer

    def _show_lines(self) -> None:
        form = self._present().form(self._response_id)
        check = check_paper(form, self._answers)
        lines = []
        for question in self._questions:
            answer = self._answers.get(question.key)
            before = form.sitting.answers.get(question.key)
            note = "Not asked with these answers: it is not kept" if question.key in check.not_asked else ""
            if answer is not None and before is not None and before != answer and not note:
                note = f"Instead of: {words(question.item, before)}"
            said = words(question.item, answer) if answer is not None else "Left empty"
            lines.append(PaperLine(question.number, question.item.text, said, note))
        day = cui_date(self._day) if self._day else ""
        self._show(replace(self.state, step=CONFIRM, rows=(), lines=tuple(lines), day=day, errors={}))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))


def _twice(question: PaperQuestion) -> bool:
    """Whether a slip of a finger would pass for an answer: words are read over instead."""
    return bool(question.options) or question.item.type not in ("string", "text", "url")


def _differ(question: PaperQuestion, before: Answer | None, now: Answer | None) -> str:
    first, then = (words(question.item, a) if a is not None else "nothing" for a in (before, now))
    return f"First it was “{first}”, now it is “{then}”"

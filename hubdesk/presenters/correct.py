"""Put a finished form right: change an answer with a reason, or mark the form as entered in error."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import ResponseId, VisitId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.visits import Place
from hubdesk.forms import Answer, Item
from hubdesk.presenters.answer_words import chosen_answer, given_answer, typed_answer
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.question_page import given_answers, question_page
from hubdesk.presenters.routes import Route, SafetyRoute, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.table_rows import one_row
from hubdesk.presenters.visit_pages import Given, GivenAnswer, QuestionPage
from hubdesk.services.corrections import NotCorrectable, amend_response, mark_entered_in_error
from hubdesk.services.desk import Desk
from hubdesk.services.last_result import COUNTS
from hubdesk.services.visit_now import FormNow, VisitNow
from hubdesk.services.visits import resume_visit

_CHANGED = Changes.of(Topic.RESPONSES, Topic.VISITS, Topic.SAFETY)


@dataclass(frozen=True, slots=True)
class CorrectState(EntryState):
    """The page. With ``question`` one answer is being changed; ``errors`` are by "answer", "reason", "error_reason"."""

    banner: BannerState | None = None
    form_title: str = ""
    answers: tuple[GivenAnswer, ...] = ()
    question: QuestionPage | None = None
    stands: str = ""
    """The answer that stands now, in words."""


class CorrectPresenter(EntryPresenter[CorrectState]):
    """Nothing is stored until a reason is given; a safety answer leads on to the safety page."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        visit_id: VisitId,
        response_id: ResponseId,
    ) -> None:
        super().__init__(CorrectState(), runner)
        self._desk, self._go, self._changed = desk, go, changed
        self._visit_id, self._response_id = visit_id, response_id
        self._now: VisitNow | None = None

    def load(self) -> None:
        """Read the visit; the view is audited."""
        self._work(self._read, self._loaded, self._failed)

    def pick(self, place: Place) -> None:
        """Begin to change the answer at this place."""
        now, form = self._standing()
        page = question_page(self._desk, replace(now, visit=replace(now.visit, place=place)))
        item = form.pack.form.item(place.link_id)
        stands = next(a.answer for a in given_answers(form, (item,)))
        page = replace(one_row(page), caption="Change this answer", so_far=(), left="", can_go_back=False, last_time="")
        self._show(replace(self.state, question=page, stands=stands, errors={}, trouble=None))

    def choose(self, value: str) -> None:
        """Mark an option; it is stored with the reason."""
        if self.state.question is not None:
            self._show(replace(self.state, question=replace(self.state.question, chosen=value, typed=""), errors={}))

    def put_aside(self) -> None:
        """Stop changing this answer; nothing was stored."""
        self._show(replace(self.state, question=None, stands="", errors={}))

    def save(self, typed: str | Given | None, reason: str) -> None:
        """Store the change. ``typed`` is what stands in the question's field; None where one option is chosen."""
        page = self.state.question
        if page is None or self.state.busy:
            return
        now, form = self._standing()
        item = form.pack.form.item(page.place.link_id)
        try:
            answer = _answer(item, page, typed)
        except ValueError as e:
            self._failed(InvalidEntry({"answer": str(e)}))
            return
        changes = {item.link_id: answer}
        self._do(lambda: amend_response(self._desk, now, self._response_id, changes, reason))

    def mark_in_error(self, reason: str) -> None:
        """Mark the whole form as entered in error."""
        if self.state.busy or self._now is None:
            return
        now, _ = self._standing()
        self._do(lambda: _in_error(self._desk, now, self._response_id, reason))

    def back(self) -> None:
        """Back to the result."""
        self._go(VisitRoute(self._visit_id))

    def _standing(self) -> tuple[VisitNow, FormNow]:
        if self._now is None:
            raise AssertionError("a wish came before the visit was loaded")
        return self._now, self._now.form(self._response_id)

    def _read(self) -> VisitNow:
        now = resume_visit(self._desk, self._visit_id)
        if now.form(self._response_id).response.status not in COUNTS:
            raise NotCorrectable
        return now

    def _do(self, work: Callable[[], VisitNow]) -> None:
        self._show(replace(self.state, busy=True, errors={}, trouble=None))
        self._work(work, self._done, self._failed)

    def _done(self, now: VisitNow) -> None:
        self._now = now
        self._show(replace(self.state, busy=False))
        self._changed(_CHANGED)
        unseen = next((a for a in now.safety if a.status is SafetyStatus.OPEN and a.unseen), None)
        self._go(SafetyRoute(now.visit.id, unseen.id) if unseen else VisitRoute(now.visit.id))

    def _loaded(self, now: VisitNow) -> None:
        self._now = now
        form = now.form(self._response_id)
        self._show(
            CorrectState(
                banner=person_banner(now.head, self._desk.clock.now().date()),
                form_title=form.pack.title,
                answers=given_answers(form, form.sitting.questions()),
            )
        )


def _answer(item: Item, page: QuestionPage, typed: str | Given | None) -> Answer | None:
    """The new answer. Raises ``ValueError`` with a message where none is given."""
    if isinstance(typed, Given):
        if not typed.empty:
            return given_answer(item, typed)
        typed = None
    if typed is not None and typed.strip():
        return typed_answer(item, typed)
    if page.chosen is None:
        raise ValueError("Choose the right answer, or cancel")
    return chosen_answer(item, page.chosen)


def _in_error(desk: Desk, now: VisitNow, response_id: ResponseId, reason: str) -> VisitNow:
    """The page has two boxes for a reason: tell which one is empty."""
    try:
        return mark_entered_in_error(desk, now, response_id, reason)
    except InvalidEntry as problem:
        raise InvalidEntry({f"error_{name}": message for name, message in problem.fields.items()}) from None

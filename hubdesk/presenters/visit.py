"""A visit from its first question to its result."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_time
from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId, ResponseId, SafetyActionId, TaskId, UserId, VisitId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.safety import Done, Outcome, SafetyAction, SafetyStatus
from hubdesk.domain.tasks import TaskStatus
from hubdesk.domain.visits import Place, PlaceKind, VisitStatus
from hubdesk.presenters.actions_page import actions_page
from hubdesk.presenters.answering import Answering
from hubdesk.presenters.banner import person_banner
from hubdesk.presenters.cross_prompts import prompt_rows
from hubdesk.presenters.opening_page import opening_page
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.question_page import question_page
from hubdesk.presenters.record_offers import offer_rows
from hubdesk.presenters.result_page import result_page
from hubdesk.presenters.review_page import review_page
from hubdesk.presenters.routes import (
    CorrectRoute,
    HandOverRoute,
    MoveVisitRoute,
    PaperEntryRoute,
    PapersRoute,
    PersonRoute,
    PlanRoute,
    Route,
    TodayRoute,
)
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.safety_page import safety_page
from hubdesk.presenters.summary_text import summary_text
from hubdesk.presenters.turning import at_end, at_start, before_turning
from hubdesk.presenters.visit_pages import Page, QuestionPage, ResultPage, SafetyDraft, SafetyPage, VisitState
from hubdesk.presenters.visit_parts import ActionsPage, OpeningPage
from hubdesk.presenters.visit_strip import ACTIONS, OPENING, visit_strip
from hubdesk.services import journey
from hubdesk.services.desk import Desk
from hubdesk.services.journey import NotFinished
from hubdesk.services.opening import OpeningEntry, finish_opening, keep_opening
from hubdesk.services.record_offers import put_in_record
from hubdesk.services.safety import open_safety, save_safety
from hubdesk.services.staff_names import staff_names
from hubdesk.services.tasks import ActionEntry, add_action, add_next_step, drop_action, end_task
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_plan import steps_due
from hubdesk.services.visit_start import minutes_said, switch_officer
from hubdesk.services.visit_words import VisitWords, visit_words
from hubdesk.services.visits import (
    finish_visit,
    go_back,
    go_on,
    go_to,
    go_to_step,
    pause_visit,
    resume_visit,
    start_visit,
)

_CHOOSE = "Choose an answer, or press D, N or U to record why there is none. S skips the question for now"


_NO_WORDS = VisitWords("", "")


class VisitPresenter(Answering):
    """Runs a visit. What is on screen is kept on screen when storing fails, and tried again on Continue.

    ``_now`` is the visit as the store holds it. Only jobs change it, and jobs run one after the
    other, so nothing is ever done to an older state. From the moment a wish leaves the page until
    the next page shows, further keys are dropped: they would land on a page nobody has seen.
    """

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        shipped: VisitWords = _NO_WORDS,
    ) -> None:
        super().__init__(desk, runner, Mode.ASKED)
        self._shipped = self._words = shipped
        self._go, self._changed = go, changed
        self._staff: dict[UserId, str] = {}
        self._action: SafetyAction | None = None

    # Ways in

    def start(self, person_id: PersonId) -> None:
        """Begin a visit of this person."""
        self._enter(lambda: start_visit(self._desk, person_id))

    def resume(self, visit_id: VisitId) -> None:
        """Go on at the page where the visit stopped."""
        self._enter(lambda: resume_visit(self._desk, visit_id))

    def open_safety_page(self, visit_id: VisitId, action_id: SafetyActionId) -> None:
        """Open the safety page of a visit from Today, whether or not the visit goes on."""

        def work() -> VisitNow:
            self._action = open_safety(self._desk, action_id)
            return resume_visit(self._desk, visit_id)

        self._enter(work)

    # On a question

    def next(self) -> None:
        """Turn the page. Refused with a message while the question has no answer."""
        page = self.state.page
        self._leave(lambda: self._turn(page, skipping=False))

    def skip(self) -> None:
        """Leave the question for later and turn the page."""
        page = self.state.page
        self._leave(lambda: self._turn(page, skipping=True))

    def back(self) -> None:
        """Turn to the question before."""
        page = self.state.page
        self._leave(lambda: go_back(self._desk, at_start(self._saved_first(), page)))

    def change(self, place: Place) -> None:
        """Turn to a question to change its answer."""
        self._leave(lambda: go_to(self._desk, self._saved_first(), place))

    # On the safety page

    def save_safety(self, draft: SafetyDraft) -> None:
        """Save the safety page as it is, and stay."""
        self._safety(draft, finish=False, leave=False)

    def save_safety_and_go_on(self, draft: SafetyDraft) -> None:
        """Save the safety page without an outcome and go on; it stays open on Today."""
        self._safety(draft, finish=False, leave=True)

    def finish_safety(self, draft: SafetyDraft) -> None:
        """Save the safety page with its outcome and go on."""
        self._safety(draft, finish=True, leave=True)

    # On the review page, and on the way out

    def to_safety(self) -> None:
        """Turn to the safety page that is still open."""
        self._leave(lambda: go_to(self._desk, self._saved_first(), Place(PlaceKind.SAFETY)))

    def to_missing(self) -> None:
        """Turn to what keeps the visit from being finished."""
        if self.state.missing is None:
            return
        place, step = self.state.missing
        if step:
            self.to_step(step)
        else:
            self.change(place)

    def finish(self) -> None:
        """Finish the visit; refused while something that must not be missing is missing."""
        self._leave(self._end)

    # On the opening page and the actions page, and who is present

    def keep_opening(self, entry: OpeningEntry) -> None:
        """Store what stands on the opening page, and stay."""
        if isinstance(self.state.page, OpeningPage) and not self._leaving:
            self._do(lambda: keep_opening(self._desk, self._present(), entry), saved="Saving", errors={}, trouble=None)

    def finish_opening(self, entry: OpeningEntry) -> None:
        """Store the opening page and go on to the questions."""
        if isinstance(self.state.page, OpeningPage):
            self._leave(lambda: finish_opening(self._desk, self._present(), entry))

    def add_action(self, entry: ActionEntry) -> None:
        """Agree on an action."""
        if isinstance(self.state.page, ActionsPage) and not self._leaving:
            self._do(lambda: add_action(self._desk, self._present(), entry), errors={}, trouble=None)

    def drop_action(self, key: str) -> None:
        """Take an action off the list again."""
        if isinstance(self.state.page, ActionsPage) and not self._leaving:
            self._do(lambda: drop_action(self._desk, self._present(), TaskId(key)), errors={}, trouble=None)

    def put_in_record(self, keys: tuple[str, ...]) -> None:
        """Put these sections of what was told into the person's details."""
        if not isinstance(self.state.page, ActionsPage | ResultPage) or self._leaving:
            return

        def work() -> VisitNow:
            now, _changes = put_in_record(self._desk, self._present(), [Section(key) for key in keys])
            return now

        self._do(work, errors={}, trouble=None)

    def agree_on_prompt(self, at: int) -> None:
        """Agree on what the answers together suggest, from the result page."""
        page = self.state.page
        if isinstance(page, ResultPage) and not self._leaving and at < len(page.prompted):
            entry = page.prompted[at].entry
            self._do(lambda: add_next_step(self._desk, self._present(), entry), errors={}, trouble=None)

    def step_done(self, key: str) -> None:
        """Record that an action or task is done."""
        if not isinstance(self.state.page, ResultPage) or self._leaving:
            return

        def work() -> VisitNow:
            now = self._present()
            task = next(t for t in now.tasks if t.id == key)
            ended, _changes = end_task(self._desk, task, TaskStatus.DONE)
            return replace(now, tasks=tuple(ended if t.id == key else t for t in now.tasks))

        self._do(work, errors={}, trouble=None)

    def switch_officer(self, present: bool) -> None:
        """An officer came in, or left."""
        self._leave(lambda: switch_officer(self._desk, self._saved_first(), present=present))

    def to_step(self, key: str) -> None:
        """Turn to a part of the visit from the list of steps."""
        places = {OPENING: journey.OPENING, ACTIONS: journey.ACTIONS}
        if key in places:
            self._leave(lambda: go_to(self._desk, self._saved_first(), places[key]))
        else:
            self._leave(lambda: go_to_step(self._desk, self._saved_first(), key))

    def pause(self) -> None:
        """Put the visit aside and go to Today; one that is finished stays as it is."""
        if self.state.page is None or self._leaving:
            return

        def work() -> Changes:
            now = self._saved_first()
            return Changes.of() if now.visit.status is VisitStatus.COMPLETED else pause_visit(self._desk, now)

        def left(changes: Changes) -> None:
            self._changed(changes)
            self._go(TodayRoute())
            self._under_way, self._leaving, self.state = 0, False, VisitState()

        self._leaving = True
        self._under_way += 1
        self._show(replace(self.state, busy=True))
        self._work(work, left, self._failed)

    def hand_over(self) -> None:
        """Let the person go on alone, once everything is stored."""
        page = self.state.page
        if isinstance(page, QuestionPage) and page.can_hand_over:
            self._go_once_stored(lambda now: HandOverRoute(now.visit.id, now.language_shown))

    def type_from_paper(self) -> None:
        """Type in this form from a sheet that was filled in by hand, once everything is stored."""
        page = self.state.page
        if isinstance(page, QuestionPage):
            place = page.place
            self._go_once_stored(lambda now: PaperEntryRoute(now.visit.id, now.form(place.response_id).response.id))

    def _go_once_stored(self, route: Callable[[VisitNow], Route]) -> None:
        if self._leaving:
            return

        def stored(now: VisitNow) -> None:
            self._under_way, self._leaving = 0, False
            self._go(route(now))

        self._leaving = True
        self._under_way += 1
        self._show(replace(self.state, busy=True))
        self._work(self._saved_first, stored, self._failed)

    def move_to_right_person(self) -> None:
        """The visit was begun for the wrong person."""
        if self._now is not None and not self._leaving:
            self._go(MoveVisitRoute(self._now.visit.id))

    def to_plan(self) -> None:
        """How long there is, the order, what is left out."""
        if self._now is not None and not self._leaving:
            self._go(PlanRoute(self._now.visit.id))

    def to_person(self) -> None:
        """Go to the person's page."""
        if self._now is not None:
            self._go(PersonRoute(self._now.person.id))

    def to_papers(self) -> None:
        """Letters and cards about this visit."""
        if self._now is not None:
            self._go(PapersRoute(self._now.person.id, self._now.visit.id))

    def correct(self, response_id: ResponseId) -> None:
        """Put a form of a finished visit right."""
        if self._now is not None and self._now.visit.status is VisitStatus.COMPLETED:
            self._go(CorrectRoute(self._now.visit.id, response_id))

    # How it works

    def _enter(self, work: Callable[[], VisitNow]) -> None:
        """Begin with this visit; what belongs to an earlier one is forgotten."""
        if self._leaving:
            return

        def job() -> VisitNow:
            self._action = self._refused = None
            self._unsaved.clear()
            return work()

        self._leaving = True
        self._do(job)

    def _leave(self, work: Callable[[], VisitNow]) -> None:
        """Leave the page that shows for the one that ``work`` gives."""
        if self.state.page is None or self._leaving:
            return

        def job() -> VisitNow:
            now = work()
            self._action = self._refused = None
            return now

        self._leaving = True
        self._do(job)

    def _do(self, work: Callable[[], VisitNow], **shown: Any) -> None:
        """Run a job that gives the visit's new state; meanwhile show ``shown``."""

        def job() -> VisitNow:
            self._now = work()
            if self._now.visit.place.kind is PlaceKind.RESULT and not self._staff:
                self._staff = staff_names(self._desk)
            if self._now.visit.place.kind is PlaceKind.OPENING:
                self._words = visit_words(self._desk, self._shipped)
            return self._now

        self._under_way += 1
        self._show(replace(self.state, busy=True, **shown))
        self._work(job, self._done, self._failed)

    def _end(self) -> VisitNow:
        """Finish the visit; one that was set up on the start page agrees on actions first."""
        now = self._saved_first()
        if now.setting is None or now.visit.place.kind is not PlaceKind.REVIEW:
            return finish_visit(self._desk, now)
        journey.check_can_finish(now, steps_due(self._desk, now))
        return go_to(self._desk, now, journey.ACTIONS)

    def _turn(self, page: Page | None, *, skipping: bool) -> VisitNow:
        now = self._saved_first()
        place = now.visit.place
        if place.kind is not PlaceKind.QUESTION:
            return go_on(self._desk, now)
        if self._refused and self._refused[0] == place and not skipping:
            raise self._refused[1]
        if not skipping:
            before_turning(now, page, _CHOOSE)
        return go_on(self._desk, at_end(now, page))

    def _safety(self, draft: SafetyDraft, *, finish: bool, leave: bool) -> None:
        page = self.state.page
        if not isinstance(page, SafetyPage) or self._leaving:
            return

        def work() -> VisitNow:
            now = self._present()
            action = self._current_action(now)
            saved = save_safety(
                self._desk,
                action,
                done=tuple(Done(d) for d in draft.done),
                told=draft.told,
                plan=draft.plan,
                outcome=Outcome(draft.outcome) if draft.outcome else None,
                finish=finish,
            )
            now = self._now = now.with_safety(saved)
            self._action = None if leave else saved
            # Opened from Today, the page lies over a question that still waits to be answered: that is shown then.
            return go_on(self._desk, now) if leave and now.visit.place.kind is PlaceKind.SAFETY else now

        self._leaving = leave
        self._do(work, page=replace(page, draft=draft), errors={}, trouble=None)

    def _current_action(self, now: VisitNow) -> SafetyAction:
        if self._action is not None:
            return next((a for a in now.safety if a.id == self._action.id), self._action)
        waiting = [a for a in now.safety if a.status is not SafetyStatus.CLOSED]
        return now.open_safety or (waiting or list(now.safety))[-1]

    def _done(self, now: VisitNow) -> None:
        self._under_way -= 1
        if self._under_way:
            return  # a later wish is still under way: what it gives is what must be shown
        self._leaving = False
        self._show(self._standing(now))
        self._changed(Changes.of(Topic.VISITS, Topic.RESPONSES, Topic.SAFETY))

    def _standing(self, now: VisitNow) -> VisitState:
        today = self._desk.clock.now().date()
        return VisitState(
            banner=person_banner(now.head, today),
            page=self._page(now),
            saved=f"Saved at {cui_time(now.visit.touched_at)}",
            strip=visit_strip(self._desk, now),
        )

    def _page(self, now: VisitNow) -> Page:
        kind = now.visit.place.kind
        if self._action is not None or (kind is PlaceKind.SAFETY and now.safety):
            return safety_page(self._desk, now, self._current_action(now))
        if kind is PlaceKind.QUESTION:
            return question_page(self._desk, now)
        if kind is PlaceKind.OPENING:
            return opening_page(now, self._words, minutes_said(self._desk, now))
        if kind is PlaceKind.ACTIONS:
            return actions_page(self._desk, now)
        if kind is PlaceKind.RESULT:
            return self._result(now)
        return review_page(self._desk, now)

    def _result(self, now: VisitNow) -> ResultPage:
        pathways = self._desk.shelf.library.pathways.values()
        private = frozenset(step.form_id for pathway in pathways for step in pathway.steps if step.sensitive)
        page = replace(result_page(now, self._staff, private), left_out=self._left_out(now))
        return replace(
            page,
            offers=offer_rows(self._desk, now),
            prompted=prompt_rows(self._desk, now),
            summary=summary_text(page, self._desk.actor.display),
        )

    def _left_out(self, now: VisitNow) -> tuple[str, ...]:
        """What was not asked by choice: it is not known, and the result says so."""
        if now.plan is None or now.officer_present:
            return ()
        forms, asked = self._desk.shelf.library.forms, {f.pack.id for f in now.forms if f.stored}
        dropped = [d for d in now.plan.dropped if d.form_id not in asked and d.form_id in forms]
        return tuple(f"{forms[d.form_id].title}: {d.why.label.lower()}" for d in dropped)

    def _failed(self, problem: KnownProblem) -> None:
        self._under_way -= 1
        self._leaving = self._leaving and self._under_way > 0
        state = replace(self.state, busy=self._under_way > 0)
        if isinstance(problem, InvalidEntry):
            unsaved = self._unsaved or self._refused
            self._show(replace(state, errors=problem.fields, saved="Not saved" if unsaved else state.saved))
        elif isinstance(problem, NotFinished):
            self._show(replace(state, trouble=Trouble.of(problem), missing=(problem.place, problem.step)))
        else:
            self._show(replace(state, trouble=Trouble.of(problem), saved="Not saved"))

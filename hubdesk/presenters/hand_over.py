"""A visit in the hands of the person: questions, skip, stop, and nothing else until a worker has it back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.dates import cui_time
from hubdesk.domain.ids import VisitId
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.visits import Place
from hubdesk.presenters.answering import Answering
from hubdesk.presenters.hand_over_pages import HandedStart, PassBack
from hubdesk.presenters.handed_question import handed_question
from hubdesk.presenters.presenter import Trouble
from hubdesk.presenters.routes import Route, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.turning import at_end, before_turning
from hubdesk.presenters.visit_pages import QuestionPage, VisitState
from hubdesk.services.desk import Desk
from hubdesk.services.hand_over import back_to, hand_over, next_handed, stop_handed, take_back
from hubdesk.services.question_language import show_in
from hubdesk.services.visit_now import VisitNow

CHOOSE = "Choose an answer, or press “Skip this question”"
WRONG = "This is not the right password"
NOT_SAVED = "Your answer could not be saved just now."
_AT_THE_PASSWORD = ("wrong-password", "try-later")
"""Problems that are told at the password; any other is told above it."""


class HandOverPresenter(Answering):
    """Keeps answers as self-completed. An answer that could not be stored stays on screen and is tried again.

    A safety answer looks like any other end: "Please pass this back to Sam". The worker who takes it back finds the
    safety page. Back leads only to questions that the person was shown since the visit was handed over.
    """

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        visit_id: VisitId,
        language: str | None = None,
    ) -> None:
        super().__init__(desk, runner, Mode.SELF)
        self._language = language
        self._go, self._changed, self._visit_id = go, changed, visit_id
        self._trail: list[Place] = []
        self._through = False

    @property
    def worker(self) -> str:
        """The first name of the worker who handed over."""
        return self._desk.actor.name.split()[0]

    # What the person does

    def load(self) -> None:
        """Hand over; where that cannot be, the worker goes on."""

        def loaded(now: VisitNow) -> None:
            self._now = now if self._language is None else show_in(now, self._language)
            self._show(VisitState(page=HandedStart(now.person.name.preferred, self.worker)))

        self._work(lambda: hand_over(self._desk, self._visit_id), loaded, lambda _problem: self._back_to_visit())

    def begin(self) -> None:
        """Show the question: from the first page, and after stopping by mistake."""
        page = self.state.page
        if isinstance(page, HandedStart) or (isinstance(page, PassBack) and page.can_return and not self._leaving):
            self._show(self._asking())

    def next(self) -> None:
        """Turn the page. Refused with a message while the question has no answer."""
        self._turn(skipping=False)

    def skip(self) -> None:
        """Leave the question out and turn the page."""
        self._turn(skipping=True)

    def back(self) -> None:
        """Turn to the question before, as far as the person has come themselves."""
        if self._trail:
            self._leave(lambda: back_to(self._desk, self._saved_first(), self._trail.pop()))

    def change(self, _place: Place) -> None:
        """There is no list of answers to change from."""

    def pause(self) -> None:
        """Stop, at any moment: what could not be saved is tried again when a worker has the screen back."""
        if not isinstance(self.state.page, HandedStart | QuestionPage):
            return
        self._pass_back()
        self._do(lambda: stop_handed(self._desk, self._saved_first()))

    # What the worker does

    def unlock(self, password: str) -> None:
        """Take the screen back with the signed-in worker's own password."""
        page = self.state.page
        if not isinstance(page, PassBack) or self._leaving:
            return
        if not password:
            self._show(replace(self.state, page=replace(page, wrong="Enter your password")))
            return

        def work() -> None:
            now = self._saved_first()
            take_back(self._desk, now, password, go_on=self._through)

        def taken(_none: None) -> None:
            self._changed(Changes.of(Topic.VISITS, Topic.RESPONSES, Topic.SAFETY))
            self._back_to_visit()

        self._leaving = True
        self._show(replace(self.state, page=replace(page, wrong=""), busy=True, trouble=None))
        self._work(work, taken, self._not_taken)

    # How it works

    def _back_to_visit(self) -> None:
        self._go(VisitRoute(self._visit_id))

    def _asking(self) -> VisitState:
        now = self._present()
        page = handed_question(now, can_go_back=bool(self._trail))
        return VisitState(page=page, saved=f"Saved at {cui_time(now.visit.touched_at)}")

    def _pass_back(self) -> None:
        """A safety answer is told like any other end; only, there is no way back to it."""
        safety = self._present().open_safety
        can_return = not self._through and not (safety and safety.unseen)
        page = PassBack(self.worker, self._desk.actor.name, can_return)
        self._show(VisitState(page=page, busy=self._under_way > 0))

    def _turn(self, *, skipping: bool) -> None:
        page = self.state.page

        def work() -> VisitNow:
            now = self._saved_first()
            place = now.visit.place
            if not skipping and self._refused and self._refused[0] == place:
                raise self._refused[1]
            if not skipping:
                before_turning(now, page, CHOOSE)
            now, further = next_handed(self._desk, at_end(now, page))
            self._through = not further
            self._trail.append(place)
            return now

        self._leave(work)

    def _took_away(self, place: Place) -> None:
        """What is gone is not gone back to."""
        self._trail = [at for at in self._trail if at.response_id != place.response_id]

    def _leave(self, work: Callable[[], VisitNow]) -> None:
        if isinstance(self.state.page, QuestionPage) and not self._leaving:
            self._leaving = True
            self._do(work)

    def _do(self, work: Callable[[], VisitNow], **shown: Any) -> None:
        def job() -> None:
            self._now = work()

        self._under_way += 1
        fresh = {"saved": "Saving", "errors": {}, "trouble": None} | shown
        self._show(replace(self.state, busy=True, **fresh))
        self._work(job, self._done, self._failed)

    def _done(self, _none: None) -> None:
        self._under_way -= 1
        if self._under_way:
            return
        if self._leaving:
            self._leaving, self._refused = False, None
        if isinstance(self.state.page, PassBack) or self._through:
            self._pass_back()
        else:
            self._show(self._asking())

    def _failed(self, problem: KnownProblem) -> None:
        self._under_way -= 1
        self._leaving = self._leaving and self._under_way > 0
        state = replace(self.state, busy=self._under_way > 0, saved="Not saved")
        if isinstance(problem, InvalidEntry):
            self._show(replace(state, errors=problem.fields))
        else:
            self._show(replace(state, trouble=Trouble(NOT_SAVED, f"Please tell {self.worker}.")))

    def _not_taken(self, problem: KnownProblem) -> None:
        self._leaving = False
        state, page = replace(self.state, busy=False), self.state.page
        if problem.code in _AT_THE_PASSWORD and isinstance(page, PassBack):
            wrong = WRONG if problem.code == "wrong-password" else problem.what_next.partition(". ")[0]
            self._show(replace(state, page=replace(page, wrong=wrong)))
        else:
            self._show(replace(state, trouble=Trouble.of(problem)))

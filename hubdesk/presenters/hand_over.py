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
from hubdesk.forms import Answer, Item
from hubdesk.presenters.answer_words import chosen_answer, given_answer, typed_answer
from hubdesk.presenters.asked_question import proposed_answer
from hubdesk.presenters.hand_over_pages import HandedStart, PassBack
from hubdesk.presenters.handed_question import handed_question
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import Route, VisitRoute
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.table_rows import with_choice, with_reason
from hubdesk.presenters.turning import at_end, before_turning
from hubdesk.presenters.visit_pages import Given, QuestionPage, VisitState
from hubdesk.services.desk import Desk
from hubdesk.services.hand_over import back_to, hand_over, next_handed, stop_handed, take_back
from hubdesk.services.instances import add_instance, remove_instance
from hubdesk.services.question_language import show_in
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_now import VisitNow

CHOOSE = "Choose an answer, or press “Skip this question”"
WRONG = "This is not the right password"
NOT_SAVED = "Your answer could not be saved just now."
_AT_THE_PASSWORD = ("wrong-password", "try-later")
"""Problems that are told at the password; any other is told above it."""


class HandOverPresenter(Presenter[VisitState]):
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
        super().__init__(VisitState(), runner)
        self._language = language
        self._desk, self._go, self._changed, self._visit_id = desk, go, changed, visit_id
        self._now: VisitNow | None = None
        self._trail: list[Place] = []
        self._unsaved: dict[Place, Answer | None] = {}
        self._refused: tuple[Place, InvalidEntry] | None = None
        self._through = False
        self._under_way = 0
        self._leaving = False

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

    def choose(self, value: str) -> None:
        """Store the option chosen, at once; in a table, the reason for no answer in the rows that have none."""
        page = self.state.page
        if isinstance(page, QuestionPage):
            rows = tuple(row.place for row in page.rows if not row.chosen)
            shown = replace(page, chosen=value, typed="", given=Given(), rows=with_reason(page, value))
            self._store(lambda item: chosen_answer(item, value), shown, *(rows if page.rows else (page.place,)))

    def choose_in_row(self, place: Place, value: str) -> None:
        """Store the option chosen in a row of a table, at once."""
        page = self.state.page
        if isinstance(page, QuestionPage):
            shown = replace(page, chosen=None, rows=with_choice(page, place, value))
            self._store(lambda item: chosen_answer(item, value), shown, place)

    def give(self, parts: Given) -> None:
        """Store what is chosen and typed in the parts of an answer, at once."""
        page = self.state.page
        if isinstance(page, QuestionPage):
            shown = replace(page, chosen=None, given=parts, typed="")
            self._store(lambda item: given_answer(item, parts), shown, page.place)

    def type_answer(self, text: str) -> None:
        """Store what was typed, at once; what does not fit stays on screen with a message."""
        page = self.state.page
        if isinstance(page, QuestionPage):
            shown = replace(page, chosen=None, typed=text)
            self._store(lambda item: typed_answer(item, text), shown, page.place)

    def take_proposal(self) -> None:
        """Store what the form suggests: somebody said that it is so."""
        page = self.state.page
        if isinstance(page, QuestionPage) and page.proposed:
            place = page.place
            self._store(lambda _item: proposed_answer(self._present(), place), page, place)

    def add_another(self) -> None:
        """One more of something repeated, once everything is stored."""
        page = self.state.page
        if isinstance(page, QuestionPage) and page.repeat is not None and page.repeat.can_add:
            whole, place = page.repeat.whole, page.place
            self._leave(lambda: add_instance(self._desk, self._saved_first(), place, whole, Mode.SELF))

    def remove_this(self) -> None:
        """Take this one of something repeated away."""
        page = self.state.page
        if isinstance(page, QuestionPage) and page.repeat is not None and page.repeat.can_remove:
            instance, place = page.repeat.instance, page.place

            def work() -> VisitNow:
                self._unsaved.clear()  # what is taken away need not be stored first
                self._trail = [at for at in self._trail if at.response_id != place.response_id]
                return remove_instance(self._desk, self._present(), place, instance, Mode.SELF)

            self._leave(work)

    def show_language(self, language: str) -> None:
        """Show the questions in this language, once everything is stored; empty for English."""
        self._leave(lambda: show_in(self._saved_first(), language))

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

    def _present(self) -> VisitNow:
        if self._now is None:
            raise AssertionError("a wish came before the visit was loaded")
        return self._now

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

    def _store(self, read: Callable[[Item], Answer | None], shown: QuestionPage, *places: Place) -> None:
        if self._leaving:
            return

        def work() -> VisitNow:
            for place in places:
                item = self._present().form(place.response_id).pack.form.item(place.link_id)
                try:
                    answer = read(item)
                except ValueError as e:
                    raise self._refuse(place, InvalidEntry({"answer": str(e)})) from e
                self._refused = None
                self._unsaved[place] = answer
            return self._saved_first()

        self._do(work, page=shown)

    def _saved_first(self) -> VisitNow:
        """Store the answers that are still waiting, if any."""
        now = self._present()
        for place, answer in tuple(self._unsaved.items()):
            try:
                response_id = now.form(place.response_id).response.id
                now = self._now = record_answer(self._desk, now, response_id, place.link_id, answer, Mode.SELF)
            except InvalidEntry as problem:
                raise self._refuse(place, problem) from None
            del self._unsaved[place]
        return now

    def _refuse(self, place: Place, problem: InvalidEntry) -> InvalidEntry:
        self._unsaved.pop(place, None)
        self._refused = (place, problem)
        return problem

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

    def _leave(self, work: Callable[[], VisitNow]) -> None:
        if isinstance(self.state.page, QuestionPage) and not self._leaving:
            self._leaving = True
            self._do(work)

    def _do(self, work: Callable[[], VisitNow], **shown: Any) -> None:
        def job() -> None:
            self._now = work()

        self._under_way += 1
        self._show(replace(self.state, busy=True, saved="Saving", errors={}, trouble=None, **shown))
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

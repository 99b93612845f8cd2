"""Answering a question, whoever answers: by the worker in a visit, or by the person alone."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.visits import Place
from hubdesk.forms import Answer, Item
from hubdesk.presenters.answer_words import chosen_answer, given_answer, typed_answer
from hubdesk.presenters.asked_question import proposed_answer
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.table_rows import with_choice, with_reason
from hubdesk.presenters.visit_pages import Given, QuestionPage, VisitState
from hubdesk.services.desk import Desk
from hubdesk.services.instances import add_instance, remove_instance
from hubdesk.services.question_language import show_in
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_now import VisitNow


class Answering(Presenter[VisitState]):
    """Stores each answer at once, with the mode it was given in; what could not be stored is kept and tried again.

    Whose pages these are says how a job is run (``_do``) and how a page is left (``_leave``).
    """

    def __init__(self, desk: Desk, runner: Runner, mode: Mode) -> None:
        super().__init__(VisitState(), runner)
        self._desk, self._mode = desk, mode
        self._now: VisitNow | None = None
        self._unsaved: dict[Place, Answer | None] = {}
        self._refused: tuple[Place, InvalidEntry] | None = None
        self._under_way = 0
        self._leaving = False

    def choose(self, value: str) -> None:
        """Store the option chosen, at once."""
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
            self._leave(lambda: add_instance(self._desk, self._saved_first(), place, whole, self._mode))

    def remove_this(self) -> None:
        """Take this one of something repeated away."""
        page = self.state.page
        if isinstance(page, QuestionPage) and page.repeat is not None and page.repeat.can_remove:
            instance, place = page.repeat.instance, page.place

            def work() -> VisitNow:
                self._unsaved.clear()  # what is taken away need not be stored first
                self._took_away(place)
                return remove_instance(self._desk, self._present(), place, instance, self._mode)

            self._leave(work)

    def type_answer(self, text: str) -> None:
        """Store what was typed, at once; what does not fit stays on screen with a message."""
        page = self.state.page
        if isinstance(page, QuestionPage):
            shown = replace(page, chosen=None, typed=text)
            self._store(lambda item: typed_answer(item, text), shown, page.place)

    def show_language(self, language: str) -> None:
        """Show the questions in this language, once everything is stored; empty for English."""
        if isinstance(self.state.page, QuestionPage):
            self._leave(lambda: show_in(self._saved_first(), language))

    def _leave(self, work: Callable[[], VisitNow]) -> None:
        """Leave the page that shows for the one that ``work`` gives."""
        raise NotImplementedError

    def _do(self, work: Callable[[], VisitNow], **shown: Any) -> None:
        """Run a job that gives the visit's new state; meanwhile show ``shown``."""
        raise NotImplementedError

    def _took_away(self, place: Place) -> None:
        """The one of something repeated that this place lies in is about to go."""

    def _present(self) -> VisitNow:
        if self._now is None:
            raise AssertionError("a wish came before the visit was loaded")
        return self._now

    def _store(self, read: Callable[[Item], Answer | None], shown: QuestionPage, *places: Place) -> None:
        """Store what ``read`` makes of the question at each place; meanwhile the page shows as ``shown``."""
        if self._leaving:
            return

        def work() -> VisitNow:
            for place in places:
                form = self._present().form(place.response_id)
                try:
                    answer = read(form.pack.form.item(place.link_id))
                except ValueError as e:
                    raise self._refuse(place, InvalidEntry({"answer": str(e)})) from e
                self._refused = None
                self._unsaved[place] = answer
            return self._saved_first()

        self._do(work, page=shown, saved="Saving", errors={}, trouble=None)

    def _saved_first(self) -> VisitNow:
        """Store the answers that are still waiting, if any."""
        now = self._present()
        for place, answer in tuple(self._unsaved.items()):
            try:
                response_id = now.form(place.response_id).response.id
                now = self._now = record_answer(self._desk, now, response_id, place.link_id, answer, self._mode)
            except InvalidEntry as problem:
                raise self._refuse(place, problem) from None
            del self._unsaved[place]
        return now

    def _refuse(self, place: Place, problem: InvalidEntry) -> InvalidEntry:
        """Remember that what stands on screen does not fit, so that the page is not turned on the answer before."""
        self._unsaved.pop(place, None)
        self._refused = (place, problem)
        return problem

"""Whatever a worker does in a visit, in whatever order, the same things stay true."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.problems import ChangedElsewhere, StorageFull
from hubdesk.domain.roles import Role
from hubdesk.domain.safety import SafetyStatus
from hubdesk.domain.visits import PlaceKind, ResponseStatus, VisitStatus
from hubdesk.services.journey import NotFinished, check_can_finish, forms_due
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_now import VisitNow, load_visit
from hubdesk.services.visit_plan import steps_due
from hubdesk.services.visits import finish_visit, pause_visit
from tests.support.memory import FETCHED, TALKED, Hub, Worker

ROLES = st.sampled_from([Role.CLINICIAN, Role.NAVIGATOR, Role.LEAD])

OPENINGS = ((), (3, 2), (3, 0, 0, 0, 0, 0, 0, 0, 1), (0, 0, True), (1, 1, False))
"""How far a visit has come when the random part begins, so that every part of it is reached."""


class Visiting(RuleBasedStateMachine):
    """One visit, several workers, a disk that is full at times."""

    @initialize(role=ROLES, opening=st.sampled_from(OPENINGS))
    def start(self, role: Role, opening: tuple[int | bool, ...]) -> None:
        self.hub = Hub()
        self.worker = Worker(self.hub, role).start().answers(*opening)
        self.stale: VisitNow | None = None
        self.acknowledged = 0
        self.full = False

    @property
    def now(self) -> VisitNow:
        return self.worker.now

    @property
    def running(self) -> bool:
        return self.now.visit.status is not VisitStatus.COMPLETED

    def _try(self, act) -> None:
        before, now = self.hub.stored, self.now
        self.hub.records.full = self.full
        try:
            act()
        except StorageFull:
            assert self.full
            assert self.hub.stored is before
            assert self.now is now
        finally:
            self.hub.records.full = self.full = False

    @precondition(lambda self: self.running and self.now.visit.place.kind is PlaceKind.QUESTION)
    @rule(weight=st.integers(0, 3), none=st.sampled_from([None, None, *NonAnswer]), take_back=st.booleans())
    def answer(self, weight: int, none: NonAnswer | None, take_back: bool) -> None:
        place = self.now.visit.place
        item = self.now.form(place.response_id).pack.form.by_id[place.link_id]
        value = weight > 1 if item.type == "boolean" else weight
        taken = take_back and weight == 0
        self._try(lambda: self.worker.record(None if taken else none or value))

    @precondition(lambda self: self.running)
    @rule()
    def go_on(self) -> None:
        self._try(self.worker.next)

    @rule()
    def go_back(self) -> None:
        self._try(self.worker.back)

    @precondition(lambda self: self.running and self.now.visit.place.kind is PlaceKind.QUESTION)
    @rule(weights=st.lists(st.integers(0, 3), min_size=1, max_size=12))
    def answer_some(self, weights: list[int]) -> None:
        for weight in weights:
            if self.now.visit.place.kind is PlaceKind.QUESTION:
                self.answer(weight, None, False)
                self.go_on()

    @rule(number=st.integers(0, 20))
    def change(self, number: int) -> None:
        due = forms_due(self.now, steps_due(self.worker.desk, self.now))
        asked = [(f.pack.id, i.link_id) for f in due for i in f.sitting.questions()]
        self._try(lambda: self.worker.change(*asked[number % len(asked)]))

    @precondition(lambda self: bool(self.now.open_safety))
    @rule(finish=st.booleans())
    def save_safety(self, finish: bool) -> None:
        boxes = TALKED if self.worker.desk.actor.role.clinical else FETCHED
        self._try(lambda: self.worker.save_safety(finish=finish, **(boxes if finish else {"told": "Asha"})))

    @precondition(lambda self: self.running)
    @rule(role=ROLES)
    def pause_and_resume(self, role: Role) -> None:
        place, self.stale = self.now.visit.place, self.now
        pause_visit(self.worker.desk, self.now)
        self.worker = Worker(self.hub, role).resume(self.worker)
        assert self.now.visit.place == place

    @rule(role=ROLES)
    def crash_and_resume(self, role: Role) -> None:
        place, self.stale = self.now.visit.place, self.now if self.running else self.stale
        self.worker = Worker(self.hub, role).resume(self.worker)
        assert self.now.visit.place == place

    @precondition(lambda self: self.stale is not None)
    @rule()
    def the_one_left_behind_answers(self) -> None:
        before, stale = self.hub.stored, self.stale
        assert stale
        form = stale.forms[0]
        try:
            record_answer(self.worker.desk, stale, form.response.id, "q1", NonAnswer.UNABLE)
        except ChangedElsewhere:
            assert self.hub.stored is before
        else:
            raise AssertionError("an answer was written over a colleague's")

    @precondition(lambda self: self.running)
    @rule(weight=st.integers(0, 3))
    def see_it_through(self, weight: int) -> None:
        while self.now.visit.place.kind is not PlaceKind.REVIEW:
            if self.now.visit.place.kind is PlaceKind.SAFETY:
                self.save_safety(True) if self.now.open_safety else None
            else:
                self.answer(weight, None, False)
            self.go_on()
        self.finish()

    @rule()
    def fill_the_disk(self) -> None:
        """What comes next fails."""
        self.full = True

    @precondition(lambda self: self.now.visit.place.kind in (PlaceKind.REVIEW, PlaceKind.RESULT))
    @rule()
    def finish(self) -> None:
        if not self.running:
            assert finish_visit(self.worker.desk, self.now) == self.now
            return
        try:
            check_can_finish(self.now, steps_due(self.worker.desk, self.now))
        except NotFinished:
            before = self.hub.stored
            try:
                self.worker.finish()
            except NotFinished:
                assert self.hub.stored is before
            else:
                raise AssertionError("a visit was finished too early") from None
        else:
            self._try(self.worker.finish)

    @invariant()
    def what_is_seen_is_what_is_stored(self) -> None:
        with self.hub.records.reading() as unit:
            stored = load_visit(self.worker.desk, unit, self.now.visit.id)
        assert stored.visit == self.now.visit
        assert stored.safety == self.now.safety
        assert [f.response for f in stored.forms] == [f.response for f in self.now.forms]
        assert [f.stored for f in stored.forms] == [f.stored for f in self.now.forms]
        assert [f.carried for f in stored.forms] == [f.carried & set(f.stored) for f in self.now.forms]

    @invariant()
    def only_questions_that_are_asked_have_answers(self) -> None:
        for form in self.now.forms:
            assert form.stored == dict(form.sitting.enabled_answers())
            assert set(form.stored) <= {i.link_id for i in form.sitting.questions()}

    @invariant()
    def a_score_is_whole_exactly_when_every_question_it_needs_is_answered(self) -> None:
        for form in self.now.forms:
            for score in form.sitting.scores():
                assert (score.value is None) == (score.answered < score.of)
                assert (score.band is None) or score.value is not None
                assert score.partial <= score.high

    @invariant()
    def the_question_shown_is_one_that_is_asked(self) -> None:
        place = self.now.visit.place
        if place.kind is PlaceKind.QUESTION:
            asked = [i.link_id for i in self.now.form(place.response_id).sitting.questions()]
            assert place.link_id in asked

    @invariant()
    def an_answer_that_raises_safety_always_has_its_record(self) -> None:
        raised = {(f.pack.id, a.link_id) for f in self.now.forms for a in f.sitting.alerts()}
        noted = {(t.form_id, t.link_id) for a in self.now.safety for t in a.triggers}
        assert raised <= noted

    @invariant()
    def no_finished_visit_has_an_open_safety_record_or_an_unasked_direct_question(self) -> None:
        if self.running:
            return
        assert all(a.status is not SafetyStatus.OPEN for a in self.now.safety)
        assert "q1" in next(f for f in self.now.forms if f.pack.id == "safety-question").stored
        done = [f for f in self.now.forms if f.response.status is ResponseStatus.COMPLETED]
        assert len(self.hub.stored.scores) == sum(len(f.sitting.scores()) for f in done)

    @invariant()
    def nothing_that_was_written_ever_disappears(self) -> None:
        written = len(self.hub.stored.answers) + len(self.hub.stored.events) + len(self.hub.stored.scores)
        assert written >= self.acknowledged
        self.acknowledged = written


TestVisiting = Visiting.TestCase
TestVisiting.settings = settings(max_examples=40, stateful_step_count=30)

"""A visit from its first question to its result: step-up, carrying over, skipping, changing, going back."""

import json
from decimal import Decimal

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.audit import Event
from hubdesk.domain.ids import PersonId, VisitId
from hubdesk.domain.problems import InvalidEntry, NotFound
from hubdesk.domain.visits import PlaceKind, ResponseStatus, VisitStatus
from hubdesk.forms import Answered, Coded
from hubdesk.services.journey import NotFinished
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_plan import steps_due
from hubdesk.services.visits import AlreadyFinished, AlreadyInVisit, finish_visit, resume_visit, start_visit
from tests.support.memory import Hub, Worker

DECLINED, NOT_ASKED, UNABLE = NonAnswer.DECLINED, NonAnswer.NOT_ASKED, NonAnswer.UNABLE
SEVEN = (2, 1, 0, 1, 0, 1, 0)
"""PHQ-9 questions 3 to 9, with 0 at the last."""


def totals(worker: Worker) -> dict[str, str | None]:
    forms = {r.id: r.form_id for r in worker.hub.stored.responses.values()}
    return {forms[s.response_id]: s.value for s in worker.hub.stored.scores}


def test_a_visit_starts_at_the_first_question(hub: Hub, sam: Worker):
    sam.start()
    assert sam.at == "phq-2 q1"
    assert hub.stored.visits[sam.now.visit.id] == sam.now.visit
    assert [r.form_id for r in hub.stored.responses.values()] == ["phq-2"]


def test_a_person_has_one_visit_at_a_time(sam: Worker, jo: Worker):
    sam.start()
    with pytest.raises(AlreadyInVisit) as problem:
        jo.start(sam.now.person)
    assert problem.value.visit_id == sam.now.visit.id


def test_after_a_finished_visit_there_can_be_another(sam: Worker):
    first = sam.start().answers(0, 0, False).finish().now.visit
    assert sam.start(sam.now.person).now.visit.id != first.id


def test_nobody_visits_a_person_who_is_not_registered(hub: Hub, sam: Worker):
    with pytest.raises(NotFound):
        start_visit(sam.desk, PersonId("nobody"))
    with pytest.raises(NotFound):
        resume_visit(sam.desk, VisitId("none"))
    assert not hub.stored.visits


def test_below_the_threshold_nothing_steps_up(sam: Worker):
    sam.start().answers(1, 1)
    assert sam.at == "safety-question q1"
    sam.answers(False)
    assert sam.at == "review"
    sam.finish()
    assert totals(sam) == {"phq-2": "2"}


def test_at_the_threshold_the_longer_form_opens_with_what_was_asked_already(sam: Worker):
    sam.start().answers(2, 1)
    assert sam.at == "phq-9 q3"
    phq2, phq9 = sam.form("phq-2"), sam.form("phq-9")
    assert phq9.carried == {"q1", "q2"}
    assert phq9.stored == phq2.stored
    assert {a.carried_from for a in sam.stored_answers("phq-9").values()} == {phq2.response.id}


def test_a_whole_visit_with_the_longer_form(hub: Hub, sam: Worker):
    sam.start().answers(3, 2, *SEVEN)
    assert sam.at == "phq-9 q10"
    sam.answers(1)
    assert sam.at == "safety-question q1"
    sam.answers(False)
    assert sam.at == "review"
    sam.finish()
    assert sam.at == "result"
    assert sam.now.visit.status is VisitStatus.COMPLETED
    assert hub.stored.visits[sam.now.visit.id] == sam.now.visit
    assert totals(sam) == {"phq-2": "5", "phq-9": "10"}
    assert {r.status for r in hub.stored.responses.values()} == {ResponseStatus.COMPLETED}
    assert all(s.band == "moderate" for s in hub.stored.scores if s.title and s.value == "10")


def test_each_question_is_asked_once(sam: Worker):
    asked = []
    sam.start()
    while sam.at != "review":
        place = sam.now.visit.place
        asked.append(sam.now.form(place.response_id).pack.form.by_id[place.link_id].text)
        sam.answers(0 if sam.at == "phq-9 q9" else False if sam.at == "safety-question q1" else 2)
    assert len(asked) == len(set(asked)) == 11


def test_questions_that_were_declined_are_not_asked_again_either(sam: Worker):
    sam.start().answers(3, DECLINED)
    assert sam.at == "safety-question q1"  # no total without both answers, so no step-up
    sam.change("phq-2", "q2").record(0).next()
    sam.change("phq-2", "q1").record(3).next()
    assert "phq-9" in [s.form_id for s in steps_due(sam.desk, sam.now)]


def test_the_longer_form_goes_when_its_reason_goes_and_it_has_no_answers_of_its_own(sam: Worker):
    sam.start().answers(3, 2)
    assert sam.at == "phq-9 q3"
    sam.change("phq-2", "q1").answers(0)
    assert sam.at == "safety-question q1"
    sam.answers(False).finish()
    assert totals(sam) == {"phq-2": "2"}
    assert sam.form("phq-9").response.status is ResponseStatus.DRAFT


def test_the_longer_form_stays_once_it_has_an_answer(sam: Worker):
    sam.start().answers(3, 2, 2)
    sam.change("phq-2", "q1").answers(0)
    assert sam.at == "phq-9 q4"
    assert [s.form_id for s in steps_due(sam.desk, sam.now)] == ["phq-2", "phq-9", "safety-question"]


def test_a_carried_answer_given_again_is_the_forms_own_even_after_reading_it_back(sam: Worker):
    sam.start().answers(3, 2).change("phq-9", "q1").record(3)
    assert sam.form("phq-9").carried == {"q2"}
    assert sam.resume(sam).form("phq-9").carried == {"q2"}


def test_an_answer_changed_in_the_short_form_follows_into_the_long_one(sam: Worker):
    sam.start().answers(3, 2, 2).change("phq-2", "q1").record(2)
    short, long = sam.form("phq-2").stored["q1"], sam.form("phq-9").stored["q1"]
    assert long == short
    assert sam.form("phq-9").carried == {"q1", "q2"}
    assert sam.resume(sam).form("phq-9").stored["q1"] == short


def test_an_answer_given_in_the_long_form_itself_is_left_alone(sam: Worker):
    sam.start().answers(3, 2).change("phq-9", "q1").record(1)
    sam.change("phq-2", "q1").record(2)
    assert sam.form("phq-9").stored["q1"].value.code == "several-days"


def test_a_question_can_be_skipped_and_is_still_missing_at_the_end(sam: Worker):
    sam.start().answers(1).next()
    assert sam.at == "safety-question q1"
    sam.answers(False)
    assert sam.at == "review"
    assert [i.link_id for i in sam.form("phq-2").sitting.unanswered()] == ["q2"]
    sam.finish()
    (score,) = sam.hub.stored.scores
    assert (score.value, score.partial, score.answered, score.of, score.band) == (None, "1", 1, 2, None)


def test_skipped_declined_not_asked_and_unable_are_four_different_things(sam: Worker):
    sam.start().answers(3, 2).answers(DECLINED, NOT_ASKED, UNABLE).next().answers(0, 0, 0)
    stored = {k: json.loads(a.value) for k, a in sam.stored_answers("phq-9").items()}
    assert [stored.get(k) for k in ("q3", "q4", "q5", "q6")] == [
        {"none": "declined"},
        {"none": "not-asked"},
        {"none": "unable"},
        None,
    ]


def test_back_goes_through_the_forms_and_stops_at_the_first_question(sam: Worker):
    sam.start().answers(3, 2)
    seen = []
    for _ in range(6):
        sam.back()
        seen.append(sam.at)
    assert seen == ["phq-9 q2", "phq-9 q1", "phq-2 q2", "phq-2 q1", "phq-2 q1", "phq-2 q1"]


def test_back_from_the_review_is_the_last_question(sam: Worker):
    assert sam.start().answers(0, 0, False).back().at == "safety-question q1"


def test_changing_an_answer_goes_on_to_what_is_still_missing(sam: Worker):
    sam.start().answers(0, 0, False)
    assert sam.change("phq-2", "q1").answers(1).at == "review"
    assert sam.change("phq-2", "q2").answers(2).at == "phq-9 q3"


def test_the_newest_answer_counts_and_the_older_ones_are_kept(hub: Hub, sam: Worker):
    sam.start().record(1).record(2)
    assert json.loads(sam.stored_answers("phq-2")["q1"].value)["coded"] == "more-than-half-the-days"
    assert len(hub.stored.answers) == 2


def test_an_answer_can_be_taken_back(sam: Worker):
    sam.start().record(1).record(None)
    assert sam.stored_answers("phq-2") == {}
    assert sam.form("phq-2").sitting.answers == {}


def test_the_last_question_appears_only_when_something_is_above_nothing(sam: Worker):
    sam.start().answers(3, 0, 0, 0, 0, 0, 0, 0, 0)
    assert sam.at == "phq-9 q10"
    sam.answers(2)
    sam.change("phq-9", "q1").record(0)
    assert "q10" not in [i.link_id for i in sam.form("phq-9").sitting.questions()]


def test_an_answer_to_a_hidden_question_is_taken_back_from_the_store_and_comes_back_with_it(sam: Worker):
    sam.start().answers(3, 0, 0, 0, 0, 0, 0, 0, 0, 2)
    sam.change("phq-9", "q1").record(0)
    assert "q10" not in sam.stored_answers("phq-9")
    assert "q10" not in sam.form("phq-9").stored
    sam.record(1)
    assert "q10" in sam.stored_answers("phq-9")


def test_an_answer_that_does_not_fit_is_refused_and_nothing_is_written(hub: Hub, sam: Worker):
    sam.start()
    before, now = hub.stored, sam.now
    with pytest.raises(InvalidEntry) as problem:
        record_answer(sam.desk, now, now.visit.place.response_id, "q1", Answered(Coded("sometimes")))
    assert problem.value.fields == {"answer": "Choose one of the options."}
    assert hub.stored is before


def test_the_direct_question_must_be_asked_or_its_absence_explained(sam: Worker):
    sam.start().answers(0, 0).next()
    assert sam.at == "review"
    with pytest.raises(NotFinished) as problem:
        sam.finish()
    assert problem.value.place.link_id == "q1"
    assert problem.value.place.kind is PlaceKind.QUESTION
    sam.change("safety-question", "q1").answers(NOT_ASKED).finish()
    assert sam.at == "result"


def test_a_form_that_became_due_must_be_begun_before_the_visit_ends(sam: Worker):
    sam.start().answers(0, 0, False).change("phq-2", "q1").record(3)
    with pytest.raises(NotFinished, match="PHQ-9"):
        sam.finish()


def test_a_finished_visit_cannot_be_finished_again(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, False).finish()
    before = sam.hub.stored
    assert finish_visit(sam.desk, sam.now) == sam.now
    assert hub.stored is before


def test_a_finished_visit_stays_at_its_result(hub: Hub, sam: Worker):
    place = sam.start().answers(0, 0, False).finish().now.visit.place
    before = hub.stored
    sam.next().back().change("phq-2", "q1")
    assert sam.now.visit.place == place
    assert hub.stored is before


def test_a_finished_visit_takes_no_more_answers(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, False).finish()
    before = hub.stored
    form = sam.form("phq-2")
    with pytest.raises(AlreadyFinished):
        record_answer(sam.desk, sam.now, form.response.id, "q1", Answered(Coded("several-days")))
    assert hub.stored is before


def test_looking_at_a_finished_visit_is_written_down_and_changes_nothing(hub: Hub, sam: Worker, jo: Worker):
    sam.start().answers(0, 0, False).finish()
    jo.resume(sam)
    assert jo.now.visit == sam.now.visit
    assert hub.events[-1] is Event.VISIT_REVIEWED


def test_scores_are_stored_as_they_were(sam: Worker):
    sam.start().answers(3, 2, *SEVEN, 1, False).finish()
    shown = {f.pack.id: f.sitting.scores() for f in sam.now.forms}
    for score in sam.hub.stored.scores:
        form_id = sam.hub.stored.responses[score.response_id].form_id
        (live,) = shown[form_id]
        assert (Decimal(score.value or 0), score.band, score.high) == (live.value, live.band, str(live.high))

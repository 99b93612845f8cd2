"""Results over time: only what compares is compared, what was interpreted says so, and the summary names nobody."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hubdesk.domain.manner import INTERPRETED
from hubdesk.domain.people import Person
from hubdesk.domain.tasks import TaskStatus
from hubdesk.domain.visit_plan import WhyDropped
from hubdesk.domain.visit_setting import Present
from hubdesk.presenters.over_time import since_last, trend
from hubdesk.presenters.runner import Immediate
from hubdesk.presenters.visit import VisitPresenter
from hubdesk.presenters.visit_pages import ResultPage
from hubdesk.services.cross_prompts import cross_prompts
from hubdesk.services.opening import OpeningEntry, finish_opening
from hubdesk.services.past_results import past_results
from hubdesk.services.planner import drop_forms
from hubdesk.services.visit_start import begin_visit, switch_officer
from hubdesk.services.visits import resume_visit
from tests.support.memory import Worker
from tests.unit.services.pathways import ALONE, PHQ_2, SAFETY, begun, hub_with

INTERPRETER = replace(ALONE, alone=False, present=("interpreter",), interpreter="Line 7", language="Polish")


@pytest.fixture
def worker() -> Worker:
    return begun(hub_with(PHQ_2, SAFETY))


def visit(worker: Worker, person: Person, *answers: int, entry=ALONE) -> Worker:
    """Another whole visit a week later."""
    worker.hub.clock.advance(days=7)
    worker.now = begin_visit(worker.desk, person.id, entry)
    worker.now = finish_opening(worker.desk, worker.now, OpeningEntry())
    worker.answers(*answers).record(False).next()
    return worker.finish()


def opened(worker: Worker) -> tuple[VisitPresenter, ResultPage]:
    presenter = VisitPresenter(worker.desk, Immediate(), lambda _r: None, lambda _c: None)
    presenter.resume(worker.now.visit.id)
    assert isinstance(presenter.state.page, ResultPage)
    return presenter, presenter.state.page


def test_what_changed_since_the_last_time_and_its_picture(worker: Worker):
    worker.answers(3, 3, False).finish()
    visit(worker, worker.now.person, 1, 1)
    form = next(f for f in opened(worker)[1].forms if f.scores)
    assert form.changes[0].startswith("4 lower than on ")
    assert form.changes[0].endswith("(6).")
    assert [(p.value, p.run) for p in form.trends[0].points] == [(6, 0), (2, 0)]
    assert form.sentences == (f"2 out of 6 lies in the band that this form calls “{form.scores[0].band}”.",)


def test_the_first_time_there_is_nothing_to_compare_with(worker: Worker):
    worker.answers(3, 3, False).finish()
    form = next(f for f in opened(worker)[1].forms if f.scores)
    assert (form.changes, form.trends) == (("",), (None,))


def test_another_major_version_is_not_compared_and_breaks_the_line(worker: Worker):
    worker.answers(3, 3, False).finish()
    visit(worker, worker.now.person, 1, 1)
    with worker.hub.records.reading() as unit:
        old, new = past_results(unit, worker.now.person.id)["phq-2"]
    new = replace(new, major=old.major + 1)
    assert "do not compare" in since_last((old, new), new.response_id, "total")
    assert [p.run for p in trend((old, new), "total", "PHQ-2").points] == [0, 1]


def test_a_result_without_a_total_is_on_no_line(worker: Worker):
    from hubdesk.domain.answers import NonAnswer

    worker.answers(3, 3, False).finish()
    worker.hub.clock.advance(days=7)
    worker.now = begin_visit(worker.desk, worker.now.person.id, ALONE)
    worker.now = finish_opening(worker.desk, worker.now, OpeningEntry())
    worker.answers(3).record(NonAnswer.DECLINED).next().record(False).next()
    worker.finish()
    form = next(f for f in opened(worker)[1].forms if f.scores)
    assert form.sentences[0].startswith("3 from 1 of 2: 1 answer is missing, so there is no total.")
    assert (form.changes, form.trends) == (("",), (None,))


def test_an_interpreted_instrument_says_so_with_who_asked_and_the_language():
    worker = begun(hub_with(PHQ_2, SAFETY), INTERPRETER)
    worker.answers(3, 3, False).finish()
    form = next(f for f in opened(worker)[1].forms if f.scores)
    assert INTERPRETED in form.sentences[0]
    assert form.manner == "Asked by Sam Okafor. Put in Polish through a professional interpreter (Line 7)."


def test_the_manner_is_kept_with_each_response_and_again_when_it_changes(worker: Worker):
    worker.answers(1)
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    worker.answers(1)
    kept = [m.present for m in worker.form("phq-2").manners]
    assert kept == [(), (Present.OFFICER,)]
    again = resume_visit(worker.desk, worker.now.visit.id)
    assert [m.present for m in again.forms[0].manners] == kept


def test_the_summary_holds_safety_scores_and_actions_and_neither_name_nor_answer(worker: Worker):
    worker.answers(3, 3).record(True).next().finish_safety().finish()
    _, page = opened(worker)
    person = worker.now.person
    assert "Safety: " in page.summary
    assert "6 out of 6" in page.summary
    assert "not a diagnosis" in page.summary
    for private in (person.name.family, person.name.given, person.nhs_number, "Nearly every day"):
        assert private not in page.summary


def test_what_is_only_asked_alone_is_in_no_summary(worker: Worker):
    from hubdesk.presenters.summary_text import summary_text

    worker.answers(3, 3, False).finish()
    _, page = opened(worker)
    hidden = replace(page, forms=tuple(replace(f, private=True) for f in page.forms))
    assert "6 out of 6" not in summary_text(hidden, "Sam")


def test_a_step_is_ticked_and_a_suggestion_becomes_a_task(worker: Worker):
    worker.answers(3, 3, False).finish()
    presenter, page = opened(worker)
    assert [row.action for row in page.prompted] == ["Ask about alcohol and drugs at the next visit"]
    presenter.agree_on_prompt(0)
    (step,) = presenter.state.page.steps
    assert (step.what, step.done) == (page.prompted[0].action, False)
    assert presenter.state.page.prompted == ()
    presenter.step_done(step.key)
    assert presenter.state.page.steps[0].done
    task = worker.hub.stored.tasks[step.key]
    assert (task.status, task.owner) == (TaskStatus.DONE, "This hub")
    assert task.due == worker.hub.clock.now().date() + timedelta(days=7)


def test_with_an_officer_nothing_is_suggested_and_there_is_no_summary(worker: Worker):
    worker.answers(3, 3, False).finish()
    worker.now = switch_officer(worker.desk, worker.now, present=True)
    assert cross_prompts(worker.desk, worker.now) == ()
    _, page = opened(worker)
    assert (page.summary, page.prompted, page.steps, page.offers) == ("", (), (), ())


def test_a_letter_says_that_a_score_was_interpreted():
    from hubdesk.services.paper.letters import scores
    from hubdesk.services.paper.papers import begin_paper, open_paper

    for entry, said in ((INTERPRETER, True), (ALONE, False)):
        worker = begun(hub_with(PHQ_2, SAFETY), entry)
        worker.answers(3, 3, False).finish()
        document, _changes = begin_paper(worker.desk, worker.now.person.id, "letter-gp-clinical", worker.now.visit.id)
        known = open_paper(worker.desk, document.id).known
        assert [INTERPRETED in score.meaning for score in scores(known)] == [said]


def test_what_was_left_out_by_choice_is_said(worker: Worker):
    worker.now = drop_forms(worker.desk, worker.now, ("phq-2",), WhyDropped.NOT_WANTED)
    worker.answers(False).finish()
    _, page = opened(worker)
    assert [line.split(": ")[1] for line in page.left_out] == ["the person does not want it"]
    assert "Left out of this visit" in page.summary

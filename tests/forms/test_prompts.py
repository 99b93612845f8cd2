"""Texts that tell staff what to do come with an answer, go with it, and are no alerts."""

from datetime import datetime

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms import Answered, Form, Library, Sitting


def given(form: Form, now: datetime, **answers: bool | str) -> list[str]:
    sitting = Sitting(form, now)
    for link_id, answer in answers.items():
        option = form.by_id[link_id].option(answer) if isinstance(answer, str) else None
        sitting.give(link_id, Answered(option.coded if option else answer))
    return [item.link_id for item in sitting.prompts()]


def test_a_prompt_comes_and_goes_with_its_answer(library: Library, now: datetime) -> None:
    form = library.forms["alcohol-now"].form
    assert given(form, now) == []
    assert given(form, now, q1="yesterday", q2=False) == []
    assert given(form, now, q1="yesterday", q2=True) == ["for-staff-withdrawal"]
    assert given(form, now, q1="yesterday", q2=True, q3=True) == ["for-staff-withdrawal", "for-staff-shakes-now"]
    assert given(form, now, q1="longer-ago", q2=True, q3=True) == []


def test_a_reason_for_no_answer_prompts_nothing(library: Library, now: datetime) -> None:
    sitting = Sitting(library.forms["alcohol-now"].form, now)
    sitting.give("q6", NonAnswer.DECLINED)
    assert sitting.prompts() == ()


def test_alerts_help_and_what_is_always_shown_are_no_prompts(library: Library, now: datetime) -> None:
    assert given(library.forms["phq-9"].form, now, q9="several-days") == []
    assert given(library.forms["unusual-experiences"].form, now, q1=True, q4=True) == ["for-staff-clinician"]
    for pack in library.forms.values():
        for item in pack.form.all_items():
            assert not (item.is_prompt and (item.alert or item.control or item.type != "display"))

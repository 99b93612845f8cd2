"""What must hold for every form of the library and every set of answers a person can give (issue 4, §6).

The answers are drawn from all that each question takes: its options, yes and no, numbers within its limits, words, the
reasons for no answer, and nothing at all; also to questions that are not asked.
"""

import json
import math
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms import Answer, Answered, Form, Item, Sitting, answer_from_json, answer_to_json
from hubdesk.forms.model import Amount, OneValue
from tests.support.forms_once import shipped

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FORMS = shipped().forms
ALL = sorted(FORMS)
DAY = {"dateTime": "2026-03-02T09:30:00Z", "time": "09:30:00", "url": "https://hubdesk.example"}


def number(item: Item) -> st.SearchStrategy[int]:
    low, high = (limit if isinstance(limit, int | Decimal) else None for limit in (item.limits.low, item.limits.high))
    least = 0 if low is None else math.ceil(low)
    return st.integers(least, least + 500 if high is None else math.floor(high))


def one_value(item: Item) -> st.SearchStrategy[OneValue]:
    """What one answer to a question can hold."""
    if item.options:
        return st.sampled_from([option.coded for option in item.options])
    match item.type:
        case "boolean":
            return st.booleans()
        case "integer":
            return number(item)
        case "decimal":
            return number(item).map(Decimal)
        case "quantity":
            unit = item.units[0] if item.units else None
            return number(item).map(lambda n: Amount(n, unit.display, unit.code, unit.system) if unit else Amount(n))
        case "date":
            return st.dates(date(1940, 1, 1), date(2026, 3, 2))
        case "string" | "text":
            return st.sampled_from(["a word", "żółć é 👍", "1"])
    return st.just(DAY[item.type])


def answers_to(item: Item) -> st.SearchStrategy[Answer | None]:
    """An answer, a reason for there being none, or nothing."""
    value = one_value(item)
    if item.takes_several:
        several = st.lists(value, min_size=1, max_size=item.most, unique=True).map(tuple)
        alone = {option.coded for option in item.options if option.exclusive}
        answered = several.map(lambda values: values if len(values) == 1 or not alone & set(values) else values[:1])
        made = answered.map(Answered)
    else:
        made = value.map(Answered)
    return st.one_of(made, made, made, st.none(), st.sampled_from(list(NonAnswer)))


def sets_of_answers(form: Form) -> st.SearchStrategy[dict[str, Answer]]:
    """Answers to any of the questions that come once; each set fits the form."""
    asked = [item for item in form.all_items() if item.is_question and not within_repeats(form, item)]
    made = st.fixed_dictionaries({item.link_id: answers_to(item) for item in asked})
    return made.map(lambda answers: {name: answer for name, answer in answers.items() if answer is not None})


def within_repeats(form: Form, item: Item) -> bool:
    return any(item in holder.items or _below(holder, item) for holder in form.all_items() if holder.holds_instances)


def _below(holder: Item, item: Item) -> bool:
    return any(item is one or _below(one, item) for one in holder.items)


def sit(form: Form, answers: Mapping[str, Answer]) -> Sitting:
    sitting = Sitting(form, NOW)
    for link_id, answer in answers.items():
        sitting.give(link_id, answer)
    return sitting


def written(sitting: Sitting) -> Mapping[str, Answer]:
    return sitting.enabled_answers()


@pytest.mark.parametrize("form_id", ALL)
def test_the_order_of_answering_changes_nothing(form_id: str) -> None:
    form = FORMS[form_id].form

    @settings(max_examples=10, deadline=None)
    @given(sets_of_answers(form), st.randoms(use_true_random=False))
    def holds(answers: dict[str, Answer], random: Random) -> None:
        shuffled = list(answers.items())
        random.shuffle(shuffled)
        one, other = sit(form, answers), sit(form, dict(shuffled))
        assert other.result() == one.result()
        assert dict(written(other)) == dict(written(one))
        assert [item.link_id for item in other.prompts()] == [item.link_id for item in one.prompts()]

    holds()


@pytest.mark.parametrize("form_id", ALL)
def test_hiding_and_unhiding_changes_no_score_and_no_alert(form_id: str) -> None:
    form = FORMS[form_id].form
    asked = [item for item in form.all_items() if item.is_question and not within_repeats(form, item)]
    named = {rule.question for item in form.all_items() for rule in item.rules}
    deciding = [item for item in asked if item.link_id in named] or asked

    @settings(max_examples=10, deadline=None)
    @given(sets_of_answers(form), st.data())
    def holds(answers: dict[str, Answer], data: st.DataObject) -> None:
        sitting = sit(form, answers)
        before, stored = sitting.result(), dict(written(sitting))
        changed = data.draw(st.sampled_from(deciding))
        for other in data.draw(st.lists(answers_to(changed), min_size=1, max_size=3)):
            if other is None:
                sitting.withdraw(changed.link_id)
            else:
                sitting.give(changed.link_id, other)
        if changed.link_id in answers:
            sitting.give(changed.link_id, answers[changed.link_id])
        else:
            sitting.withdraw(changed.link_id)
        assert sitting.result() == before
        assert dict(written(sitting)) == stored

    holds()


@pytest.mark.parametrize("form_id", ALL)
def test_what_is_stored_gives_the_same_scores_again(form_id: str) -> None:
    # The answers of questions that are not asked are never stored: reading back what is stored must lose nothing.
    form = FORMS[form_id].form

    @settings(max_examples=10, deadline=None)
    @given(sets_of_answers(form))
    def holds(answers: dict[str, Answer]) -> None:
        sitting = sit(form, answers)
        stored = json.dumps({name: answer_to_json(one) for name, one in written(sitting).items()})
        again = Sitting(form, NOW, {name: answer_from_json(one) for name, one in json.loads(stored).items()})
        assert again.result() == sitting.result()
        assert json.dumps({name: answer_to_json(one) for name, one in written(again).items()}) == stored

    holds()


@pytest.mark.parametrize("form_id", ALL)
def test_no_answers_break_a_rule_or_leave_the_range_of_a_score(form_id: str) -> None:
    form = FORMS[form_id].form

    @settings(max_examples=20, deadline=None)
    @given(sets_of_answers(form))
    def holds(answers: dict[str, Answer]) -> None:
        sitting = sit(form, answers)
        assert sitting.faults() == ()
        assert {name: state.issues for name, state in sitting.states.items() if state.issues} == {}
        for score in sitting.scores():
            assert (score.band is None) is (score.value is None or not score.bands)
            assert 0 <= score.answered <= score.of
            if score.value is not None:
                assert score.low is not None
                assert score.high is not None
                assert score.low <= score.value <= score.high
        given_nothing = {name: answer for name, answer in answers.items() if isinstance(answer, NonAnswer)}
        assert sit(form, given_nothing).alerts() == ()
        assert sit(form, given_nothing).prompts() == ()

    holds()

"""Fills in a form with answers by chance, to see whether it behaves: for the linter, the preview and the tests.

Every kind of question is answered, conditions are followed, what repeats comes up to three times, and some questions
are left with a reason. The same chance gives the same answers.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from random import Random

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms.model import Amount, Answer, Answered, Coded, Form, Item, OneValue
from hubdesk.forms.sitting import Sitting

A_MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_ROUNDS = 3
_INSTANCES = 3


def trial_sitting(form: Form, chance: Random, share: float = 0.8) -> Sitting:
    """A sitting with answers to about that share of the questions, in as many rounds as conditions need."""
    sitting = Sitting(form, A_MOMENT)
    for _ in range(_ROUNDS):
        before = len(sitting.answers)
        for key in list(sitting.states) if form.repeated else ():
            state = sitting.states.get(key)
            if state is not None and state.can_add and len(state.instances) < _INSTANCES and chance.random() < 0.5:
                _add(sitting, key, chance)
        for item in sitting.questions():
            if item.link_id not in sitting.answers and chance.random() < share:
                _give(sitting, item.link_id, some_answer(item, chance))
        if len(sitting.answers) == before:
            break
    return sitting


def _add(sitting: Sitting, key: str, chance: Random) -> None:
    item = sitting.form.item(key)
    answer = Answered(True) if item.type == "group" else some_answer(item, chance)
    _give(sitting, sitting.next_instance(key), answer)


def _give(sitting: Sitting, key: str, answer: Answer) -> None:
    if sitting.check(key, answer) is None:
        sitting.give(key, answer)


def some_answer(item: Item, chance: Random) -> Answer:
    """An answer to one question, now and then a reason for none; it need not keep to a pattern."""
    if chance.random() < 0.1:
        return chance.choice(list(NonAnswer))
    if not item.takes_several:
        return Answered(_one_value(item, chance))
    return Answered(tuple(dict.fromkeys(_one_value(item, chance) for _ in range(chance.randint(1, 3)))))


def _one_value(item: Item, chance: Random) -> OneValue:
    if item.options and not (item.type == "open-choice" and chance.random() < 0.3):
        return chance.choice(item.options).coded
    low, high = item.limits.low, item.limits.high
    least = int(low) if isinstance(low, int | Decimal) else 0
    most = int(high) if isinstance(high, int | Decimal) else least + 9
    match item.type:
        case "boolean":
            return chance.random() < 0.5
        case "integer":
            return chance.randint(least, max(least, most))
        case "decimal":
            return Decimal(chance.randint(least * 10, max(least, most) * 10)) / 10
        case "quantity":
            unit = chance.choice(item.units) if item.units else Coded("kg")
            return Amount(Decimal(chance.randint(1, 999)) / 10, unit.display or unit.code, unit.code, unit.system)
        case "date":
            return date(2020, 1, chance.randint(1, 28))
        case "dateTime":
            return f"2026-01-{chance.randint(10, 28)}T10:00:00Z"
        case "time":
            return f"{chance.randint(10, 23)}:15:00"
        case "url":
            return "https://www.nhs.uk/live-well"
        case "choice":
            return Coded("a", "http://example.org")
    return chance.choice(("Ann", "two words", "ünïcode ✓"))

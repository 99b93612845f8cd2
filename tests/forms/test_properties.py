"""What holds for every form of the library whatever is answered (issue of the form engine, "must hold")."""

import json
from random import Random

import pytest

from hubdesk.forms import Library, Sitting, answer_from_json, answer_to_json
from hubdesk.forms.trial import A_MOMENT, trial_sitting

SEEDS = range(12)


@pytest.mark.parametrize("seed", SEEDS)
def test_any_order_of_answering_gives_the_same(library: Library, seed: int) -> None:
    for name, pack in library.forms.items():
        answers = list(trial_sitting(pack.form, Random(seed)).answers.items())
        first = Sitting(pack.form, A_MOMENT, dict(answers))
        Random(seed + 1).shuffle(answers)
        second = Sitting(pack.form, A_MOMENT)
        for key, answer in answers:
            second.give(key, answer)
        assert first.scores() == second.scores(), name
        assert first.alerts() == second.alerts(), name
        assert dict(first.states) == dict(second.states), name


@pytest.mark.parametrize("seed", SEEDS)
def test_no_rule_fails_for_any_answers(library: Library, seed: int) -> None:
    for name, pack in library.forms.items():
        sitting = trial_sitting(pack.form, Random(seed), share=(0.2, 0.6, 1.0)[seed % 3])
        assert sitting.outcome.settled, name
        assert [spot.fault for spot in sitting.outcome.all_spots() if spot.fault] == [], name
        assert sitting.outcome.too_dear == (), name


@pytest.mark.parametrize("seed", SEEDS)
def test_every_total_is_in_its_range_and_in_a_band(library: Library, seed: int) -> None:
    for name, pack in library.forms.items():
        for score in trial_sitting(pack.form, Random(seed), share=1.0).scores():
            if score.value is not None and score.low is not None and score.high is not None:
                assert score.low <= score.value <= score.high, name
            if score.value is not None and score.bands:
                assert score.band is not None, name


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_stored_gives_the_same_scores_again(library: Library, seed: int) -> None:
    """Hidden answers are not stored, and leaving them out changes nothing."""
    for name, pack in library.forms.items():
        sitting = trial_sitting(pack.form, Random(seed))
        kept = {key: json.dumps(answer_to_json(one)) for key, one in sitting.enabled_answers().items()}
        again = Sitting(pack.form, A_MOMENT, {key: answer_from_json(json.loads(text)) for key, text in kept.items()})
        assert again.scores() == sitting.scores(), name
        assert again.enabled_answers() == sitting.enabled_answers(), name


@pytest.mark.parametrize("seed", SEEDS)
def test_hiding_and_showing_again_changes_no_score(library: Library, seed: int) -> None:
    chance = Random(seed)
    for name, pack in library.forms.items():
        sitting = trial_sitting(pack.form, Random(seed))
        before = sitting.scores()
        looked_at = sorted(
            {rule.question for item in pack.form.all_items() for rule in item.rules} & set(sitting.answers)
        )
        for key in chance.sample(looked_at, min(3, len(looked_at))):
            kept = sitting.answers[key]
            sitting.withdraw(key)
            _ = sitting.states
            sitting.give(key, kept)
        assert sitting.scores() == before, name

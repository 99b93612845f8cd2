"""A score in words: what it was worked out from, and no band where the owner prints none."""

from decimal import Decimal

from hubdesk.presenters.scores import ScoreFacts, score_line, score_view


def facts(value: int | None, answered: int, of: int, band: str | None = None) -> ScoreFacts:
    return ScoreFacts(
        title="CORE-10 total",
        value=None if value is None else Decimal(value),
        partial=Decimal(18),
        answered=answered,
        of=of,
        low=Decimal(0),
        high=Decimal(40),
        band=band.lower() if band else None,
        band_label=band,
    )


def test_a_total_of_all_answers_says_no_more_than_itself():
    view = score_view(facts(18, 10, 10, "Moderate"))
    assert (view.headline, view.band) == ("18 out of 40", "Moderate")
    assert score_line(facts(18, 10, 10, "Moderate")) == "18 out of 40, Moderate"


def test_a_total_that_the_owners_rule_gives_with_an_answer_missing_says_so():
    view = score_view(facts(20, 9, 10, "Moderate-to-severe"))
    assert (view.headline, view.band, view.whole) == ("20 out of 40, from 9 of 10 answers", "Moderate-to-severe", True)
    assert view.spoken == "CORE-10 total: 20 out of 40, from 9 of 10 answers. Moderate-to-severe."
    assert score_line(facts(20, 9, 10, "Moderate-to-severe")).startswith("20 out of 40, from 9 of 10 answers, ")


def test_no_total_is_told_as_before():
    assert score_line(facts(None, 8, 10)) == "18 from 8 of 10, no band"


def test_a_score_without_bands_ends_with_its_number():
    assert score_line(facts(12, 6, 6)) == "12 out of 40"
    assert score_view(facts(12, 6, 6)).spoken == "CORE-10 total: 12 out of 40."

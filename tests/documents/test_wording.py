"""Templates in a hub's own words: what stops and what is only suggested, and that the paper says the new words."""

import argparse
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubdesk.app.documents_commands import COULD_NOT_RUN, FINE, REFUSED, add_documents_parser
from hubdesk.documents.general_samples import general_sample
from hubdesk.documents.lint import lint_texts
from hubdesk.documents.samples import MASON
from hubdesk.documents.wording import shipped_version
from hubdesk.domain.ids import UserId
from hubdesk.domain.template_versions import TemplateVersion
from tests.documents.reading import whole
from tests.support.sources import ROOT

NOW = datetime(2026, 6, 2, tzinfo=UTC)
TOO_LONG = "I would like to join this surgery, and I would like to do that today if that is possible at all. "


def run(*words):
    parser = argparse.ArgumentParser()
    add_documents_parser(parser.add_subparsers())
    args = parser.parse_args(["documents", *words])
    return args.run(args)


def version(press, template, **texts):
    came = next(one for one in press.templates() if one.id == template)
    own = {name.replace("__", ".", 1): text for name, text in texts.items()}
    given_texts = {**shipped_version(came, NOW).texts, **own}
    return TemplateVersion(template, 2, came.version, given_texts, "Plainer", NOW, UserId("u-1"))


def stops(press, template, **texts):
    return {one.part: one.message for one in press.lint(version(press, template, **texts)) if one.stops}


def test_hubdesk_s_own_words_stand_up_to_every_rule(press):
    """By the rules alone: that they can be drawn is tried where the samples are."""
    for one in press.templates():
        assert lint_texts(one, shipped_version(one, NOW).texts, press._rules) == [], one.id


@pytest.mark.parametrize(
    ("template", "part", "text", "says"),
    [
        ("letter-appointment", "words.cannot", "If you cannot come, call us.", "{phone} must stay"),
        ("letter-appointment", "words.cannot", "Call {phone} or {nobody}", "nothing to fill {nobody}"),
        ("letter-appointment", "words.cannot", "Call {phone} or { us", "curly bracket"),
        ("letter-appointment", "words.opening", "We have <b>booked</b> this.", "print as they stand"),
        ("letter-appointment", "words.opening", " ", "leaves a gap"),
        ("letter-appointment", "words.opening", "Your offender manager booked this.", "about probation"),
        ("letter-appointment", "label.about", "Your probation meeting", "about probation"),
        ("letter-appointment", "words.opening", "The violent partner will not know.", "nothing about abuse"),
        ("letter-gp-clinical", "words.no_scores", "High risk of suicide was found.", "level of suicide risk"),
        ("letter-gp-registration", "words.proxy_note", "It is not where the person lives.", "registration only"),
        ("letter-referral-drug-alcohol", "words.stop_warning", "Please help.", "Stopping alcohol suddenly"),
        ("letter-gp-registration-wales", "words.scheme", "Anyone in England can register.", "rule of England"),
        ("letter-gp-refusal-challenge-wales", "words.next", "We write to NHS England.", "rule of England"),
        ("card-gp-right-wales", "words.ask", "Write down why, within 14 days.", "rule of England"),
        ("letter-gp-clinical", "required.frame.agreement", "", "leaves a gap"),
    ],
)
def test_what_would_mislead_or_do_harm_stops(press, template, part, text, says):
    found = stops(press, template, **{part.replace(".", "__", 1): text})
    assert set(found) == {part}
    assert says in found[part]


def test_a_text_that_hubdesk_does_not_know_and_one_that_is_missing_stop(press):
    own = version(press, "card-crisis")
    texts = {**own.texts, "words.song": "La"}
    del texts["words.heading"]
    found = press.lint(TemplateVersion("card-crisis", 2, "1.0.0", texts, "", NOW, UserId("u-1")))
    assert {one.part for one in found if one.stops} == {"words.song", "words.heading"}


@pytest.mark.parametrize("stock", ["plain", "zweckform-32010"])
def test_words_too_long_for_a_card_are_tried_on_every_stock(press, stock):
    found = press.lint(version(press, "card-gp-right", words__line_1=TOO_LONG * 2))
    assert any(one.stops and f"on {stock}" in one.message and "too long" in one.message for one in found)


def test_a_sign_that_no_font_has_stops(press):
    found = press.lint(version(press, "letter-appointment", words__heading="Your appointment \U00012000"))
    assert any("cannot be printed" in one.message for one in found)


def test_labels_and_long_sentences_are_only_suggestions(press):
    long = "We have booked this for you because you said that mornings are better for you"
    long += " than evenings or late days or nights."
    found = press.lint(version(press, "letter-appointment", words__opening=f"{long} No service user waits for a CPN."))
    assert not any(one.stops for one in found)
    told = " ".join(one.message for one in found)
    assert "“service user”: better “person”" in told
    assert "community psychiatric nurse" in told
    assert "words. 20 are easier" in told


@settings(max_examples=20)
@given(st.text(st.sampled_from("ab {}\n.<>_£é"), max_size=40))
def test_whatever_is_typed_is_either_stopped_or_printed_without_a_bracket_left(press, typed):
    own = version(press, "letter-appointment", words__opening=typed)
    if not any(one.stops for one in press.lint(own)):
        assert "{" not in whole(press.sample(own))


def test_the_paper_says_the_hub_s_words_and_the_version(press):
    own = version(press, "letter-appointment", words__heading="See you soon", label__see="Your nurse")
    read = whole(press.sample(own))
    assert "See you soon" in read
    assert "Your nurse" in read
    assert "See you soon" not in whole(press.sample(version(press, "letter-appointment")))
    assert press.in_words({own.template: own}).templates() != press.templates()


def test_lint_by_command(tmp_path, capsys):
    changed = tmp_path / "mine.toml"
    came = (ROOT / "resources/documents/letter-appointment.toml").read_text("utf-8")
    changed.write_text(came.replace("{phone}", "us"), "utf-8")
    assert run("lint", str(changed)) == REFUSED
    assert "words.cannot: {phone} must stay" in capsys.readouterr().out
    changed.write_text(came.replace("Your appointment", "See you soon"), "utf-8")
    assert run("lint", str(changed)) == FINE
    for text in ("not a template", 'id = "letter-unheard-of"'):
        changed.write_text(text, "utf-8")
        assert run("lint", str(changed)) == COULD_NOT_RUN
    assert run("lint", str(tmp_path / "none.toml")) == COULD_NOT_RUN


def test_welsh_prints_only_once_it_was_checked_and_stands_before_the_english(press):
    own = version(press, "letter-appointment")
    assert "apwyntiad" not in whole(press.sample(own))
    checked = replace(own, welsh_checked="Sioned Rees, nurse")
    read = whole(press.sample(checked))
    assert read.index("Eich apwyntiad") < read.index("Your appointment")
    assert "Tudalen 1 o 2 / Page 1 of 2" in read
    assert "Preifat a chyfrinachol / Private and confidential" in read
    assert "Pryd a ble / When and where" in read
    assert "We have booked this for you." in read, "what has no Welsh stays in English"
    assert (own.stamp, checked.stamp) == ("1.0.0-hub2", "1.0.0-hub2-cy")


def test_a_hub_may_add_welsh_that_hubdesk_does_not_have(press):
    own = version(press, "letter-safeguarding-adult", **{"welsh__words.heading": "Pryder"})
    assert press.lint(own) == []
    assert "Pryder" in whole(press.sample(replace(own, welsh_checked="Sioned Rees")))
    lost = stops(press, "letter-appointment", **{"welsh__words.cannot": "Ffoniwch ni."})
    assert set(lost) == {"welsh.words.cannot"}
    told = stops(press, "letter-appointment", **{"welsh__words.opening": "Y gwasanaeth prawf"})
    assert set(told) == {"welsh.words.opening"}


def test_welsh_beside_english_stays_whole_in_large_print(press):
    own = replace(version(press, "letter-appointment"), welsh_checked="Sioned Rees")
    worded = press.in_words({own.template: own})
    template = next(one for one in worded.templates() if one.id == own.template)
    for points in (12, 28):
        read = whole(worded.draw(own.template, replace(general_sample(template, MASON), text_points=points)))
        assert read.index("Os na allwch ddod") < read.index("If you cannot come")

"""Labels and unexplained short forms in free text: found, never in somebody’s own words, only ever suggested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.documents.style import load_style
from tests.support.sources import ROOT

STYLE = load_style(ROOT / "resources/style/words.toml")


@pytest.mark.parametrize(
    ("text", "said", "better"),
    [
        ("An ex-offender with a drug  habit.", ("ex-offender", "drug habit"), ("person", "drug use")),
        ("He committed suicide.", ("committed suicide",), ("died by suicide",)),
        ("Failed to attend; the CPN rang.", ("Failed to attend", "CPN"), ("did not come", "community psychiatric")),
        ("Non-compliant and hard to reach", ("Non-compliant", "hard to reach"), ("did not take", "found a way")),
        ("Seen by the XYZT today", ("XYZT",), ("say in full",)),
    ],
)
def test_what_labels_a_person_is_found_with_something_better(text, said, better):
    found = STYLE.suggestions(text)
    assert len(found) == len(said)
    for one, label, instead in zip(found, said, better, strict=True):
        assert label in one
        assert instead in one


@pytest.mark.parametrize(
    "text",
    [
        "He said: “I am an addict and a junkie.”",
        "Community mental health team (CMHT) saw him. The CMHT wrote.",
        "The CPN (community psychiatric nurse) rang. The CPN comes back.",
        "The GP, the NHS and A&E know.",
        "Claims Universal Credit. Keeps the room clean, in simple steps.",
        "PLEASE READ THIS LETTER ALOUD",
        "PHQ-9 was 14. SW1A 1AA. The form is at MK9.",
        "",
    ],
)
def test_own_words_explained_forms_and_plain_words_are_left_alone(text):
    assert STYLE.suggestions(text) == ()


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_each_thing_once(text):
    found = STYLE.suggestions(text)
    assert len(set(found)) == len(found)


def test_every_better_word_is_one_that_is_not_on_the_list():
    for label in STYLE.labels:
        assert STYLE.suggestions(label.better) == (), label.better

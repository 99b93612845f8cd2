"""What languages are called, which way they are written, and when an interpreter puts nothing into other words."""

import pytest

from hubdesk.domain.ids import ResponseId, UserId
from hubdesk.domain.languages import is_language, language_choice, language_name, right_to_left
from hubdesk.domain.manner import INTERPRETED, TRANSLATED, Manner
from hubdesk.domain.visit_setting import Present
from tests.support.chance import START


def test_names_in_both_languages():
    assert (language_name("cy"), language_choice("cy")) == ("Welsh", "Cymraeg (Welsh)")
    assert language_choice("pt-BR") == "Português (Portuguese)"
    assert language_choice("xx") == "xx"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("", False), ("cy", False), ("ar", True), ("ur", True), ("pa", False), ("pa-Arab", True), ("ur-Latn", False)],
)
def test_the_way_of_writing(code: str, expected: bool):
    assert right_to_left(code) is expected


def test_a_language_is_known_by_either_name():
    assert is_language("pl", " polish ")
    assert is_language("pl", "Polski")
    assert not is_language("pl", "Welsh")
    assert not is_language("pl", "")


@pytest.mark.parametrize(
    ("through", "spoken", "shown", "translation", "warning"),
    [
        (False, "", "", "", ""),
        (False, "", "pl", "validated", ""),
        (False, "", "pl", "local", TRANSLATED),
        (False, "", "pl", "machine", TRANSLATED),
        (True, "Polish", "", "", INTERPRETED),
        (True, "Polish", "pl", "validated", ""),
        (True, "Romani", "pl", "validated", INTERPRETED),
        (True, "Polish", "pl", "local", INTERPRETED),
    ],
)
def test_what_is_said_beside_a_score(through: bool, spoken: str, shown: str, translation: str, warning: str):
    present = (Present.INTERPRETER,) if through else ()
    manner = Manner(ResponseId("r"), START, UserId("u"), spoken, "", present, shown, translation)
    assert manner.warning == warning
    assert manner.not_validated is bool(warning)

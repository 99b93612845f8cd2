"""Lines of a place that shame, and plain streets that do not."""

import pytest

from hubdesk.domain.telling_words import tells


@pytest.mark.parametrize("line", ["12 Tower Court", "Mentmore Road", "Riverside House"])
def test_plain_streets_tell_nothing(line: str):
    assert not tells(line)


@pytest.mark.parametrize("line", ["Probation Office", "The DRUG service", "Mental Health Team", "(Crisis) house"])
def test_names_that_shame_are_known(line: str):
    assert tells(line)

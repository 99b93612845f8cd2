"""What was done is said once, however often its page is drawn again, and once more when it is done again."""

import pytest
from pytestqt.qtbot import QtBot

from hubdesk.ui.pages.said_box import SaidBox


def test_each_thing_is_spoken_once_and_the_box_is_hidden_without_words(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    spoken: list[str] = []
    monkeypatch.setattr("hubdesk.ui.pages.said_box.announce", lambda _box, words: spoken.append(words))
    box = SaidBox()
    qtbot.addWidget(box)
    new = [box.show_said(words) for words in ("", "Kept.", "Kept.", "", "Kept.", "Printed.")]
    assert new == [False, True, False, False, True, True]
    assert spoken == ["Kept.", "Kept.", "Printed."]
    assert (box.text.text(), box.isHidden()) == ("Printed.", False)
    box.show_said("")
    assert box.isHidden()

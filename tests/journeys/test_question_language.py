"""The questions in another language, from the worker's choice to the result of the real program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from hubdesk.forms.translations import NOTES
from tests.support.forms_once import load_once
from tests.support.translated import with_translation


def test_asked_in_welsh_handed_over_in_welsh_and_told_so(workstation, monkeypatch):
    monkeypatch.setattr("hubdesk.app.forms_at_hand.load_library", lambda folder: with_translation(load_once(folder)))
    pc = workstation()
    pc.unlock()
    pc.register("Avery", "Mason")
    pc.start_visit()
    english = pc.question()
    languages = next(box for box in pc.page.findChildren(QComboBox) if box.isVisible())
    languages.setFocus()
    pc.key(Qt.Key.Key_Down)
    pc.wait_for(f"[cy] {english}")
    assert pc.sees(NOTES["local"])
    pc.press("Hand over: the person answers alone")
    pc.wait_for("These questions are for you to answer yourself.")
    pc.press("Start")
    pc.wait_for(f"[cy] {english}")
    assert not pc.sees(NOTES["local"])
    pc.key("1")
    pc.settle()
    response_id = pc.page._presenter.state.page.place.response_id
    with pc.program.desk.records.reading() as unit:
        (kept,) = unit.manners.of([response_id])[response_id]
    assert (kept.shown, kept.translation) == ("cy", "local")

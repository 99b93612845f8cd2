"""The forms folder is gone: every response that was ever stored is still read, word for word (form design §7.4)."""

import secrets
from pathlib import Path

from hubdesk.app.demo import PASSWORD
from hubdesk.app.stores import LocalStrongroom
from hubdesk.domain.ids import Ids
from hubdesk.forms import Library
from hubdesk.presenters.answer_words import words
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.unlock import lock, unlock
from hubdesk.services.visit_now import VisitNow, load_visit
from tests.support.forms_once import shipped
from tests.support.hub import CHEAP, TickingClock

NO_FORMS = Library({}, {}, ())


def test_every_stored_response_is_read_without_the_forms_folder(full_folder: Path) -> None:
    with_forms = everything(full_folder, shipped())
    without = everything(full_folder, NO_FORMS)
    assert len(with_forms) > 20, "there is something to read"
    assert without == with_forms
    assert any(scores for _, scores in without.values())


def everything(folder: Path, library: Library) -> dict[str, tuple[list[str], list[str]]]:
    """Each response: its questions and answers in words, and its scores worked out anew and as stored."""
    clock = TickingClock()
    room = LocalStrongroom(folder, CHEAP, clock)
    desk = unlock(room, FormShelf(library), clock, Ids(clock, secrets.token_bytes), "asha", PASSWORD)
    found: dict[str, tuple[list[str], list[str]]] = {}
    try:
        assert desk.records is not None
        with desk.records.reading() as unit:
            for person in unit.people.recent(500):
                for visit in unit.visits.of_person(person.id):
                    found.update(_responses(load_visit(desk, unit, visit.id)))
    finally:
        lock(desk, room)
    return found


def _responses(now: VisitNow) -> dict[str, tuple[list[str], list[str]]]:
    made = {}
    for form in now.forms:
        said = [
            f"{item.text}: {words(item, form.sitting.answers.get(item.link_id))}" for item in form.sitting.questions()
        ]
        scores = [f"{one.title}: {one.value} {one.band_label} {one.partial}" for one in form.sitting.scores()]
        made[str(form.response.id)] = (said, [form.pack.title, form.pack.version, *scores])
    return made

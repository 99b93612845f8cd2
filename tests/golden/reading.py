"""Everything that a store tells of its people, read as the program reads it, in a form that can be kept."""

import secrets
from pathlib import Path
from typing import Any

from hubdesk.app.demo import PASSWORD
from hubdesk.app.stores import LocalStrongroom
from hubdesk.domain.clock import Clock
from hubdesk.domain.ids import Ids
from hubdesk.domain.visits import ResponseStatus
from hubdesk.services.desk import Desk
from hubdesk.services.form_shelf import FormShelf
from hubdesk.services.people import open_person
from hubdesk.services.unlock import lock, unlock
from hubdesk.system.paths import forms_dir
from hubdesk.vault import PRODUCTION
from hubdesk.vault.seals import Ed25519Seals
from tests.support.forms_once import load_once


def read_everyone(folder: Path, clock: Clock) -> dict[str, Any]:
    """Who is in it, and how much there is of each; with the users and the head of each trail."""
    room = LocalStrongroom(folder, PRODUCTION, clock)
    shelf = FormShelf(load_once(forms_dir()), Ed25519Seals())
    desk = unlock(room, shelf, clock, Ids(clock, secrets.token_bytes), "asha", PASSWORD)
    try:
        with desk.records.reading() as unit:
            ids = sorted(person.id for person in unit.people.recent(1000))
        with desk.control.reading() as control:
            users = sorted(user.sign_in for user in control.users())
        return {"users": users, "people": [_person(desk, person_id) for person_id in ids]}
    finally:
        lock(desk, room)


def _person(desk: Desk, person_id: str) -> dict[str, Any]:
    record = open_person(desk, person_id)
    with desk.records.reading() as unit:
        person = unit.people.get(person_id)
        responses = unit.responses.of_person(person_id, *ResponseStatus)
        answers = sum(len(unit.responses.answers(response.id)) for response in responses)
        scores = unit.responses.scores([response.id for response in responses])
        return {
            "name": person.name.display,
            "born": str(person.born.year),
            "visits": len(record.visits),
            "responses": len(responses),
            "answers": answers,
            "scores": sum(len(of_one) for of_one in scores.values()),
            "appointments": len(list(unit.appointments.of_person(person_id))),
            "tasks": len(list(unit.tasks.of_person(person_id))),
            "papers": len(list(unit.documents.of_person(person_id))),
        }

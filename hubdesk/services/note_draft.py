"""A half-typed note survives a lock. Where its writer could still choose "clinicians only", it lies sealed meanwhile."""

import base64
import json
from collections.abc import Mapping

from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.sealed import Sealed, SealedPlace
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.services.desk import Desk
from hubdesk.services.sealing import reads_restricted
from hubdesk.services.typed_pages import drop_typed, keep_typed, read_typed

_KEY, _SEALED = "key", "sealed"


def keep_note_draft(desk: Desk, person_id: PersonId, fields: Mapping[str, str]) -> None:
    """Keep what stands on the page; with nothing typed, nothing is kept."""
    typed = {name: text for name, text in fields.items() if text}
    if typed and desk.restricted is not None and reads_restricted(desk):
        sealed = desk.restricted.seal(_place(desk, person_id), json.dumps(typed, ensure_ascii=False))
        typed = {_KEY: sealed.key, _SEALED: base64.b64encode(sealed.data).decode()}
    keep_typed(desk, TypedKind.NOTE, person_id, typed)


def read_note_draft(desk: Desk, person_id: PersonId) -> dict[str, str]:
    """What this user left on the page, if anything. One that does not open any more (its key was changed meanwhile)
    is gone."""
    page = read_typed(desk, TypedKind.NOTE, person_id)
    if page is None:
        return {}
    if _SEALED not in page.fields:
        return dict(page.fields)
    if desk.restricted is None:
        return {}
    sealed = Sealed(page.fields[_KEY], base64.b64decode(page.fields[_SEALED]))
    try:
        opened = json.loads(desk.restricted.open(_place(desk, person_id), sealed))
    except KnownProblem:
        return {}
    return {str(name): str(text) for name, text in opened.items()}


def drop_note_draft(desk: Desk, person_id: PersonId) -> None:
    """It was abandoned."""
    drop_typed(desk, TypedKind.NOTE, person_id)


def _place(desk: Desk, person_id: PersonId) -> SealedPlace:
    return SealedPlace("typed_page", f"{desk.actor.id}/{person_id}")

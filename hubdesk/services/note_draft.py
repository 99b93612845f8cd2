"""A half-typed note survives a lock. Where its writer could choose "clinicians only", it lies sealed till then."""

import base64
import json
from collections.abc import Mapping

from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.domain.sealed import Sealed, SealedPlace
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.sealing import reads_restricted
from hubdesk.services.typed_pages import drop_typed, keep_typed, read_typed

_KEY, _SEALED = "key", "sealed"


def keep_note_draft(desk: Desk, person_id: PersonId, fields: Mapping[str, str]) -> None:
    """Keep what stands on the page; with nothing typed, nothing is kept."""
    authorise(desk, Permission.KEEP_NOTES)
    typed = {name: text for name, text in fields.items() if text}
    if typed and desk.restricted is not None and reads_restricted(desk):
        sealed = desk.restricted.seal(_place(desk, person_id), json.dumps(typed, ensure_ascii=False))
        typed = {_KEY: sealed.key, _SEALED: base64.b64encode(sealed.data).decode()}
    keep_typed(desk, TypedKind.NOTE, person_id, typed)


def read_note_draft(desk: Desk, person_id: PersonId) -> dict[str, str]:
    """What this user left on the page, if anything. One that does not open any more (its key was changed meanwhile)
    is gone; a draft that cannot be read never stands before the notes themselves."""
    try:
        page = read_typed(desk, TypedKind.NOTE, person_id)
        return {} if page is None else _opened(desk, person_id, page.fields)
    except KnownProblem:
        return {}


def drop_note_draft(desk: Desk, person_id: PersonId) -> None:
    """It was abandoned."""
    drop_typed(desk, TypedKind.NOTE, person_id)


def _opened(desk: Desk, person_id: PersonId, fields: Mapping[str, str]) -> dict[str, str]:
    if _SEALED not in fields:
        return dict(fields)
    if desk.restricted is None:
        return {}
    sealed = Sealed(fields[_KEY], base64.b64decode(fields[_SEALED]))
    opened = json.loads(desk.restricted.open(_place(desk, person_id), sealed))
    return {str(name): str(text) for name, text in opened.items()}


def _place(desk: Desk, person_id: PersonId) -> SealedPlace:
    return SealedPlace("typed_page", f"{desk.actor.id}/{person_id}")

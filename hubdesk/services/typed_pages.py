"""Keep what stands half typed on a page when it is left or the screen is locked, and give it back on return."""

from collections.abc import Mapping

from hubdesk.domain.roles import Permission
from hubdesk.domain.typed_pages import KEPT_FOR, TypedKind, TypedPage
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import RecordsUnit

_MAY = {
    TypedKind.REGISTRATION: Permission.REGISTER_PERSON,
    TypedKind.VISIT_START: Permission.RUN_VISIT,
    TypedKind.NOTE: Permission.KEEP_NOTES,
    TypedKind.CONTACT: Permission.KEEP_NOTES,
    TypedKind.CARE: Permission.KEEP_NOTES,
    TypedKind.DETAILS: Permission.EDIT_PERSON,
}


def keep_typed(desk: Desk, kind: TypedKind, about: str, fields: Mapping[str, str]) -> None:
    """Keep this in place of what was kept before; with nothing typed, nothing is kept."""
    records = authorise(desk, _MAY[kind])
    typed = {name: text for name, text in fields.items() if text}
    with records.writing() as unit:
        if typed:
            unit.typed_pages.keep(TypedPage(desk.actor.id, kind, about, desk.clock.now(), typed))
        else:
            unit.typed_pages.drop(desk.actor.id, kind, about)


def read_typed(desk: Desk, kind: TypedKind, about: str) -> TypedPage | None:
    """What this user has kept of a page, if anything. Everyone's pages that are too old are thrown away first."""
    records = authorise(desk, _MAY[kind])
    with records.writing() as unit:
        unit.typed_pages.drop_before(desk.clock.now() - KEPT_FOR)
        return unit.typed_pages.get(desk.actor.id, kind, about)


def drop_typed(desk: Desk, kind: TypedKind, about: str) -> None:
    """Throw away what is kept of a page: it was abandoned."""
    records = authorise(desk, _MAY[kind])
    with records.writing() as unit:
        typed_done(desk, unit, kind, about)


def typed_done(desk: Desk, unit: RecordsUnit, kind: TypedKind, about: str) -> None:
    """Throw it away within the transaction that stores what the page was for."""
    unit.typed_pages.drop(desk.actor.id, kind, about)

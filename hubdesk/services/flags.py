"""Multi-agency and safeguarding flags of a person: read, set, end. For clinicians and leads only."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.flags import Flag, FlagKind, FlagNow, FlagRow, flag_of, newest, read_flag
from hubdesk.domain.ids import PersonId
from hubdesk.domain.names import clean
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry, NotFound
from hubdesk.domain.roles import Permission
from hubdesk.domain.sealed import SealBroken, SealedPlace
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit, Restricted
from hubdesk.services.sealing import restricted_key

_TABLE = "person_flag"
_CHANGED = Changes.of(Topic.FLAGS)


@dataclass(frozen=True, slots=True)
class PersonFlags:
    """The flags page of a person: the newest writing of each kind, ended ones too."""

    head: PersonHead
    flags: tuple[FlagNow, ...]
    broken: int = 0
    """Writings whose seal does not open: altered or moved outside hubdesk."""


def read_flags(desk: Desk, person_id: PersonId) -> PersonFlags:
    """The flags of a person; the view is audited. Raises ``NotAllowed``, ``RecordRestricted``."""
    key = restricted_key(desk)
    with authorise(desk, Permission.READ_RESTRICTED).writing() as unit:
        head = read_head(unit, person_id)
        flags, broken = flags_of(key, unit, person_id)
        detail: dict[str, str | int] = {"found": len(flags), "broken": broken}
        unit.audit.write(AuditEvent(Event.FLAGS_OPENED, person_id, "flag", detail=detail))
    return PersonFlags(head, flags, broken)


def set_flag(desk: Desk, person_id: PersonId, fields: Mapping[str, str], seen: str = "") -> Changes:
    """Write a flag down, new or with something changed. ``seen`` is the writing it takes the place of.

    Raises ``InvalidEntry``, ``NotAllowed``, ``ChangedElsewhere`` where a colleague wrote one of this kind meanwhile.
    """
    authorise(desk, Permission.READ_RESTRICTED)
    return _write(desk, person_id, read_flag(fields, desk.clock.now().date()), seen, Event.FLAG_SET)


def end_flag(desk: Desk, person_id: PersonId, kind: FlagKind, why: str, seen: str) -> Changes:
    """Say why a flag no longer stands. As ``set_flag``."""
    authorise(desk, Permission.READ_RESTRICTED)
    why = clean(why)
    if not why:
        raise InvalidEntry({"ended": "Say why it has ended, and who said so"})
    flags = {one.flag.kind: one.flag for one in read_flags(desk, person_id).flags}
    if kind not in flags:
        raise NotFound("This flag was not found.", "Open the person again.")
    return _write(desk, person_id, replace(flags[kind], ended=why), seen, Event.FLAG_ENDED)


def _write(desk: Desk, person_id: PersonId, flag: Flag, seen: str, event: Event) -> Changes:
    key = restricted_key(desk)
    row_id = desk.ids.new()
    sealed = key.seal(SealedPlace(_TABLE, row_id), flag.as_text())
    with authorise(desk, Permission.READ_RESTRICTED).writing() as unit:
        unit.people.get(person_id)
        stands = next((one for one in flags_of(key, unit, person_id)[0] if one.flag.kind is flag.kind), None)
        if stands is not None and stands.row_id != seen:
            raise ChangedElsewhere(
                "A flag of this kind is there already, or a colleague has just changed it.", "Change that one."
            )
        unit.flags.add(FlagRow(row_id, person_id, desk.clock.now(), desk.actor.id, sealed))
        unit.audit.write(AuditEvent(event, person_id, "flag", row_id))
    return _CHANGED


def flags_of(key: Restricted, unit: RecordsUnit, person_id: PersonId) -> tuple[tuple[FlagNow, ...], int]:
    """The newest writing of each kind, and how many writings do not open. One that somebody tampered with hides no
    other, and not the record."""
    written, broken = [], 0
    for row in unit.flags.of_person(person_id):
        try:
            flag = flag_of(key.open(SealedPlace(_TABLE, row.id), row.sealed))
        except SealBroken:
            broken += 1
        else:
            written.append(FlagNow(row.id, row.at, row.by, flag))
    return newest(written), broken

"""Complete, show and correct what is known of a person. Each section is saved on its own; nothing is compulsory."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.details import Details, Section, SectionRevision, read_section
from hubdesk.domain.ids import PersonId
from hubdesk.domain.names import clean
from hubdesk.domain.other_names import OtherNames
from hubdesk.domain.people import Identity, Person, PersonEntry, PersonLine, check_identity
from hubdesk.domain.probation_numbers import ProbationNumbers
from hubdesk.domain.problems import ChangedElsewhere, InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.typed import NOTE_LONGEST
from hubdesk.services.alike import Perhaps, people_alike
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.gp_case_opening import follow_record, followed_by
from hubdesk.services.person_head import PersonHead, read_head
from hubdesk.services.ports import RecordsUnit

_SAVE_ANYWAY = "Open that record to compare. If it is another person, save here all the same."


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person with all that is known of them."""

    person: Person
    details: Details
    head: PersonHead | None = None
    """What heads the page; None where nothing is shown."""


def open_details(desk: Desk, person_id: PersonId, section: Section | None = None) -> KnownPerson:
    """A person's sections, to show or change one of them (``None``: their identity). The view is audited."""
    records = authorise(desk, Permission.OPEN_PERSON)
    with records.writing() as unit:
        head = read_head(unit, person_id)
        known = KnownPerson(head.person, head.details, head)
        shown = section.value if section else "identity"
        unit.audit.write(AuditEvent(Event.DETAILS_OPENED, person_id, "person", person_id, {"section": shown}))
    return known


def save_section(
    desk: Desk,
    person_id: PersonId,
    section: Section,
    version: int,
    typed: Mapping[str, str],
    *,
    although_alike: bool = False,
) -> tuple[KnownPerson, Changes]:
    """Save one section from what was typed; ``version`` is the one that was read. The old state is kept.

    Raises ``InvalidEntry`` naming each field, ``ChangedElsewhere``, and ``Perhaps`` where a name or a number now
    says that somebody alike is registered, unless ``although_alike``.
    """
    records = authorise(desk, Permission.EDIT_PERSON)
    now = desk.clock.now()
    value = read_section(section, typed, now.date())
    with records.writing() as unit:
        known = KnownPerson(unit.people.get(person_id), unit.details.of(person_id))
        if known.details.version(section) != version:
            raise _changed_elsewhere()
        if value == known.details.value(section):
            return known, Changes.of()
        if not although_alike:
            _check_alike(unit, known, value)
        unit.details.add(SectionRevision(person_id, section, version + 1, value, now, desk.actor.id))
        detail: dict[str, str | int] = {"section": section.value, "version": version + 1}
        unit.audit.write(AuditEvent(Event.DETAILS_SAVED, person_id, "person", person_id, detail))
        details = known.details.with_section(section, value, version + 1)
        follow_record(desk, unit, person_id, section, details)
    return KnownPerson(known.person, details), Changes.of(Topic.PEOPLE, *followed_by([section]))


def correct_identity(
    desk: Desk,
    person_id: PersonId,
    version: int,
    entry: PersonEntry,
    reason: str,
    *,
    although_alike: bool = False,
) -> tuple[Person, Changes]:
    """Correct name, birth, gender or NHS number; what stood before is kept with the reason.

    Raises ``InvalidEntry`` (``reason`` among the fields), ``ChangedElsewhere`` and ``Perhaps`` as ``save_section``.
    """
    records = authorise(desk, Permission.EDIT_PERSON)
    found, why = _checked(desk, entry, clean(reason))
    with records.writing() as unit:
        person = unit.people.get(person_id)
        if person.version != version:
            raise _changed_elsewhere()
        corrected = replace(person, name=found.name, born=found.born, gender=found.gender, nhs_number=found.nhs_number)
        if corrected == person:
            return person, Changes.of()
        corrected = replace(corrected, version=version + 1)
        details = unit.details.of(person_id)
        if not although_alike and _says_who(person) != _says_who(corrected):
            _warn(people_alike(unit, corrected, details.names.names))
        unit.people.save(corrected, desk.actor.id, why)
        changed = {"version": corrected.version}
        unit.audit.write(AuditEvent(Event.IDENTITY_CORRECTED, person_id, "person", person_id, changed))
    return corrected, Changes.of(Topic.PEOPLE)


def _checked(desk: Desk, entry: PersonEntry, why: str) -> tuple[Identity, str]:
    """The identity and the reason; everything that needs changing is named at once."""
    problems: dict[str, str] = {}
    if not why:
        problems["reason"] = "Say why this is changed"
    elif len(why) > NOTE_LONGEST:
        problems["reason"] = f"Use {NOTE_LONGEST} characters or fewer"
    try:
        found = check_identity(entry, desk.clock.now().date())
    except InvalidEntry as problem:
        raise InvalidEntry(problem.fields | problems) from problem
    if problems:
        raise InvalidEntry(problems)
    return found, why


def _says_who(person: Person) -> tuple[object, ...]:
    return person.name, person.born, person.nhs_number


def _check_alike(unit: RecordsUnit, known: KnownPerson, value: object) -> None:
    if isinstance(value, OtherNames):
        _warn(people_alike(unit, known.person, value.names))
    elif isinstance(value, ProbationNumbers):
        _warn(people_alike(unit, known.person, known.details.names.names, value))


def _warn(lines: tuple[PersonLine, ...]) -> None:
    if lines:
        raise Perhaps(lines, _SAVE_ANYWAY)


def _changed_elsewhere() -> ChangedElsewhere:
    return ChangedElsewhere(
        "Someone else has changed this since you opened it.",
        "Copy what you typed if you need it, go back, and open it again.",
    )

"""Put what was told in a visit into the person's details, so that letters, clocks and the next visit use it.

Nothing is copied by itself, and nothing is overwritten in silence: each section is offered with what stands now and
what would stand, and saved as its next version when it is chosen. What stood before is kept.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.details import Details, Section, SectionRevision, read_section, typed_section
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.gp_case_opening import follow_record, followed_by
from hubdesk.services.into_record import fields_told
from hubdesk.services.told import Told
from hubdesk.services.visit_now import VisitNow

OFFERED_FOR = timedelta(days=7)
"""After that, what a visit told is old, and the person is asked again."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One section as the visit would have it. ``replaces``: something that is recorded would be replaced."""

    section: Section
    version: int
    value: object
    replaces: bool

    def after(self, details: Details) -> Details:
        """The details with this section put in."""
        return details.with_section(self.section, self.value, self.version + 1)


def record_offers(desk: Desk, now: VisitNow) -> tuple[Offer, ...]:
    """What the visit told that is not in the record, in the order of ``Section``; never while an officer is present."""
    ended = now.visit.completed_at
    if now.officer_present or (ended is not None and desk.clock.now() - ended > OFFERED_FOR):
        return ()
    told = Told.of(now)
    offers = (_offer(desk, now.details, section, told) for section in Section)
    return tuple(offer for offer in offers if offer is not None)


def put_in_record(desk: Desk, now: VisitNow, sections: Sequence[Section]) -> tuple[VisitNow, Changes]:
    """Save these sections as the visit told them. Raises ``ChangedElsewhere`` where one was changed meanwhile."""
    records = authorise(desk, Permission.EDIT_PERSON)
    chosen = [offer for offer in record_offers(desk, now) if offer.section in sections]
    at, details = desk.clock.now(), now.details
    with records.writing() as unit:
        for offer in chosen:
            version = offer.version + 1
            unit.details.add(SectionRevision(now.person.id, offer.section, version, offer.value, at, desk.actor.id))
            detail: dict[str, str | int] = {"section": offer.section.value, "version": version, "from": "visit"}
            unit.audit.write(AuditEvent(Event.DETAILS_SAVED, now.person.id, "person", now.person.id, detail))
            details = offer.after(details)
            follow_record(desk, unit, now.person.id, offer.section, details)
    return replace(now, details=details), Changes.of(Topic.PEOPLE, *followed_by([offer.section for offer in chosen]))


def _offer(desk: Desk, details: Details, section: Section, told: Told) -> Offer | None:
    current = typed_section(section, details.value(section))
    fields = fields_told(section, told, current)
    if fields is None:
        return None
    try:
        value = read_section(section, fields, desk.clock.now().date())
    except InvalidEntry:
        return None  # too long, or it does not agree with the rest: to be entered by hand
    if value == details.value(section):
        return None
    new = typed_section(section, value)
    replaces = any(text not in new.get(name, "") for name, text in current.items() if name != "source")
    return Offer(section, details.version(section), value, replaces)

"""What the trust has decided about information: read by everyone, confirmed by a lead."""

from collections.abc import Mapping

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.trust import Matter, Trust, TrustDecision, check_decision
from hubdesk.services.desk import Desk, administer


def read_trust(desk: Desk) -> Trust:
    """What stands now. Nothing of a person is in it; everyone who works here may know."""
    with desk.control.reading() as unit:
        return Trust(unit.decisions())


def confirm(desk: Desk, words: Mapping[Matter, str]) -> Changes:
    """Keep what was decided for these matters; one that stands confirmed in the same words is not written again.

    Raises ``InvalidEntry`` naming each that needs changing, and then none is kept; ``NotAllowed``.
    """
    control = administer(desk, Permission.SET_TRUST)
    kept, wrong = {}, {}
    for matter, text in words.items():
        try:
            kept[matter] = check_decision(matter, text)
        except ValueError as e:
            wrong[matter.value] = str(e)
    if wrong:
        raise InvalidEntry(wrong)
    with control.writing() as unit:
        standing = unit.decisions()
        for matter, text in kept.items():
            if matter not in standing or standing[matter].words != text:
                unit.decide(TrustDecision(matter, text, desk.clock.now(), desk.actor.id))
                unit.audit.write(AuditEvent(Event.TRUST_DECIDED, None, "trust", matter.value))
    return Changes.of(Topic.SITE)

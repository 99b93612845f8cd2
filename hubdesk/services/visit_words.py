"""The site's own words for opening a visit: those that come with hubdesk, or what a lead put in their place."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.opening import LegalBasis, read_bases
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, administer

_OPENING, _BASES = "visit-opening-words", "visit-legal-bases"
LONGEST = 6_000


@dataclass(frozen=True, slots=True)
class VisitWords:
    """What is read out at the opening of a visit, and the trust's list of legal bases, as text."""

    opening: str
    bases: str

    @property
    def legal_bases(self) -> tuple[LegalBasis, ...]:
        """The list to choose from; "Not recorded" comes first."""
        return read_bases(self.bases)


def visit_words(desk: Desk, shipped: VisitWords) -> VisitWords:
    """The words in force at this hub. They name nobody, so reading them is not audited."""
    with desk.control.reading() as unit:
        return VisitWords(unit.setting(_OPENING) or shipped.opening, unit.setting(_BASES) or shipped.bases)


def set_visit_words(desk: Desk, words: VisitWords) -> Changes:
    """Put other words in place of those that came with hubdesk; empty text goes back to them.

    Raises ``InvalidEntry``, ``NotAllowed``.
    """
    control = administer(desk, Permission.EDIT_SITE)
    faults = {
        name: f"Use {LONGEST} characters or fewer"
        for name, text in (("opening", words.opening), ("bases", words.bases))
        if len(text) > LONGEST
    }
    if words.bases.strip() and len(read_bases(words.bases)) == 1:
        faults["bases"] = "Write one legal basis a line: a code, a colon, then the words"
    if faults:
        raise InvalidEntry(faults)
    with control.writing() as unit:
        for name, text in ((_OPENING, words.opening), (_BASES, words.bases)):
            unit.set_setting(name, text.strip())
            unit.audit.write(AuditEvent(Event.SETTING_CHANGED, None, "setting", name))
    return Changes.of(Topic.SITE)

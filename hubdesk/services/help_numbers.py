"""The numbers that staff of this hub call in a crisis, once it is set up: looked at, and put right when one changes."""

from collections.abc import Mapping
from dataclasses import replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.site import HelpLine, help_line_faults, read_help_lines
from hubdesk.services.desk import Desk, administer


def help_numbers(desk: Desk) -> tuple[HelpLine, ...]:
    """The numbers as they are kept. They name nobody, so reading them is not audited."""
    with desk.control.reading() as unit:
        return unit.site().lines


def set_help_numbers(desk: Desk, texts: Mapping[str, str]) -> Changes:
    """Put the numbers as typed (``label1``, ``number1`` …) in place of those that were there. A clinical lead only.

    Whoever is signed in goes on with the numbers they signed in with. Raises ``InvalidEntry`` naming each field, also
    where none is left, and ``NotAllowed``.
    """
    control = administer(desk, Permission.EDIT_SITE)
    lines, faults = read_help_lines(texts), help_line_faults(texts)
    if not lines and not faults:
        faults["label1"] = "Enter at least the number of your crisis team"
    if faults:
        raise InvalidEntry(faults)
    with control.writing() as unit:
        unit.set_site(replace(unit.site(), lines=lines))
        unit.audit.write(AuditEvent(Event.SETTING_CHANGED, None, "setting", "help-numbers"))
    return Changes.of(Topic.SITE)

"""Who looked at a record, as a sheet for the person: a line for each day and member of staff, in plain words."""

from dataclasses import replace

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.letters.parts import Parts
from hubdesk.documents.letters.sheet import letter_pages
from hubdesk.documents.page.marks import Page
from hubdesk.documents.page.strips import gap
from hubdesk.domain.letter_words import letter_date, unbroken
from hubdesk.domain.paper.access import AccessSheet


def draw_access_sheet(kit: Kit, content: AccessSheet) -> list[Page]:
    """The pages of the answer."""
    say, frame = kit.template.say, content.frame
    parts = Parts(kit, frame, Look.at(12))
    rows = [(say("day"), say("who"), say("what")), *((one.day, one.who, one.what) for one in content.rows)]
    small = replace(parts.look.body, size=11)
    phone = unbroken(frame.sender.phone)
    body = [
        *parts.title(say("heading")),
        *parts.text(say("intro", name=frame.person.called, date=letter_date(frame.written_on))),
        gap(6),
        *parts.column.table(rows, small, shares=(0.2, 0.32, 0.48)),
        gap(6),
        *parts.text(say("why")),
        *parts.text(say("ask", phone=phone)),
    ]
    return letter_pages(kit, frame, body, address=False)

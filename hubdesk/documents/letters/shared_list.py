"""The list of what is shared: a table the person can read and sign."""

from dataclasses import replace

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.letters.parts import Parts
from hubdesk.documents.letters.sheet import letter_pages
from hubdesk.documents.page.marks import Page
from hubdesk.documents.page.strips import gap
from hubdesk.domain.letter_words import unbroken
from hubdesk.domain.paper import SharedList


def draw_shared_list(kit: Kit, content: SharedList) -> list[Page]:
    """The pages of the list."""
    say, frame = kit.template.say, content.frame
    parts = Parts(kit, frame, Look.at(12))
    rows = [(say("reader"), say("what"), say("why"), say("copy"))]
    rows += [(one.reader, one.what, one.why, one.copy) for one in content.rows]
    small = replace(parts.look.body, size=11)
    body = [
        *parts.title(say("heading")),
        *parts.text(say("intro", name=frame.person.called, phone=unbroken(frame.sender.phone))),
        gap(6),
        *parts.column.table(rows, small, shares=(0.24, 0.3, 0.26, 0.2)),
        gap(6),
        *parts.text(say("nothing_else")),
        *parts.to_sign((say("sign_1"), say("sign_2"))),
    ]
    return letter_pages(kit, frame, body, address=False)

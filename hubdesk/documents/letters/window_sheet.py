"""The test sheet for envelopes: the address where letters have it, with the window drawn round it.

Suppliers' windows differ, and no authority fixes them (facts §2.2): one sheet folded into the hub's own envelope tells.
"""

from hubdesk.documents.kit import Kit
from hubdesk.documents.letters.sheet import address_marks
from hubdesk.documents.page.marks import A4, GREY, MM, Area, Mark, Page, Rule
from hubdesk.documents.page.strips import Column, stack
from hubdesk.documents.text.lines import Style
from hubdesk.domain.paper import Frame


def draw_window_sheet(kit: Kit, frame: Frame) -> list[Page]:
    """One page: title, address in its window, what to look for, and the folds."""
    say = kit.template.say
    window = kit.common.windows[frame.sender.window]
    column = Column(kit.typesetter, kit.width)
    body = Style(12)
    title = column.text(say("heading", window=say(frame.sender.window)), Style(18, bold=True), role="H1")
    steps = column.items([say(f"step_{n}") for n in (1, 2, 3, 4)], body, numbered=True)
    edge: tuple[Mark, ...] = (
        Area(window.x * MM, window.y * MM, window.width * MM, window.height * MM, stroke=GREY, thickness=0.5),
    )
    marks = (
        *stack(title, kit.left, 14 * MM),
        *edge,
        *address_marks(kit, frame),
        *stack(steps, kit.left, 105 * MM),
        *_folds(frame.sender.window),
    )
    return [Page.a4(*marks)]


def _folds(window: str) -> tuple[Mark, ...]:
    """Short lines at the edges where the sheet is folded: in thirds for DL, once for C5."""

    heights = (A4[1] / 3, A4[1] * 2 / 3) if window == "dl" else (A4[1] / 2,)
    return tuple(Rule(5 * MM, y, 10 * MM, y, 0.5, GREY) for y in heights)

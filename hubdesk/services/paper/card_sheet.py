"""Sheets of cards and the printer: a test sheet, and the measures of last time offered again."""

from collections.abc import Mapping

from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, authorise, press_of
from hubdesk.services.paper.cards import sheet_of
from hubdesk.services.ports import Printer, RecordsUnit

_LATEST = 50
_MEASURES = ("stock", "nudge_x", "nudge_y")


def print_card_test(desk: Desk, typed: Mapping[str, str], printer: Printer) -> None:
    """Print the edges of the cards of the chosen stock; nothing of a person is on it. Raises what the printer says."""
    authorise(desk, Permission.MAKE_PAPERS)
    press = press_of(desk)
    printer.put(press.pages(press.card_sheet(sheet_of(typed), desk.clock.now()), printer.dpi))


def last_sheet(unit: RecordsUnit) -> dict[str, str]:
    """Stock and nudge of the cards printed last in this hub: the printer's error is the same for everybody."""
    cards = (one for one in unit.documents.latest(_LATEST) if one.finished and one.kind.on_a_stock)
    last = next(cards, None)
    return {name: text for name in _MEASURES if last and (text := last.typed.get(name, ""))}

"""A QR code on a card: a short address or a postcode, with the same words below it for who cannot scan."""

from itertools import groupby

from hubdesk.documents.kit import Kit
from hubdesk.documents.page.fitting import Box, Part, fit
from hubdesk.documents.page.marks import MM, Area, Mark
from hubdesk.documents.text.lines import Style

SIZE = 18 * MM
"""Side of the squares, without the white around them that belongs to the code (four squares)."""
_QUIET = 4
_BLACK = "#000000"
_CAPTION = Style(7.5, spacing=1.15)


def squares_of(text: str) -> list[list[bool]]:
    """The rows of the code, dark squares true; with medium error correction."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(text)
    code.make()
    return [[bool(dark) for dark in row] for row in code.modules]


def beside_code(kit: Kit, text: str, box: Box) -> tuple[tuple[Mark, ...], Box]:
    """The marks of the code at the right end of a box, and the room that is left of it."""
    rows = squares_of(text)
    side = SIZE / len(rows)
    left, top = box.x + box.width - SIZE, box.y
    marks: list[Mark] = []
    for y, row in enumerate(rows):
        x = 0
        for dark, run in groupby(row):
            count = len(list(run))
            if dark:
                marks.append(Area(left + x * side, top + y * side, count * side, side, fill=_BLACK))
            x += count
    caption = kit.template.say("scan", what=text.removeprefix("https://"))
    under = Box(left - _QUIET * side, top + SIZE + 4, SIZE + _QUIET * side, box.height - SIZE - 4)
    marks += fit(kit.typesetter, [Part(caption, _CAPTION)], under, field=caption, smallest=6)
    return tuple(marks), Box(box.x, box.y, box.width - SIZE - (_QUIET + 2) * side, box.height)

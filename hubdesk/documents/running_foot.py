"""Pages that end in a running foot: what they are about, and which page of how many, so that sheets are never mixed."""

from collections.abc import Callable, Sequence

from hubdesk.documents.kit import Kit
from hubdesk.documents.page.flow import Region, flow
from hubdesk.documents.page.marks import A4, LINE, MM, Page, Rule
from hubdesk.documents.page.strips import Strip, at_places, height_of, stack

_TOP = 18 * MM
_SPACE = 10


def footed_pages(kit: Kit, body: Sequence[Strip], foot: Callable[[str], list[Strip]], *, ruled: bool) -> list[Page]:
    """The pages of a body. ``foot`` draws one foot from the words that count its page; ``ruled`` sets a line above it.

    Raises:
        DoesNotFit: a strip of the body is higher than a page.
    """

    def numbered(number: int, count: int) -> list[Strip]:
        return foot(kit.common.say("page", number=number, count=count))

    low = A4[1] - kit.common.letter.bottom * MM - height_of(numbered(999, 999))
    region = Region(_TOP, low - _SPACE)
    placed = flow(body, region, region)
    line = [Rule(kit.left, low - 4, kit.left + kit.width, low - 4, 0.75, LINE)] if ruled else []
    return [
        Page.a4(*at_places(strips, kit.left), *line, *stack(numbered(number, len(placed)), kit.left, low))
        for number, strips in enumerate(placed, 1)
    ]

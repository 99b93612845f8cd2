"""The card "my right to a GP" on A6, in easy read: one idea at a time, with a picture, at least 14 points.

For whom a small card is too small to read. What each idea says is the template's; its picture is set here.
"""

from collections.abc import Sequence

from hubdesk.documents.cards.folded import SMALLEST, Idea, cover_box, folded, ideas_below
from hubdesk.documents.kit import Kit
from hubdesk.documents.page.fitting import Part, fit
from hubdesk.documents.page.marks import Page
from hubdesk.documents.text.lines import Style
from hubdesk.domain.letter_words import unbroken
from hubdesk.domain.paper import GpRightCards

_COVER = (("surgery", "join"), ("people", "who"))
_LEFT = (("card", "papers"), ("number", "number"), ("globe", "country"))
_RIGHT = (("house", "home"), ("letter", "no"))
_BACK = (("phone", "call"), ("help", "rule"))


def draw_gp_right_folded(kit: Kit, content: GpRightCards) -> list[Page]:
    """The one page of the card."""
    say = kit.template.say
    title = [Part(say("heading"), Style(22, bold=True, spacing=1.2), role="H1")]
    box = cover_box()
    cover = (
        *fit(kit.typesetter, title, box, field=say("heading"), smallest=SMALLEST),
        *ideas_below(kit, _ideas(kit, _COVER, content), top=box.y + box.height + 8),
    )
    others = (ideas_below(kit, _ideas(kit, part, content)) for part in (_LEFT, _RIGHT, _BACK))
    return folded(cover, *others)


def _ideas(kit: Kit, wanted: Sequence[tuple[str, str]], content: GpRightCards) -> list[Idea]:
    """The ideas the template has words for; a lead over one is optional."""
    words, phone = kit.template.words, unbroken(content.phone)
    return [
        Idea(picture, kit.template.say(f"{key}_lead") if f"{key}_lead" in words else "", _lines(kit, key, phone))
        for picture, key in wanted
        if f"{key}_1" in words
    ]


def _lines(kit: Kit, key: str, phone: str) -> tuple[str, ...]:
    names = (f"{key}_{n}" for n in (1, 2, 3))
    return tuple(kit.template.say(name, phone=phone) for name in names if name in kit.template.words)

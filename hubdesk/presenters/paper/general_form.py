"""The page of a general template: who it goes to, its own fields as the template gives them, copies and signature."""

from collections.abc import Sequence
from itertools import groupby

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.documents import PaperKind
from hubdesk.domain.paper import PaperField
from hubdesk.presenters.details.fields import Choice, Day, Find, Form, Group, Line, Tick
from hubdesk.presenters.directory.finding import SELF_REFERRAL
from hubdesk.presenters.paper.forms import COPY, ENDING, GP_TO, SAFE, SEALED, SIZES, WIDE, service_to
from hubdesk.presenters.paper.what_helps import PALE

_LEADS = {
    "emergency": "Phone first. What is empty prints as “Not recorded”. Do not wait with the call for this.",
    "own": "For the person. Write it with them, in their words.",
    "health": "Scores, medicines and allergies come from the record as they stand.",
    "other": "Only what stands here goes to the reader: no scores, no medicines.",
}


_OWN_SERVICE = Find(
    "Find the service in the directory", SELF_REFERRAL, "Its name, kind or area. Fills the boxes below, to be read over"
)
_DISCREET = Choice(
    "discreet",
    "What does the paper say?",
    (("yes", "Discreet: neither the hub’s name nor the person’s"), ("no", "More: the hub at the top, their name")),
    "Ask the person. Anyone who finds the paper can read it.",
    in_row=False,
)


def general_form(kind: PaperKind, asked: Sequence[PaperField]) -> Form:
    """The page of one kind of letter."""
    own = tuple(Group(title, tuple(_field(f) for f in fields)) for title, fields in _groups(asked))
    if kind.own:
        look = (Group("Which service", (_OWN_SERVICE,)),) if kind.template == "sheet-self-referral" else ()
        return Form(kind.title, _LEADS["own"], (*look, *own, _paper(kind)))
    groups = (Group("To", _to(kind)), *own, Group("Contact", (SAFE,)))
    if kind.emergency:
        return Form(kind.title, _LEADS["emergency"], groups)
    if kind.health:
        return Form(kind.title, _LEADS["health"], (*groups, SEALED, ENDING))
    ending = ENDING if kind.clinical else Group("Copies", (COPY,))
    return Form(kind.title, _LEADS["other"], (*groups, ending))


_OTHER_NAMES = {"bbv": "sexual-health", "dual-diagnosis": "mental-health"}
"""Letters that are named otherwise than the kind of service they go to."""


def _to(kind: PaperKind) -> tuple[Find | Line | tuple[Line, ...], ...]:
    """The reader: a practice or a service, found in the directory or typed."""
    if Recipient.GP in kind.readers:
        return GP_TO
    named = kind.template.removeprefix("letter-").removeprefix("referral-")
    return service_to(_OTHER_NAMES.get(named, named))


def _groups(asked: Sequence[PaperField]) -> list[tuple[str, list[PaperField]]]:
    """The fields by group, each group where its first field stands."""
    titles = list(dict.fromkeys(field.group for field in asked))
    by_title = sorted(asked, key=lambda field: titles.index(field.group))
    return [(title, list(fields)) for title, fields in groupby(by_title, key=lambda field: field.group)]


def _field(field: PaperField) -> Line | Day:
    if field.kind == "day":
        return Day(field.name, field.ask, field.hint)
    return Line(field.name, field.ask, field.hint, lines=field.lines)


def _paper(kind: PaperKind) -> Group:
    sizes = Choice("points", "Size of the letters", SIZES)
    chosen = Tick("mentions_probation", "The person chose that probation is mentioned")
    if kind.template.startswith("sheet-"):
        return Group("Paper", (*((_DISCREET,) if kind.quiet else ()), sizes, WIDE, PALE, chosen))
    way = Choice("way", "How does it reach the person?", (("hand", "Given by hand"), ("post", "By post")))
    return Group("Paper", (way, sizes, WIDE, PALE, chosen))

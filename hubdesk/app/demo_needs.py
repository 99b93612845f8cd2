"""One person of the demo who was asked what helps, and the sheet that was begun from it. Made up."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hubdesk.app.demo_story import StoryClock
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.ids import PersonId
from hubdesk.domain.visit_setting import SettingEntry
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import Answer, Item, read_plain
from hubdesk.services.desk import Desk
from hubdesk.services.opening import OpeningEntry, finish_opening
from hubdesk.services.paper.papers import begin_paper
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visit_start import begin_visit
from hubdesk.services.visits import finish_visit, go_on

PATHWAY = "support-and-strengths"
_WHOSE = 40
"""A person of whom the other stories tell nothing."""
_SAID: Mapping[str, object] = {
    "language": "english",
    "understanding-help": ["short-words", "time-to-think"],
    "visit-help": ["not-to-wait-long"],
    "room": ["a-quiet-room", "a-seat-near-the-door"],
    "good-at": "Fixing bikes\nMaking people laugh",
    "focus": "it-is-hard-a-lot",
    "focus-helps": ["one-thing-at-a-time", "short-visits-with-breaks"],
    "memory": "it-is-hard-sometimes",
    "memory-helps": ["a-text-the-day-before"],
    "reading-writing": "it-is-hard-a-lot",
    "reading-writing-helps": ["read-it-out-to-me", "help-with-forms"],
    "numbers": "it-is-fine",
    "social": "it-is-a-strength-of-mine",
    "feelings": "it-is-hard-sometimes",
    "feelings-helps": ["be-told-before-things-change"],
    "told-by-specialist": ["dyslexia"],
    "own-view": ["adhd"],
    "too-much": "Ten minutes outside",
    "makes-it-worse": "Do not give me a form to fill in alone",
    "sheet": True,
    "how-was-it": "good",
    "listened": "yes",
}
"""What the person says, by the code of the question."""


def tell_needs(desk: Desk, clock: StoryClock, today: datetime, people: Sequence[PersonId]) -> None:
    """The visit, and the draft of the sheet *What helps me*, where the demo has enough people."""
    if len(people) <= _WHOSE or PATHWAY not in desk.shelf.library.pathways:
        return
    clock.moment = today - timedelta(days=2)
    entry = SettingEntry(alone=True, pathway_id=PATHWAY, fit="yes", private="yes", adult="yes")
    now = finish_opening(desk, begin_visit(desk, people[_WHOSE], entry), OpeningEntry(matters="To be listened to"))
    while now.visit.place.kind is PlaceKind.QUESTION:
        now = _answered(desk, now)
    finish_visit(desk, now)
    begin_paper(desk, people[_WHOSE], "sheet-what-helps")


def _answered(desk: Desk, now: VisitNow) -> VisitNow:
    place = now.visit.place
    assert place.response_id is not None, "a question belongs to a form"
    item = now.form(place.response_id).pack.form.by_id[place.link_id]
    return go_on(desk, record_answer(desk, now, place.response_id, place.link_id, _answer(item)))


def _answer(item: Item) -> Answer:
    """As told above; no to what is asked directly; else it was not asked."""
    told = next((_SAID[code.code] for code in item.codes if code.code in _SAID), None)
    given = read_plain(item, False if told is None and item.type == "boolean" else told)
    return NonAnswer.NOT_ASKED if given is None else given

"""The letter to the person: plain English, and the numbers to call."""

from collections.abc import Sequence

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.letters.parts import Parts
from hubdesk.documents.letters.sheet import letter_pages
from hubdesk.documents.page.marks import Page
from hubdesk.documents.page.strips import Strip
from hubdesk.domain.letter_words import letter_date, unbroken
from hubdesk.domain.paper import Action, PersonLetter


def draw_to_person(kit: Kit, content: PersonLetter) -> list[Page]:
    """The pages of the letter, in the size of print the person needs."""
    say, frame = kit.template.say, content.frame
    parts = Parts(kit, frame, Look.at(content.text_points, wide=content.wide))
    body = [
        *parts.title(say("heading", date=letter_date(frame.written_on))),
        *parts.text(kit.common.say("dear", name=frame.person.called)),
        *parts.text(content.opening),
        *_list(parts, say("talked"), content.talked_about),
        *_list(parts, say("found"), content.found),
        *_list(parts, say("you"), _actions(kit, content.you)),
        *_list(parts, say("we"), _actions(kit, content.we)),
        *_list(parts, say("others"), _actions(kit, content.others)),
        *_list(parts, say("appointments"), content.appointments),
        *_list(parts, say("shared"), content.shared_with or (say("shared_nobody"),)),
        *(parts.crisis(say("crisis")) if content.crisis_lines else []),
        *parts.text(say("questions", phone=unbroken(frame.sender.phone))),
        *parts.farewell(say("closing")),
    ]
    return letter_pages(kit, frame, body)


def _list(parts: Parts, heading: str, texts: Sequence[str]) -> list[Strip]:
    return [*parts.heading(heading), *parts.column.items(texts, parts.look.body)] if texts else []


def _actions(kit: Kit, actions: Sequence[Action]) -> list[str]:
    """Each action in a sentence of its own, with who and by when."""
    found = []
    for one in actions:
        due = kit.template.say("date", date=letter_date(one.by)) if one.by else ""
        owner = f"{one.owner}: " if one.owner else ""
        found.append(f"{owner}{one.what.rstrip('.')}{due}.")
    return found

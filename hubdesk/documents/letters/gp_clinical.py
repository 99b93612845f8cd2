"""The letter to the GP after a visit: what matters to the person first, then what the practice must do."""

from collections.abc import Sequence
from dataclasses import replace

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.letters.parts import Parts
from hubdesk.documents.letters.sealed import with_sealed
from hubdesk.documents.page.marks import Page
from hubdesk.documents.page.strips import Strip
from hubdesk.documents.problems import DoesNotFit
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.paper import Action, GpClinicalLetter

MOST_SUMMARY_LINES = 5


def draw_gp_clinical(kit: Kit, content: GpClinicalLetter) -> list[Page]:
    """The pages of the letter, the sealed page last."""
    say = kit.template.say
    parts = Parts(kit, content.frame, Look.at(11))
    body = [
        *parts.title(say("heading", date=letter_date(content.seen_on))),
        *parts.details(reach=True),
        *parts.text(kit.common.say("dear", name=content.frame.recipient.greeting or kit.common.say("colleague"))),
        *parts.own_words(say("what_matters"), content.what_matters),
        *parts.action_box(say("gp_actions"), content.gp_actions, f"{say('no_action')}."),
        *parts.action_table(say("person_actions"), _owned(content.person_actions, say("person"))),
        *parts.action_table(say("hub_actions"), _owned(content.hub_actions, say("hub"))),
        *_summary(parts, say("summary"), content.summary),
        *parts.scores(content.scores, say("no_scores")),
        *parts.medicines(content.medicines),
        *parts.allergies(content.allergies),
        *parts.kept(parts.needs()),
        *parts.ending(),
    ]
    return with_sealed(kit, content.frame, body, content.sealed)


def _owned(actions: Sequence[Action], owner: str) -> list[Action]:
    return [one if one.owner else replace(one, owner=owner) for one in actions]


def _summary(parts: Parts, heading: str, summary: str) -> list[Strip]:
    lines = parts.column.text(summary, parts.look.body)
    if len(lines) > MOST_SUMMARY_LINES:
        raise DoesNotFit(f"{heading} (at most {MOST_SUMMARY_LINES} lines)")
    return parts.section(heading, summary)

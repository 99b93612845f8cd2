"""Referrals: to drug and alcohol support, and to mental health care. What the reader must do comes early."""

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.letters.parts import Parts
from hubdesk.documents.letters.sealed import with_sealed
from hubdesk.documents.page.marks import Page
from hubdesk.documents.page.strips import Strip, gap
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.paper import Action, DrugAlcoholReferral, MentalHealthReferral, ReferralCore


def draw_drug_alcohol(kit: Kit, content: DrugAlcoholReferral) -> list[Page]:
    """The pages of a referral to drug and alcohol support."""
    say = kit.template.say
    parts = Parts(kit, content.core.frame, Look.at(11))
    used = content.use_last_28_days
    about = [
        *parts.heading(say("use")),
        *(parts.column.items(used, parts.look.body) if used else parts.text(f"{say('use_none')}.")),
        *parts.heading(say("about")),
        *parts.pairs(
            (
                (say("withdrawal"), content.withdrawal),
                (say("overdose"), content.overdose),
                (say("naloxone"), content.naloxone),
                (say("injecting"), content.injecting),
                (say("earlier"), content.earlier_treatment),
                (say("viruses"), content.viruses),
                (say("pregnancy"), content.pregnancy),
                (say("goals"), content.goals),
            )
        ),
        gap(3),
        *parts.text(say("stop_warning")),
    ]
    return _draw(kit, parts, content.core, about)


def draw_mental_health(kit: Kit, content: MentalHealthReferral) -> list[Page]:
    """The pages of a referral to mental health care."""
    say = kit.template.say
    parts = Parts(kit, content.core.frame, Look.at(11))
    about = [
        *parts.heading(say("about")),
        *parts.pairs(
            (
                (say("problems"), content.current_problems),
                (say("since"), content.since_when),
                (say("effect"), content.effect_on_life),
                (say("earlier"), content.earlier_care),
                (say("substances"), content.substances),
                (say("strengths"), content.strengths),
            )
        ),
    ]
    return _draw(kit, parts, content.core, about)


def _draw(kit: Kit, parts: Parts, core: ReferralCore, about: list[Strip]) -> list[Page]:
    """What every referral says (facts §2.3, common referral block), with its own part in the middle."""
    say, frame = kit.template.say, core.frame
    body = [
        *parts.title(say("heading")),
        *parts.details(),
        *parts.text(kit.common.say("dear", name=frame.recipient.greeting or kit.common.say("colleague"))),
        *parts.own_words(say("what_matters"), core.what_matters),
        *parts.action_box(say("asks"), _asks(kit, core), ""),
        *parts.section(say("reason"), core.reason),
        *about,
        gap(3),
        *parts.text(say("no_wrong_door")),
        *parts.scores(core.scores),
        *parts.medicines(core.medicines),
        *parts.allergies(core.allergies),
        *parts.heading(say("context")),
        *parts.pairs(
            (
                (say("tried"), core.tried),
                (say("others"), core.others_involved),
                (say("dependants"), core.dependants),
                (say("times"), core.preferred_times),
            )
        ),
        *parts.kept(parts.needs()),
        *parts.ending(),
    ]
    return with_sealed(kit, frame, body, core.sealed)


def _asks(kit: Kit, core: ReferralCore) -> list[Action]:
    say = kit.template.say
    name = core.reply_to or core.frame.signer.name
    reply = (
        say("ask_reply", date=letter_date(core.reply_by), name=name)
        if core.reply_by
        else say("ask_reply_open", name=name)
    )
    asks = (say("ask_soon", urgency=core.urgency), say("ask_contact", how=core.frame.safe_contact), reply)
    return [Action(ask) for ask in asks]

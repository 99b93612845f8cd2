"""What the fields of a new paper begin with: what is recorded already, to be read over and changed."""

from collections.abc import Sequence

from hubdesk.domain.dates import cui_date, cui_date_time
from hubdesk.domain.documents import PaperKind
from hubdesk.domain.other_names import NameKind
from hubdesk.domain.paper import PaperField
from hubdesk.domain.safety import SafetyAction
from hubdesk.domain.typed import YES
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.general import start_general
from hubdesk.services.paper.letters import pale_to_begin, size_to_begin
from hubdesk.services.paper.registration_answers import case_start, practice_reader
from hubdesk.services.paper.what_helps import start_what_helps

_OPENING = (
    "Thank you for coming to see us. This letter is for you to keep. "
    "It says what we talked about and what happens next."
)


def start_fields(kind: PaperKind, known: Gathered, asked: Sequence[PaperField] = ()) -> dict[str, str]:
    """The fields by name, empty ones left out. ``asked`` are those of a general template."""
    if kind.general:
        return start_general(kind, known, asked)
    makers = {
        "letter-gp-clinical": (_to_gp, _message, _sealed),
        "letter-gp-registration": (_to_gp, _registration),
        "letter-gp-registration-wales": (_to_gp, _registration),
        "letter-referral-drug-alcohol": (_message, _referral),
        "letter-referral-mental-health": (_message, _referral),
        "sheet-sbar": (_emergency,),
        "letter-to-person": (_own_letter,),
        "sheet-what-helps": (start_what_helps,),
        "sheet-shared": (),
        "sheet-access": (),
        "card-appointment": (_card,),
        "card-next": (_card,),
        "card-folded": (_card,),
        "card-write-your-own": (_card, _blank_card),
        "card-crisis": (_card,),
        "card-gp-right": (_card, _blank_card),
        "card-gp-right-wales": (_card, _blank_card),
        "card-gp-right-folded": (_blank_card,),
        "card-gp-right-folded-wales": (_blank_card,),
    }
    fields: dict[str, str] = {}
    for maker in makers[kind.template]:
        fields |= maker(known)
    return {name: text for name, text in fields.items() if text}


def _to_gp(known: Gathered) -> dict[str, str]:
    return practice_reader(known)


def _message(known: Gathered) -> dict[str, str]:
    gp = [t.what for t in known.tasks if t.owner.casefold().startswith("gp")]
    own = [t.what for t in known.tasks if _is_person(t.owner, known)]
    hub = [t for t in known.tasks if t.what not in gp and t.what not in own]
    return {
        "matters": known.matters,
        "gp_actions": "\n".join(gp),
        "person_actions": "\n".join(own),
        "hub_actions": "\n".join(f"{t.owner}: {t.what}" if t.owner else t.what for t in hub),
        "safe_contact": known.details.safe_contact.words,
    }


def _is_person(owner: str, known: Gathered) -> bool:
    names = {known.person.name.given, known.person.name.preferred, known.person.name.family, "the person", "person"}
    return owner.casefold() in {name.casefold() for name in names if name}


def _sealed(known: Gathered) -> dict[str, str]:
    """Offered where a safety record was written in this visit; put in only by a tick."""
    action = next((a for a in known.safety if a.latest and a.latest.outcome), None)
    return _note(action) if action else {}


def _note(action: SafetyAction) -> dict[str, str]:
    last = action.latest
    if last is None:
        return {}
    done = [one.label for one in last.done]
    outcome = [last.outcome.label] if last.outcome else []
    return {
        "seal": YES,
        "sealed_done": ". ".join([*done, *outcome]) + ".",
        "sealed_plan": last.plan,
        "sealed_told": f"{last.told}, {cui_date_time(last.at)}" if last.told else "",
    }


def _registration(known: Gathered) -> dict[str, str]:
    others = (n for n in known.details.names.names if n.kind is not NameKind.SPELLING)
    names = ", ".join(f"{n.given} {n.family}".strip() for n in others)
    return {"previous_names": names, "proxy": "" if known.details.place.lines else YES} | case_start(known)


def _referral(known: Gathered) -> dict[str, str]:
    practice = known.details.gp.practice
    return {"others_involved": f"GP: {practice.name}" if practice.name else "", "reply_to": known.actor.name}


def _emergency(known: Gathered) -> dict[str, str]:
    return {
        "to_name": "Ambulance crew",
        "where_now": known.sender.address.in_a_line or f"{known.site.hub}, {known.site.name}",
        "with_whom": known.actor.display,
        "decided_by": known.actor.display,
    }


def _own_letter(known: Gathered) -> dict[str, str]:
    mine = [t.what for t in known.tasks if _is_person(t.owner, known)]
    ours = [t for t in known.tasks if t.what not in mine]
    return {
        "opening": _OPENING,
        "you": "\n".join(mine),
        "we": "\n".join(t.what for t in ours),
        "points": size_to_begin(known, "12"),
        **pale_to_begin(known),
        "way": "hand",
    }


def _card(_known: Gathered) -> dict[str, str]:
    return {"discreet": "yes", "code": "no", "stock": "plain", "first_cell": "1", "cards": "1"}


def _blank_card(known: Gathered) -> dict[str, str]:
    return {"phone": known.sender.phone}


def seen_words(known: Gathered) -> str:
    """When the person was seen, for a page."""
    moment = known.visit and (known.visit.completed_at or known.visit.started_at)
    return cui_date(moment.date()) if moment else "No visit yet"

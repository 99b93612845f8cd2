"""General letters: what their fields begin with, and what is drawn for them."""

from collections.abc import Callable, Mapping, Sequence

from hubdesk.domain.agreements import Recipient
from hubdesk.domain.appointments import Arrangement
from hubdesk.domain.asked import May
from hubdesk.domain.documents import PaperKind
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.offence_data import OFFENCE_BASIS
from hubdesk.domain.paper import NOT_ASKED, NOT_RECORDED, Answer, Answers, GeneralLetter, PaperField
from hubdesk.domain.sleeping_place import Lodging
from hubdesk.domain.typed import YES
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.letters import (
    frame,
    pale_to_begin,
    quiet_appointments,
    scores,
    sealed_note,
    told_appointments,
)
from hubdesk.services.paper.ordered import STARTS as ORDER_STARTS
from hubdesk.services.paper.plan import plan_steps
from hubdesk.services.paper.registration_answers import STARTS, practice_reader, refusal_start
from hubdesk.services.paper.typed_lines import day_of, days_in, number_of

Typed = Mapping[str, str]
SELF_REFERRAL = "sheet-self-referral"
_NOT_ANSWERS = frozenset(
    {"to_name", "to_lines", "to_town", "to_postcode", "greeting", "copy_person", "registration", "way", "points"}
    | {"safe_contact", "seal", "sealed_for", "sealed_said", "sealed_done", "sealed_plan", "sealed_told"}
    | {"mentions_probation", "wide", "pale", "discreet", OFFENCE_BASIS}
)
"""Fields that are not the template's own: who it goes to, copies, signature, the sealed page."""
_OUTSIDE_THE_NHS = (Recipient.HOUSING, Recipient.COMMUNITY, Recipient.SUPPORT, Recipient.COURT, Recipient.PROBATION)
"""Readers for whom the person's words are asked again: what was told to a nurse may speak of health."""
_TELLS = (Lodging.APPROVED, Lodging.JUSTICE, Lodging.PRISON, Lodging.REFUGE, Lodging.DECLINED, Lodging.NOT_ASKED)
"""Kinds of place that are written down only by somebody who chose to."""


def general(kind: PaperKind, known: Gathered, typed: Typed) -> GeneralLetter:
    """What is drawn. Scores, medicines and allergies are put in only where this kind of letter shares them."""
    details = known.details.medicines
    return GeneralLetter(
        frame=frame(kind, known, typed),
        answers=_answers(typed),
        scores=scores(known) if kind.health else (),
        medicines=details.medicines if kind.health else NOT_ASKED,
        allergies=details.allergies if kind.health else NOT_RECORDED,
        appointments=_appointments(kind, known, typed),
        sealed=sealed_note(typed) if kind.health else None,
        text_points=number_of(typed.get("points", ""), 12, 28) if kind.own else 11,
        wide=typed.get("wide") == YES,
        mentions_probation=typed.get("mentions_probation") == YES,
        discreet=kind.quiet and typed.get("discreet") != "no",
    )


def _appointments(kind: PaperKind, known: Gathered, typed: Typed) -> tuple[str, ...]:
    if not kind.own:
        return ()
    if kind.quiet and typed.get("discreet") != "no":
        return quiet_appointments(known)
    return told_appointments(known)


def start_general(kind: PaperKind, known: Gathered, asked: Sequence[PaperField]) -> dict[str, str]:
    """The fields by name, empty ones left out."""
    found = {field.name: {**_STARTS, **STARTS, **ORDER_STARTS}[field.starts](known) for field in asked if field.starts}
    if kind.recipient in _OUTSIDE_THE_NHS:
        found.pop("matters", None)
    if kind.own:
        found |= {"way": "hand", "points": _points(kind, known), **pale_to_begin(known)}
        found |= {"discreet": "yes"} if kind.quiet else {}
    else:
        found["safe_contact"] = known.details.safe_contact.words
    if kind.recipient is Recipient.GP:
        found |= practice_reader(known)
    if kind.template.startswith("letter-gp-refusal"):
        found |= refusal_start(known)
    return {name: text for name, text in found.items() if text}


def _points(kind: PaperKind, known: Gathered) -> str:
    """Large print where seeing is hard, and on what is read while phoning."""
    if known.details.communication.sight is May.YES:
        return "18"
    return "16" if kind.template == SELF_REFERRAL else "14"


def _answers(typed: Typed) -> Answers:
    """The template's own fields; a date in three parts becomes one text."""
    days = days_in(typed)
    own = (n for n in typed if n not in _NOT_ANSWERS and n.rpartition(".")[0] not in days)
    given = [Answer(name, typed[name]) for name in sorted(own)]
    given += [Answer(name, letter_date(day)) for name in sorted(days) if (day := day_of(typed, name))]
    return Answers(tuple(given))


def _first(known: Gathered, name: str) -> str:
    return str(getattr(known.appointments[0].details, name)) if known.appointments else ""


def _help_there(known: Gathered) -> str:
    """Who comes along, and the interpreter where one is booked for the next appointment."""
    if not known.appointments:
        return ""
    details, language = known.appointments[0].details, known.details.communication.language
    found = [f"{details.companion} comes with you."] if details.companion else []
    if Arrangement.INTERPRETER in details.arranged:
        found.append(f"An interpreter is booked{f': {language}' if language else ''}.")
    return " ".join(found)


_STARTS: Mapping[str, Callable[[Gathered], str]] = {
    "matters": lambda known: known.matters,
    "safe_contact": lambda known: known.details.safe_contact.words,
    "actor": lambda known: known.actor.display,
    "others": lambda known: f"GP: {name}" if (name := known.details.gp.practice.name) else "",
    "lodging": lambda known: "" if (kind := known.details.place.kind) in _TELLS else kind.label,
    "today": lambda known: letter_date(known.today),
    "hub_address": lambda known: "\n".join(known.sender.address.printed),
    "hub_line": lambda known: f"{known.sender.hub}: {known.sender.phone}" if known.sender.phone else "",
    "first_name_line": lambda known: f"{known.actor.name.split()[0]}: {phone}" if (phone := known.sender.phone) else "",
    "with_whom": lambda known: _first(known, "with_whom"),
    "companion": lambda known: _help_there(known),
    "plan_steps": plan_steps,
    "nothing_to_bring": lambda _known: "Nothing special. You do not need ID.",
}
"""What a field may begin with, by the name that the template gives."""

"""The content of each letter and sheet, from what is recorded and what stands in the fields."""

from collections.abc import Mapping
from datetime import date, datetime, time

from hubdesk.domain.agreements import How
from hubdesk.domain.asked import May
from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.contacts import Channel
from hubdesk.domain.documents import PaperKind
from hubdesk.domain.gp_case import proxy_of
from hubdesk.domain.gp_case_events import Happened
from hubdesk.domain.letter_words import letter_day, letter_time
from hubdesk.domain.other_names import latin_spelling
from hubdesk.domain.paper import (
    Address,
    Agreement,
    Copy,
    DrugAlcoholReferral,
    Frame,
    GpClinicalLetter,
    GpRegistrationLetter,
    IdentityStatement,
    MentalHealthReferral,
    PaperPerson,
    PersonLetter,
    Recipient,
    ReferralCore,
    SbarSheet,
    Score,
    SealedNote,
    Signer,
)
from hubdesk.domain.people import Gender
from hubdesk.domain.postcodes import postcodes_whole
from hubdesk.domain.sleeping_place import Lodging
from hubdesk.domain.telling_words import tells
from hubdesk.domain.typed import YES
from hubdesk.services.paper.gathering import Gathered, agreed
from hubdesk.services.paper.typed_lines import actions_of, day_of, lines_of, number_of

Typed = Mapping[str, str]
_PROXY_MONTHS = 6
_SCREENING = "A screening score, not a diagnosis."
_NO_FIXED = "No fixed address"
_REFUGE = "Confidential. Please ask us"
"""Where a refuge is stands on no paper: whoever reads it may be known to whom the person fled."""
_NO_TOTAL = "Answers are missing, so there is no total."
_COPY = {
    "given": "a copy is given by hand",
    "declined": "no copy: the person did not want one",
    "not-safe": "no copy: keeping paper is not safe for the person",
}


def gp_clinical(kind: PaperKind, known: Gathered, typed: Typed) -> GpClinicalLetter:
    """The letter to the GP after a visit."""
    return GpClinicalLetter(
        frame=frame(kind, known, typed),
        what_matters=typed.get("matters", ""),
        seen_on=_seen(known),
        summary=typed.get("summary", ""),
        gp_actions=actions_of(typed.get("gp_actions", "")),
        person_actions=actions_of(typed.get("person_actions", "")),
        hub_actions=actions_of(typed.get("hub_actions", "")),
        scores=scores(known),
        medicines=known.details.medicines.medicines,
        allergies=known.details.medicines.allergies,
        sealed=sealed_note(typed),
    )


def gp_registration(kind: PaperKind, known: Gathered, typed: Typed) -> GpRegistrationLetter:
    """The request to register. The proxy address is the hub's own, and never where the person sleeps."""
    proxy, until = _post_address(known, typed)
    return GpRegistrationLetter(
        frame=frame(kind, known, typed),
        identity=IdentityStatement(
            known.actor.name, _role(known), known.site.hub, known.today, typed.get("how_known", "")
        ),
        proxy_address=proxy,
        proxy_ends_on=until,
        previous_names=typed.get("previous_names", ""),
        birth_place=typed.get("birth_place", ""),
        previous_gp=typed.get("previous_gp", ""),
        previous_address=typed.get("previous_address", ""),
        medicines=known.details.medicines.medicines,
        allergies=known.details.medicines.allergies,
        scheme=typed.get("scheme", ""),
        scheme_contact=typed.get("scheme_contact", ""),
    )


def _post_address(known: Gathered, typed: Typed) -> tuple[Address | None, date | None]:
    """The address for post, and until when: the hub's own, by the day agreed in the case, or somebody else's."""
    agreed = known.gp_case.events_of(Happened.ADDRESS) if known.gp_case else []
    if typed.get("proxy") == YES and known.sender.address.printed:
        review = proxy_of(known.gp_case.events) if known.gp_case else None
        return known.sender.address, review or _months_on(known.today, _PROXY_MONTHS)
    lines = tuple(agreed[-1].fact("address").splitlines()) if agreed and agreed[-1].how == "care-of" else ()
    return (Address(lines), None) if lines else (None, None)


def drug_alcohol(kind: PaperKind, known: Gathered, typed: Typed) -> DrugAlcoholReferral:
    """The referral to a drug and alcohol service."""
    names = ("withdrawal", "overdose", "naloxone", "injecting", "earlier_treatment", "viruses", "pregnancy", "goals")
    own = {name: typed.get(name, "") for name in names}
    return DrugAlcoholReferral(_core(kind, known, typed), lines_of(typed.get("use_last_28_days", "")), **own)


def mental_health(kind: PaperKind, known: Gathered, typed: Typed) -> MentalHealthReferral:
    """The referral to a mental health service."""
    names = ("current_problems", "since_when", "effect_on_life", "earlier_care", "substances", "strengths")
    return MentalHealthReferral(_core(kind, known, typed), **{name: typed.get(name, "") for name in names})


def sbar(kind: PaperKind, known: Gathered, typed: Typed) -> SbarSheet:
    """The emergency sheet. Gaps stay gaps: the paper says "Not recorded"."""
    texts = ("situation", "background", "assessment", "request", "where_now", "with_whom")
    basis = ("basis", "decided_by", "person_told")
    return SbarSheet(
        frame=frame(kind, known, typed),
        happened_at=_today_at(known, typed.get("happened", "")),
        **{name: typed.get(name, "") for name in (*texts, *basis)},
        medicines=known.details.medicines.medicines,
        allergies=known.details.medicines.allergies,
        told=lines_of(typed.get("told", "")),
    )


def to_person(kind: PaperKind, known: Gathered, typed: Typed) -> PersonLetter:
    """The letter to the person."""
    return PersonLetter(
        frame=frame(kind, known, typed),
        opening=typed.get("opening", ""),
        talked_about=lines_of(typed.get("talked_about", "")),
        found=lines_of(typed.get("found", "")),
        you=actions_of(typed.get("you", "")),
        we=actions_of(typed.get("we", "")),
        others=actions_of(typed.get("others", "")),
        shared_with=lines_of(typed.get("shared_with", "")),
        appointments=told_appointments(known),
        text_points=number_of(typed.get("points", ""), 12, 28),
        wide=typed.get("wide") == YES,
        mentions_probation=typed.get("mentions_probation") == YES,
    )


def frame(kind: PaperKind, known: Gathered, typed: Typed) -> Frame:
    """Person, sender, reader, agreement and signer."""
    given = agreed(kind, known)
    person = paper_person(known)
    return Frame(
        person=person,
        sender=known.sender,
        recipient=_own_address(known, person) if kind.own else _recipient(typed),
        signer=Signer(known.actor.name, _role(known), typed.get("registration", ""), known.sender.phone),
        written_on=known.today,
        agreement=Agreement(given.at.date(), _how(given.how), _inside(given.what)) if given else None,
        copies=_copies(typed),
        needs=_needs(known),
        safe_contact=typed.get("safe_contact", "") or known.details.safe_contact.words,
        interpreter=_interpreter(known),
        pale=typed.get("pale") == YES if kind.own and kind.listed else prefers_pale(known),
        by_hand=kind.own and typed.get("way") != "post",
    )


def _interpreter(known: Gathered) -> str:
    """The language an interpreter is needed for, in words; empty where none is."""
    needs = known.details.communication
    return (needs.language or "language not recorded") if needs.interpreter is May.YES else ""


def prefers_pale(known: Gathered) -> bool:
    """Whether the person said that letters are easier to read on off-white paper."""
    return known.details.communication.pale is May.YES


def pale_to_begin(known: Gathered) -> dict[str, str]:
    """The ticks for off-white and more space between lines, where the person asked for it."""
    return {"pale": YES, "wide": YES} if prefers_pale(known) else {}


def size_to_begin(known: Gathered, usual: str) -> str:
    """The size of print that what is for the person begins with: large where seeing is hard, never under 14 points
    on off-white."""
    if known.details.communication.sight is May.YES:
        return "18"
    return max(usual, "14") if prefers_pale(known) else usual


def paper_person(known: Gathered) -> PaperPerson:
    """The person as papers for others name them; what is not recorded stays out, and so does where a refuge is."""
    person, place = known.person, known.details.place
    told = person.gender not in (Gender.DECLINED, Gender.NOT_RECORDED)
    refuge = place.kind is Lodging.REFUGE
    nowhere = _NO_FIXED if place.kind.no_fixed_abode else ""
    return PaperPerson(
        name=person.name,
        born=person.born,
        nhs_number=person.nhs_number,
        gender=person.gender.label if told else "",
        address=None if refuge else _sleeps_at(known),
        address_words=_REFUGE if refuge else nowhere,
        phone=_safe_phone(known),
        latin_name=latin_spelling(person.name, known.details.names),
    )


def _sleeps_at(known: Gathered) -> Address | None:
    place = known.details.place
    if not place.lines:
        return None
    *lines, town = place.lines if len(place.lines) > 1 else (*place.lines, "")
    return Address(tuple(lines), town, place.postcode)


def _safe_phone(known: Gathered) -> str:
    """The first number; none where the person called every way to it unsafe, so that nobody rings it by mistake."""
    phones = known.details.contact.phones
    if not phones:
        return ""
    calls, texts = (known.details.safe_contact.rule(one).safe for one in (Channel.PHONE, Channel.TEXT))
    if calls is not May.NO:
        return phones[0].shown
    return f"{phones[0].shown} (text only, do not call)" if texts is May.YES else ""


def scores(known: Gathered) -> tuple[Score, ...]:
    """The stored scores of the visit, each with the day it was taken; a total only where the tool's rule was met."""
    return tuple(
        Score(
            tool=one.title,
            taken_on=(response.completed_at or response.started_at).date(),
            value=one.value,
            partial=one.partial,
            answered=one.answered,
            of=one.of,
            low=one.low,
            high=one.high,
            band=one.band_label or "",
            meaning=_meaning(one.value, known.not_validated.get(response.id, "")),
        )
        for response in known.responses
        for one in known.scores.get(response.id, ())
    )


def _meaning(value: str | None, warning: str) -> str:
    said = _NO_TOTAL if value is None else _SCREENING
    return f"{said} {warning}." if warning else said


def _core(kind: PaperKind, known: Gathered, typed: Typed) -> ReferralCore:
    return ReferralCore(
        frame=frame(kind, known, typed),
        what_matters=typed.get("matters", ""),
        reason=typed.get("reason", ""),
        urgency=typed.get("urgency", ""),
        tried=typed.get("tried", ""),
        others_involved=typed.get("others_involved", ""),
        dependants=typed.get("dependants", ""),
        preferred_times=typed.get("preferred_times", ""),
        reply_by=day_of(typed, "reply_by"),
        reply_to=typed.get("reply_to", ""),
        scores=scores(known),
        medicines=known.details.medicines.medicines,
        allergies=known.details.medicines.allergies,
    )


def _recipient(typed: Typed) -> Recipient:
    lines = lines_of(typed.get("to_lines", ""))
    address = Address(lines, typed.get("to_town", ""), typed.get("to_postcode", ""))
    return Recipient(typed.get("to_name", ""), address, typed.get("greeting", ""))


def _own_address(known: Gathered, person: PaperPerson) -> Recipient:
    return Recipient(person.called, _sleeps_at(known) or Address())


def _how(text: str) -> str:
    return How(text).label if text in set(How) else text


def _inside(text: str) -> str:
    """Words within a sentence."""
    return f"{text[:1].lower()}{text[1:]}"


def _copies(typed: Typed) -> tuple[Copy, ...]:
    own = _COPY.get(typed.get("copy_person", ""))
    if own is None:
        return ()
    return (Copy(typed.get("to_name", "") or "The reader"), Copy("The person", own), Copy("The health hub's record"))


def _needs(known: Gathered) -> tuple[str, ...]:
    needs = known.details.communication
    return (*needs.needs, needs.helps) if needs.helps else needs.needs


def sealed_note(typed: Typed) -> SealedNote | None:
    """The sealed page, where it was ticked."""
    if typed.get("seal") != YES:
        return None
    texts = {name: typed.get(f"sealed_{name}", "") for name in ("said", "done", "plan", "told")}
    return SealedNote(for_whom=typed.get("sealed_for", "") or typed.get("to_name", ""), **texts)


def _role(known: Gathered) -> str:
    role = known.actor.profession or known.actor.role.label
    return f"{role[0].upper()}{role[1:]}"


def _seen(known: Gathered) -> date:
    visit = known.visit
    return (visit.completed_at or visit.started_at).date() if visit else known.today


def _today_at(known: Gathered, text: str) -> datetime | None:
    try:
        return datetime.combine(known.today, time.fromisoformat(text.strip()), BRITISH)
    except ValueError:
        return None


def _months_on(day: date, months: int) -> date:
    count = day.month - 1 + months
    return date(day.year + count // 12, count % 12 + 1, min(day.day, 28))


def told_appointments(known: Gathered) -> tuple[str, ...]:
    """The next three appointments, each in a sentence."""
    found = (a.details for a in known.appointments[:3])
    return tuple(
        f"{letter_day(d.day)}, {letter_time(d.starts)}. {postcodes_whole(', '.join(d.place_lines))}." for d in found
    )


def quiet_appointments(known: Gathered) -> tuple[str, ...]:
    """The same without any line of a place that would tell a stranger what it is for."""
    found = []
    for one in known.appointments[:3]:
        where = ", ".join(line for line in one.details.place_lines if not tells(line))
        when = f"{letter_day(one.details.day)}, {letter_time(one.details.starts)}."
        found.append(f"{when} {postcodes_whole(where)}." if where else when)
    return tuple(found)


def unsafe_by_hand(known: Gathered) -> bool:
    """Whether the person said that paper in their hand is not safe."""
    return known.details.safe_contact.rule(Channel.HAND).safe is May.NO


def unsafe_by_post(known: Gathered) -> bool:
    """Whether the person said that post is not safe."""
    return known.details.safe_contact.rule(Channel.POST).safe is May.NO

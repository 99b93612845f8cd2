"""What stands between a paper and the printer, each with the place where it is put right."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hubdesk.domain.dates import cui_date
from hubdesk.domain.documents import PaperKind
from hubdesk.domain.offence_data import ABOUT_THE_ORDER, OFFENCE_BASIS, offence_data_in
from hubdesk.domain.paper import AppointmentCards, Paper
from hubdesk.domain.rights import Decision, Objection, ObjectsTo
from hubdesk.domain.typed import YES
from hubdesk.services.paper.cards import ON_A_CARD, quiet_place
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.letters import unsafe_by_hand, unsafe_by_post
from hubdesk.services.paper.own_copy import GIVEN, own_copy
from hubdesk.services.paper.typed_lines import days_in, half_a_day
from hubdesk.services.ports import Press


class Mend(StrEnum):
    """Where a block is put right."""

    FIELD = "field"
    AGREEMENT = "agreement"
    LETTERHEAD = "letterhead"
    NAME = "name"
    SAFE_CONTACT = "safe-contact"
    APPOINTMENT = "appointment"
    ACCOUNT = "account"
    OBJECTION = "objection"
    OFFENCE = "offence"


@dataclass(frozen=True, slots=True)
class Block:
    """One thing to put right. ``field`` is the page's field where ``mend`` is ``FIELD``."""

    message: str
    mend: Mend
    field: str = ""


_FIELDS = {
    "frame.recipient.name": "to_name",
    "frame.recipient.address.printed": "to_lines",
    "frame.copies": "copy_person",
    "frame.safe_contact": "safe_contact",
    "what_matters": "matters",
    "identity.how_known": "how_known",
    "happened_at": "happened",
    "checked_on": "checked",
}
_ELSEWHERE = {
    "frame.agreement": Mend.AGREEMENT,
    "frame.sender": Mend.LETTERHEAD,
    "frame.person": Mend.NAME,
    "frame.signer": Mend.ACCOUNT,
    "identity.by": Mend.ACCOUNT,
    "appointments": Mend.APPOINTMENT,
    "frame.needs": Mend.SAFE_CONTACT,
}
_MOST = 160
_STANDS = (None, Decision.UPHELD, Decision.NOT_UPHELD)
_BASIS = ("basis", "decided_by", "person_told")
"""What an emergency sheet needs where nobody agreed: why it is shared, who decided, and whether the person knows."""
_PLACE = "appointments.place"
_TELLS = (
    "Every line of the place would tell a stranger what the appointment is about. Add the building’s number and "
    "street to the appointment, or choose a card that says more"
)


def blocks(press: Press, kind: PaperKind, known: Gathered, typed: Mapping[str, str], content: Paper) -> list[Block]:
    """Everything at once, agreement first. An emergency sheet is never held up by gaps or by a missing agreement."""
    missing = press.missing(kind.template, content)
    found = [_block(path, message) for path, message in missing.items()]
    if _PLACE in missing and _place_tells(known):
        found = [Block(_TELLS, Mend.FIELD, "discreet") if b.message == missing[_PLACE] else b for b in found]
    if kind.emergency:
        return [b for b in found if b.field in _BASIS]
    halves = sorted(name for name in days_in(typed) if half_a_day(typed, name))
    found += [Block("Enter a whole date, or leave it empty", Mend.FIELD, name) for name in halves]
    found += _ways(kind, known, typed) + _sealed(typed) + _code(kind, typed, content)
    found += objected(kind, known) + _offence(kind, known, typed)
    if typed.get("copy_person") == GIVEN and not kind.own:
        own = press.missing(kind.template, own_copy(content))
        found += [_block(path, f"{own[path]}. Or give no copy") for path in own if path not in missing]
    return sorted(found, key=lambda b: b.mend is not Mend.AGREEMENT)


def gaps(press: Press, kind: PaperKind, content: Paper) -> list[Block]:
    """What an emergency sheet prints as "Not recorded"; nothing for any other paper."""
    if not kind.emergency:
        return []
    found = [_block(path, message) for path, message in press.missing(kind.template, content).items()]
    return [b for b in found if b.field not in _BASIS]


def warnings(kind: PaperKind, known: Gathered, typed: Mapping[str, str]) -> list[str]:
    """What whoever prints must know and that does not stop the paper: objections, and criminal-offence data on it."""
    held = [o for o in known.objections if any(o.warns(reader) for reader in kind.readers)]
    if kind.emergency:
        held = [o for o in known.objections if o.to in (ObjectsTo.SHARING, ObjectsTo.KEEPING) and o.standing in _STANDS]
    told = [f"The person objected on {cui_date(o.at.date())}: {_short(o.words)}. {_said_of(o)}" for o in held]
    offence, why = _offence_data(known, typed), _basis(kind, typed)
    if offence:
        told.append(f"Criminal-offence data is on it: {', '.join(offence)}. Why: {_short(why) or 'not written down'}")
    return told


def _said_of(objection: Objection) -> str:
    last = objection.decisions[-1] if objection.decisions else None
    if last is None:
        return "Nobody has decided on it yet"
    return f"{last.decision.label} on {cui_date(last.at.date())}: {_short(last.reasons)}"


def objected(kind: PaperKind, known: Gathered) -> list[Block]:
    """What the person objects to is not done until a lead has decided otherwise. An emergency does not wait for it."""
    found = []
    for one in known.objections:
        readers = [reader for reader in kind.readers if one.stops(reader)]
        if readers:
            state = "It was upheld" if one.standing else "A clinical lead must decide on it first"
            who = " and ".join(reader.label for reader in readers)
            message = f"The person objects to sharing with: {who} ({cui_date(one.at.date())}). {state}"
            found.append(Block(message, Mend.OBJECTION))
    return found


def _offence(kind: PaperKind, known: Gathered, typed: Mapping[str, str]) -> list[Block]:
    """Criminal-offence data stands on paper only where somebody chose it and wrote down why."""
    if _basis(kind, typed):
        return []
    found = _offence_data(known, typed)
    if not found:
        return []
    message = f"Criminal-offence data is on it: {', '.join(found)}. Take it out, or say why the reader needs it"
    return [Block(message, Mend.OFFENCE)]


def _basis(kind: PaperKind, typed: Mapping[str, str]) -> str:
    """Why such data may stand on it: what somebody wrote, or what the letter is for."""
    return typed.get(OFFENCE_BASIS, "").strip() or ABOUT_THE_ORDER.get(kind.template, "")


def _offence_data(known: Gathered, typed: Mapping[str, str]) -> tuple[str, ...]:
    return offence_data_in([text for name, text in typed.items() if name != OFFENCE_BASIS], known.whole)


def _short(text: str) -> str:
    words = " ".join(text.split()).rstrip(".")
    return words if len(words) <= _MOST else f"{words[:_MOST].rstrip()}…"


def _place_tells(known: Gathered) -> bool:
    """Whether a place is known, but nothing of it may stand on a discreet card."""
    return any(a.details.place_lines and not quiet_place(a) for a in known.appointments[:ON_A_CARD])


def _code(kind: PaperKind, typed: Mapping[str, str], content: Paper) -> list[Block]:
    """A QR code that was chosen and has nothing to hold is said, not left out."""
    if not isinstance(content, AppointmentCards) or typed.get("code", "no") in ("", "no"):
        return []
    codes = {one.code for one in content.appointments}
    if "" in codes and typed["code"] == "web":
        return [Block("The hub has no short web address yet. A lead enters it here", Mend.LETTERHEAD)]
    if "" in codes:
        return [Block("A place has no postcode. Add it to the appointment, or take no QR code", Mend.FIELD, "code")]
    if len(codes) > 1 and kind.template == "card-next":
        return [Block("These are at different places. Take one card for each, or no QR code", Mend.FIELD, "code")]
    return []


def _sealed(typed: Mapping[str, str]) -> list[Block]:
    """A sealed page that says nothing would look as if nothing was said."""
    if typed.get("seal") != YES or typed.get("sealed_said", "").strip():
        return []
    return [Block("Write what the person said, or take the tick of the sealed page off", Mend.FIELD, "sealed_said")]


def _ways(kind: PaperKind, known: Gathered, typed: Mapping[str, str]) -> list[Block]:
    """The ways of reaching the person that they called unsafe stop the paper (facts §1.4)."""
    by_post = typed.get("way") == "post"
    found = []
    if kind.own and by_post and unsafe_by_post(known):
        found.append(Block("The person said that post is not safe. Choose another way", Mend.FIELD, "way"))
    if kind.own and by_post and not known.details.place.lines:
        found.append(Block("No address is recorded. Give the letter by hand", Mend.FIELD, "way"))
    if kind.own and not by_post and unsafe_by_hand(known):
        message = "The person said that paper given by hand is not safe. Ask them, then change safe contact"
        found.append(Block(message, Mend.SAFE_CONTACT))
    if typed.get("copy_person") == "given" and unsafe_by_hand(known):
        message = "The person said that paper given by hand is not safe. Choose another answer on their copy"
        found.append(Block(message, Mend.FIELD, "copy_person"))
    return found


def _block(path: str, message: str) -> Block:
    path = path.removeprefix("core.").removeprefix("answers.")
    if path in _FIELDS:
        return Block(message, Mend.FIELD, _FIELDS[path])
    elsewhere = next((mend for start, mend in _ELSEWHERE.items() if path.startswith(start)), None)
    if elsewhere is not None:
        return Block(message, elsewhere)
    return Block(message, Mend.FIELD, path.replace("sealed.", "sealed_").partition(".")[0])

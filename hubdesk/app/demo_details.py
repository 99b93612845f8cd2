"""What is known of the demo's people: from next to nothing to nearly all, told through the services. All made up."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId
from hubdesk.domain.typed import typed_day
from hubdesk.services.desk import Desk
from hubdesk.services.details import save_section

Known = Mapping[Section, Mapping[str, str]]


def tell_all(desk: Desk, people: Sequence[PersonId], today: date) -> None:
    """Save what each of these people told, of whom nothing is known yet. Some told nothing so far."""
    for index, person_id in enumerate(people):
        known = _just_released(today) if index == JUST_RELEASED else _STORIES[index % len(_STORIES)](today)
        for section, typed in known.items():
            save_section(desk, person_id, section, 0, typed, although_alike=True)


JUST_RELEASED = 4
"""The place in the demo's list of the person of the main job: released 12 days ago, no address, no NHS number
(the entry sees to that), methadone running out tomorrow."""


def _just_released(today: date) -> Known:
    return {
        Section.ORDERS: {
            "released": "yes",
            **typed_day("released_on", today - timedelta(days=12)),
            "released_from": "HMP Ashmoor (made up)",
            "episodes.0.kind": "licence",
            **typed_day("episodes.0.began", today - timedelta(days=12)),
            **typed_day("episodes.0.ends", today + timedelta(days=170)),
            "episodes.1.kind": "sentence",
            "episodes.1.place": "HMP Ashmoor (made up)",
            "episodes.1.ended": "released",
            **typed_day("episodes.1.began", today - timedelta(days=190)),
            **typed_day("episodes.1.ends", today - timedelta(days=12)),
            "ordered.0.requirement": "atr",
            "ordered.0.standing": "not-given",
            "ordered.0.why_not": "no-service",
            "ordered.0.court": "Ashmoor Magistrates (made up)",
        },
        Section.NEEDS: {
            "home.help": "much",
            "home.lead": "Northgate council, housing options",
            "substances.help": "some",
            "substances.lead": "Northgate Recovery",
            "mind.help": "some",
            "money.help": "some",
            "body.help": "none",
            "holds": "Jo Brennan, health navigator",
            "came_by": "E4",
            "told_there": "Prison healthcare asked about sleep, mood and drinking in October",
        },
        Section.MEDICINES: {
            "taken": "listed",
            "medicines.0.name": "Methadone",
            "medicines.0.how": "40 millilitres, once a day",
            **typed_day("medicines.0.runs_out_on", today + timedelta(days=1)),
            "medicines.1.name": "Salbutamol inhaler",
            "medicines.1.how": "When short of breath",
            "source": "told by the person",
            "allergy": "known",
            "allergies": "penicillin",
        },
        Section.GP: {"status": "none", "note": "Was turned away in May because he had no address"},
        Section.PLACE: {"kind": "HM04", "note": "A friend's sofa near the bus station most nights"},
        Section.CONTACT: {"phones.0.number": "07700 900 412", "phones.0.note": "A friend's phone, ask for Ciarán"},
        Section.SAFE_CONTACT: {
            "phone.safe": "yes",
            "voicemail.safe": "no",
            "voicemail.note": "Never leave a message",
            "text.safe": "yes",
            "post.safe": "no",
            "hand.safe": "yes",
        },
        Section.COMMUNICATION: {
            "interpreter": "no",
            "reading": "yes",
            "hearing": "no",
            "sight": "no",
            "helps": "Read it out, and give him time",
        },
        Section.SUITS: {
            "good": "afternoon",
            "avoid.0.begins": "09:00",
            "avoid.0.ends": "11:00",
            "avoid.0.why": "Picks up methadone at the chemist",
            "bad_places.0.place": "Market Street",
            "travel": "A day ticket, and a call when he is on the bus",
        },
        Section.HOSPITAL: {"use": "emergency", **typed_day("last_on", today - timedelta(days=5)), "note": "Fall"},
    }


def _settled(today: date) -> Known:
    return {
        Section.GP: {
            "status": "here",
            "name": "Alder Walk Surgery",
            "code": "DEMO01",
            "postcode": "ZY2 1BN",
            "phone": "01632 960301",
        },
        Section.MEDICINES: {
            "medicines.0.name": "Sertraline",
            "medicines.0.how": "50 milligrams, once a day",
            **typed_day("medicines.0.runs_out_on", today + timedelta(days=19)),
            "allergy": "none-known",
        },
        Section.PLACE: {"kind": "MA00", "line0": "14 Tollgate Court", "line2": "Northgate", "postcode": "ZY3 2HT"},
        Section.CONTACT: {"phones.0.number": "07700 900 118", "email": "made.up@example.org"},
        Section.SAFE_CONTACT: {"phone.safe": "yes", "text.safe": "yes", "post.safe": "yes", "hand.safe": "yes"},
        Section.NAMES: {"none": "yes"},
    }


def _interpreter(today: date) -> Known:
    return {
        Section.COMMUNICATION: {
            "interpreter": "yes",
            "language": "Polish",
            "reading": "no",
            "hearing": "no",
            "sight": "declined",
        },
        Section.ORDERS: {
            "released": "no",
            "episodes.0.kind": "community",
            **typed_day("episodes.0.began", today - timedelta(days=40)),
            "ordered.0.requirement": "mhtr",
            "ordered.0.standing": "made",
            "ordered.0.consent": "yes",
            "ordered.0.provider": "Northgate talking therapy (made up)",
            "ordered.0.months": "12",
            **typed_day("ordered.0.began", today - timedelta(days=40)),
            "ordered.0.offered": "5",
            "ordered.0.kept": "3",
            "ordered.0.called_off": "1",
            **typed_day("ordered.0.told_on", today - timedelta(days=4)),
        },
        Section.EQUALITY: {"ethnicity": "C", "disability": "declined", "religion": "christian", "sex": "2"},
        Section.SOMEONE: {"known": "yes", "name": "Ola", "relation": "sister", "phone": "07700 900 733"},
    }


def _nothing(_today: date) -> Known:
    return {}


def _approved_premises(today: date) -> Known:
    return {
        Section.PLACE: {"kind": "CJ01", "line0": "Fernbank House", "line2": "Northgate", "postcode": "ZY1 4BL"},
        Section.ORDERS: {"released": "yes", **typed_day("released_on", today - timedelta(days=3))},
        Section.MEDICINES: {
            "medicines.0.name": "Buprenorphine",
            **typed_day("medicines.0.runs_out_on", today + timedelta(days=3)),
            "allergy": "unavailable",
        },
        Section.GP: {"status": "unknown"},
        Section.NAMES: {"names.0.family": "Fisher", "names.0.given": "Dean", "names.0.kind": "previous"},
        Section.NUMBERS: {"crn": "X320741", "prison_number": "A1234BC"},
        Section.CONTACT: {"no_phone": "yes"},
    }


_STORIES = (_settled, _nothing, _interpreter, _approved_premises, _nothing, _settled, _nothing)

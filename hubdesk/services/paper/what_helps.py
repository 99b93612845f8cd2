"""The sheet *What helps me*, begun from the person's latest profile of strengths and challenges."""

import json
from collections.abc import Mapping

from hubdesk.domain.asked import May
from hubdesk.domain.documents import PaperKind
from hubdesk.domain.ids import PersonId
from hubdesk.domain.paper import Help, WhatHelpsSheet
from hubdesk.domain.paper.what_helps import AREAS
from hubdesk.forms import Answer, Answered, Coded, Item, answer_from_json
from hubdesk.services.desk import Desk
from hubdesk.services.last_result import COUNTS
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.letters import frame
from hubdesk.services.paper.typed_lines import lines_of, number_of
from hubdesk.services.ports import RecordsUnit

TEMPLATE = "sheet-what-helps"
PROFILE = "strengths-and-challenges"
_OWN_CODES = "/CodeSystem/hubdesk"
_STRENGTH, _HARD, _NOTHING = "it-is-a-strength-of-mine", ("it-is-hard-sometimes", "it-is-hard-a-lot"), "nothing-yet"
_STILL_HARD = "this is hard for me"

Profile = Mapping[str, tuple[Coded | str, ...]]
"""What was answered, by the code of the question: options as they are coded, texts as they were written."""


def read_profile(desk: Desk, unit: RecordsUnit, person_id: PersonId) -> Profile:
    """The person's latest finished profile; empty where there is none."""
    found = [r for r in unit.responses.of_person(person_id, *COUNTS) if r.form_id == PROFILE]
    if not found:
        return {}
    newest = max(found, key=lambda r: r.completed_at or r.started_at)
    form = desk.shelf.pack(unit, newest.form_version_id).form
    profile: dict[str, tuple[Coded | str, ...]] = {}
    for record in unit.responses.answers(newest.id):
        item = form.by_id.get(record.link_id)
        if item is not None and (values := _values(answer_from_json(json.loads(record.value)))):
            profile |= {code: values for code in _codes(item)}
    return profile


def start_what_helps(known: Gathered, profile: Profile) -> dict[str, str]:
    """What the fields begin with: strengths first, then each hard thing with what helps."""
    strengths = [label for code, label in AREAS if _code_of(profile, code) == _STRENGTH]
    helps = [f"{label}: {_what_helps(profile, code)}" for code, label in AREAS if _is_hard(profile, code)]
    bigger = known.details.communication.sight is May.YES or "bigger-print" in _codes_of(profile, "reading-writing-helps")
    return {
        "good_at": "\n".join([*_texts(profile, "good-at"), *strengths]),
        "helps": "\n".join(helps),
        "too_much": "\n".join(_texts(profile, "too-much")),
        "please_do_not": "\n".join(_texts(profile, "makes-it-worse")),
        "points": "18" if bigger else "14",
    }


def what_helps(kind: PaperKind, known: Gathered, typed: Mapping[str, str]) -> WhatHelpsSheet:
    """What is drawn. Conditions stand on it only where somebody wrote them there with the person."""
    return WhatHelpsSheet(
        frame=frame(kind, known, typed),
        good_at=lines_of(typed.get("good_at", "")),
        helps=tuple(_help(line) for line in lines_of(typed.get("helps", ""))),
        too_much=lines_of(typed.get("too_much", "")),
        please_do_not=lines_of(typed.get("please_do_not", "")),
        told=lines_of(typed.get("told", "")),
        text_points=number_of(typed.get("points", ""), 14, 28),
    )


def _help(line: str) -> Help:
    area, colon, what = line.partition(":")
    return Help(area.strip(), what.strip()) if colon and what.strip() else Help("", line.rstrip(":").strip())


def _values(answer: Answer) -> tuple[Coded | str, ...]:
    """What a profile is made of: options and texts. Yes and no are kept as words; a reason for no answer is none."""
    given = answer.values if isinstance(answer, Answered) else ()
    kept = (("yes" if one else "no") if isinstance(one, bool) else one for one in given)
    return tuple(one for one in kept if isinstance(one, Coded | str))


def _codes(item: Item) -> tuple[str, ...]:
    return tuple(code.code for code in item.codes if code.system.endswith(_OWN_CODES))


def _codes_of(profile: Profile, code: str) -> tuple[str, ...]:
    return tuple(one.code for one in profile.get(code, ()) if isinstance(one, Coded))


def _code_of(profile: Profile, code: str) -> str:
    return next(iter(_codes_of(profile, code)), "")


def _texts(profile: Profile, code: str) -> list[str]:
    """Written texts as lines."""
    return [line for one in profile.get(code, ()) if isinstance(one, str) for line in lines_of(one)]


def _is_hard(profile: Profile, code: str) -> bool:
    """Hard as answered; a head injury counts where it still has effects."""
    return _code_of(profile, code) in _HARD or (
        code == "head-injury" and "yes" in profile.get("head-injury-effects", ())
    )


def _what_helps(profile: Profile, code: str) -> str:
    found = [one for one in profile.get(f"{code}-helps", ()) if isinstance(one, Coded) and one.code != _NOTHING]
    words = [one.display or one.code for one in found]
    return "; ".join(words) if words else _STILL_HARD

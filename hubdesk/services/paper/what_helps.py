"""The sheet *What helps me*, begun from the person's latest profile of strengths and challenges."""

from collections.abc import Mapping

from hubdesk.domain.asked import May
from hubdesk.domain.documents import PaperKind
from hubdesk.domain.paper import Help, WhatHelpsSheet
from hubdesk.domain.paper.what_helps import AREAS
from hubdesk.domain.typed import YES
from hubdesk.forms import Coded
from hubdesk.services.paper.gathering import Gathered
from hubdesk.services.paper.letters import frame, prefers_pale
from hubdesk.services.paper.profile import Profile
from hubdesk.services.paper.typed_lines import lines_of, number_of

_STRENGTH, _HARD, _NOTHING = "it-is-a-strength-of-mine", ("it-is-hard-sometimes", "it-is-hard-a-lot"), "nothing-yet"
_STILL_HARD = "this is hard for me"


def start_what_helps(known: Gathered) -> dict[str, str]:
    """What the fields begin with: strengths first, then each hard thing with what helps."""
    profile = known.profile
    strengths = [label for code, label in AREAS if _STRENGTH in _codes(profile, code)]
    helps = [f"{label}: {_what_helps(profile, code)}" for code, label in AREAS if _is_hard(profile, code)]
    bigger = known.details.communication.sight is May.YES or "bigger-print" in _codes(profile, "reading-writing-helps")
    return {
        "good_at": "\n".join([*_texts(profile, "good-at"), *strengths]),
        "helps": "\n".join(helps),
        "too_much": "\n".join(_texts(profile, "too-much")),
        "please_do_not": "\n".join(_texts(profile, "makes-it-worse")),
        "points": "18" if bigger else "14",
        **({"pale": YES} if prefers_pale(known) else {}),
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


def _codes(profile: Profile, code: str) -> tuple[str, ...]:
    return tuple(one.code for one in profile.get(code, ()) if isinstance(one, Coded))


def _texts(profile: Profile, code: str) -> list[str]:
    return [line for one in profile.get(code, ()) if isinstance(one, str) for line in lines_of(one)]


def _is_hard(profile: Profile, code: str) -> bool:
    """Hard as answered; a head injury counts where it still has effects."""
    effects = code == "head-injury" and "yes" in profile.get("head-injury-effects", ())
    return effects or any(level in _HARD for level in _codes(profile, code))


def _what_helps(profile: Profile, code: str) -> str:
    found = [one for one in profile.get(f"{code}-helps", ()) if isinstance(one, Coded) and one.code != _NOTHING]
    return "; ".join(one.display or one.code for one in found) or _STILL_HARD

"""What the form *Support that you need* says of the communication needs on the record: asked once, used everywhere.

An answer that the record has no field for is kept as what helps, in the words the person chose from.
"""

from hubdesk.services.told import Told

FORM = "support-needs"
_LANGUAGES = {"english": "English", "welsh": "Welsh", "british-sign-language": "British Sign Language"}
_YES_NO = {"true": "yes", "false": "no", "declined": "declined"}
_SIGHT, _HEARING = "seeing-even-with-glasses", "hearing-even-with-a-hearing-aid"
_HELPFUL = ("q7", "q8", "q10", "q12")
"""The questions whose answers say what helps: written format, understanding, the visit, the room."""
_SEEN_BY = {"a-woman": "Wants to see a woman", "a-man": "Wants to see a man"}
QUESTIONS = (*(f"q{number}" for number in (1, 2, 3, 15, 16)), "q11", *_HELPFUL)
OPTIONS = {"q1": frozenset(_LANGUAGES), "q11": frozenset(_SEEN_BY), "q15": frozenset((_SIGHT, _HEARING))}


def support_told(told: Told) -> dict[str, str]:
    """The fields of communication needs that the answers fill, ``helps`` among them; empty where they say nothing.

    That nothing was ticked is not "no": the person may find it hard without saying so here.
    """
    language = told.word(FORM, "q1")
    hard = {one.code for one in told.chosen(FORM, "q15")}
    helps = [one.display for link_id in _HELPFUL for one in told.chosen(FORM, link_id)]
    found = {
        "language": _LANGUAGES.get(language) or told.text(FORM, "q2"),
        "interpreter": "no" if language == "english" else _YES_NO.get(told.word(FORM, "q3"), ""),
        "sight": "yes" if _SIGHT in hard else "",
        "hearing": "yes" if _HEARING in hard else "",
        "helps": ". ".join([*filter(None, (told.text(FORM, "q16").rstrip("."), _seen_by(told))), *helps]),
    }
    return {name: text for name, text in found.items() if text}


def _seen_by(told: Told) -> str:
    return _SEEN_BY.get(told.word(FORM, "q11"), "")

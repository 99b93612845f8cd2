"""In what company a form was answered, in words for the result page."""

from collections.abc import Mapping

from hubdesk.domain.answer_mode import Mode
from hubdesk.domain.ids import UserId
from hubdesk.domain.languages import language_name
from hubdesk.domain.manner import INTERPRETED, TRANSLATED, VALIDATED
from hubdesk.services.visit_now import FormNow

WHY_NOT_VALIDATED = "the bands were not tested in this language"


def manner_line(form: FormNow, staff: Mapping[UserId, str]) -> str:
    """``Asked by Sam Okafor, nurse. In Polish through LanguageLine 4411. Also there: a child``; empty if not kept.

    What a person answered alone, or on paper, nobody asked: it is told as such.
    """
    alone = tuple(_in_mode(form, mode) for mode in (Mode.SELF, Mode.PAPER))
    if not form.manners:
        return "".join(f"{said}. " for said in alone if said).strip()
    asked = dict.fromkeys(staff.get(manner.by, "a colleague") for manner in form.manners)
    parts = [f"Asked by {' and '.join(asked)}"] if len(form.modes) < len(form.stored) or not form.stored else []
    parts += [said for said in alone if said]
    if through := next((m for m in form.manners if m.interpreted), None):
        language = f"in {through.language} " if through.language else ""
        parts.append(f"Put {language}through a professional interpreter ({through.interpreter})")
    for shown, translation in dict.fromkeys((m.shown, m.translation) for m in form.manners if m.shown):
        kind = "a validated translation" if translation == VALIDATED else "a translation that is not validated"
        parts.append(f"Questions shown in {language_name(shown)}, {kind}")
    others = dict.fromkeys(p.label.lower() for m in form.manners for p in m.present if p.value != "interpreter")
    if others:
        parts.append(f"Also there: {', '.join(others)}")
    return ". ".join(parts) + "."


def not_validated(form: FormNow) -> str:
    """The warning beside a score that was interpreted or asked in an untested translation; empty where none is."""
    warnings = {manner.warning for manner in form.manners} if form.pack.form.scores else set()
    return " ".join(f"{said}: {WHY_NOT_VALIDATED}." for said in (INTERPRETED, TRANSLATED) if said in warnings)


def _in_mode(form: FormNow, mode: Mode) -> str:
    """``Self-completed on this screen``, or how many answers of how many; empty where none was."""
    count = sum(1 for key, one in form.modes.items() if one is mode and key in form.stored)
    if not count:
        return ""
    words = form.paper.words if mode is Mode.PAPER and form.paper is not None else mode.label
    whole = count == len(form.stored)
    return words if whole else f"{words}: {count} of {len(form.stored)} answers"

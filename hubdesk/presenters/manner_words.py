"""In what company a form was answered, in words for the result page."""

from collections.abc import Mapping

from hubdesk.domain.ids import UserId
from hubdesk.domain.manner import INTERPRETED
from hubdesk.services.visit_now import FormNow

WHY_NOT_VALIDATED = "the bands were not tested in this language"


def manner_line(form: FormNow, staff: Mapping[UserId, str]) -> str:
    """``Asked by Sam Okafor, nurse. In Polish through LanguageLine 4411. Also there: a child``; empty if not kept."""
    if not form.manners:
        return ""
    asked = dict.fromkeys(staff.get(manner.by, "a colleague") for manner in form.manners)
    parts = [f"Asked by {' and '.join(asked)}"]
    if through := next((m for m in form.manners if m.interpreted), None):
        language = f"in {through.language} " if through.language else ""
        parts.append(f"Put {language}through a professional interpreter ({through.interpreter})")
    others = dict.fromkeys(p.label.lower() for m in form.manners for p in m.present if p.value != "interpreter")
    if others:
        parts.append(f"Also there: {', '.join(others)}")
    return ". ".join(parts) + "."


def not_validated(form: FormNow) -> str:
    """The warning beside a score that was interpreted; empty where none is."""
    scored = bool(form.pack.form.scores)
    return f"{INTERPRETED}: {WHY_NOT_VALIDATED}." if scored and form.interpreted else ""

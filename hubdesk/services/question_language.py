"""In which language the questions of a visit are shown. Answers are stored by code, whatever is shown.

The choice is for the visit on this screen, and is written down with the first answer that is given in it: a language
nobody answered in says nothing of a score.
"""

from dataclasses import replace

from hubdesk.services.visit_now import FormNow, VisitNow


def shown_in(now: VisitNow, form: FormNow) -> str:
    """The language that this form's questions are shown in; empty for English, also where there is no translation."""
    return now.language_shown if now.language_shown in form.pack.languages else ""


def show_in(now: VisitNow, language: str) -> VisitNow:
    """The visit with its questions in this language, where a form has it; empty for English."""
    return replace(now, language_shown=language)

"""The questions of a visit in another language: what can be chosen, how the form reads then, what staff must know.

Only what is read is in the other language. What is stored, and what staff read beside the question, stays as it is.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from hubdesk.domain.languages import language_choice, language_name, right_to_left
from hubdesk.domain.manner import VALIDATED
from hubdesk.forms import Form, FormPack
from hubdesk.forms.translations import NOTES
from hubdesk.services.question_language import shown_in
from hubdesk.services.visit_now import FormNow, VisitNow

ENGLISH = "English"


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """The languages a question can be shown in, as (code, words), and the one it is shown in; "" is English."""

    options: tuple[tuple[str, str], ...]
    shown: str
    note: str = ""
    """What staff must know of the translation."""

    @property
    def right_to_left(self) -> bool:
        """Whether the question is written from right to left."""
        return right_to_left(self.shown)


def language_choice_of(now: VisitNow, form: FormNow) -> LanguageChoice | None:
    """None where the form has no translation."""
    languages = {code: status for code, status in form.pack.languages.items() if code}
    if not languages:
        return None
    options = (("", ENGLISH), *((code, language_choice(code)) for code in sorted(languages, key=language_name)))
    shown = shown_in(now, form)
    return LanguageChoice(options, shown, status_note(languages[shown]) if shown else "")


def status_note(status: str) -> str:
    """What staff must know of a translation: official or not; one that does not say counts as not."""
    return "This is a validated translation." if status == VALIDATED else NOTES.get(status, NOTES["local"])


def as_shown(now: VisitNow, form: FormNow) -> FormNow:
    """The form as its questions are read, in the language chosen."""
    language = shown_in(now, form)
    if not language:
        return form
    read = _in_language(form.pack, language)
    return replace(form, pack=replace(form.pack, form=read), sitting=form.sitting.read_in(read))


@lru_cache(maxsize=16)
def _in_language(pack: FormPack, language: str) -> Form:
    """Remembered: a form is built anew for a language, and a page is drawn after every key."""
    return pack.in_language(language)

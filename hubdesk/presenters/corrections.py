"""Corrections in words, for the result page: when, why, what was changed and what the score was before."""

from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.visits import ResponseStatus, StoredScore
from hubdesk.forms import Item
from hubdesk.presenters.answer_words import words
from hubdesk.presenters.scores import score_line, stored_facts
from hubdesk.presenters.visit_pages import CorrectionNote
from hubdesk.services.response_history import Correction
from hubdesk.services.visit_now import FormNow


def correction_notes(form: FormNow) -> tuple[CorrectionNote, ...]:
    """Every correction of a form, newest first."""
    return tuple(_note(form, c) for c in reversed(form.corrections))


def entered_in_error(form: FormNow) -> bool:
    """Whether the form counts no more."""
    return form.response.status is ResponseStatus.ENTERED_IN_ERROR


def _note(form: FormNow, correction: Correction) -> CorrectionNote:
    made = correction.made
    if made.kind is ResponseStatus.ENTERED_IN_ERROR:
        return CorrectionNote(f"Entered in error: marked {cui_date_time(made.at)}", made.reason, ())
    items = form.pack.form.by_id
    changed = tuple(
        f"{_question(items[c.link_id])}: {words(items[c.link_id], c.after)}"
        f" (before: {words(items[c.link_id], c.before)})"
        for c in correction.changes
    )
    before = tuple(f"{s.title} before: {_line(s)}" for s in correction.scores_before)
    return CorrectionNote(f"Changed {cui_date_time(made.at)}", made.reason, (*changed, *before))


def _question(item: Item) -> str:
    return item.text


def _line(score: StoredScore) -> str:
    return score_line(stored_facts(score))

"""What a form gave the last time, in one line, before it is asked again (promise 7)."""

import re
from datetime import date

from hubdesk.presenters.scores import score_line, stored_facts
from hubdesk.services.visit_now import FormNow

_SHORT = re.compile(r"\(([^()]+)\)$")


def last_time(form: FormNow, today: date) -> str:
    """``PHQ-9 was done 9 days ago: 14 out of 27, Moderate``; empty where it was never done."""
    if form.last is None:
        return ""
    return f"{short_title(form.pack.title)} was done {ago(form.last.done_at.date(), today)}: {_line(form)}"


def _line(form: FormNow) -> str:
    return score_line(stored_facts(form.last.score)) if form.last else ""


def short_title(title: str) -> str:
    """The short name in brackets at the end of a title, or the title."""
    found = _SHORT.search(title)
    return found[1] if found else title


def ago(day: date, today: date) -> str:
    """``earlier today``, ``yesterday``, ``9 days ago``."""
    days = (today - day).days
    if days <= 0:
        return "earlier today"
    return "yesterday" if days == 1 else f"{days} days ago"

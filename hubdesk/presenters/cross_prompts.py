"""What the answers together suggest, as rows to choose from: why, what, who and by when. Never a diagnosis."""

from dataclasses import dataclass
from datetime import date, timedelta

from hubdesk.domain.british_time import BRITISH
from hubdesk.domain.dates import cui_date
from hubdesk.forms.cross_prompts import CrossPrompt
from hubdesk.services.cross_prompts import cross_prompts
from hubdesk.services.desk import Desk
from hubdesk.services.tasks import ActionEntry
from hubdesk.services.visit_now import VisitNow


@dataclass(frozen=True, slots=True)
class PromptRow:
    """One suggestion. ``detail`` says why, who and by when; ``entry`` is what it comes to when it is agreed."""

    action: str
    says: str
    detail: str
    entry: ActionEntry
    covers: tuple[str, ...] = ()
    """Suggestions of single answers that this one says better."""


def prompt_rows(desk: Desk, now: VisitNow) -> tuple[PromptRow, ...]:
    """The rows of a visit, the most pressing first."""
    today = desk.clock.now().astimezone(BRITISH).date()
    return tuple(_row(prompt, today) for prompt in cross_prompts(desk, now))


def _row(prompt: CrossPrompt, today: date) -> PromptRow:
    due = today + timedelta(days=prompt.days)
    by = "today" if not prompt.days else f"by {cui_date(due)}"
    entry = ActionEntry(prompt.action, prompt.who, (str(due.day), str(due.month), str(due.year)))
    return PromptRow(prompt.action, prompt.says, f"{prompt.who}, {by}", entry, prompt.covers)

"""What was answered in a visit, question by question, as plain words that rules can compare."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.names import clean
from hubdesk.domain.visits import ResponseStatus
from hubdesk.forms import Answer, Answered, Coded
from hubdesk.services.visit_now import FormNow, VisitNow


@dataclass(frozen=True, slots=True)
class Told:
    """The answers of a visit that count: those of a form entered in error do not."""

    forms: Mapping[str, FormNow]

    @classmethod
    def of(cls, now: VisitNow) -> "Told":
        """From a visit; of a form answered twice the later one counts."""
        return cls({f.pack.id: f for f in now.forms if f.response.status is not ResponseStatus.ENTERED_IN_ERROR})

    def word(self, form_id: str, link_id: str) -> str:
        """An option's code, "true", "false", a number or text; ``declined`` and its like as such; empty for nothing."""
        form = self.forms.get(form_id)
        return word(form.stored.get(link_id)) if form else ""

    def shown(self, form_id: str, link_id: str) -> str:
        """The answer in the words the person chose from."""
        form = self.forms.get(form_id)
        answer = form.stored.get(link_id) if form else None
        if isinstance(answer, Answered) and isinstance(answer.value, Coded):
            return answer.value.display or answer.value.code
        return self.text(form_id, link_id)

    def chosen(self, form_id: str, link_id: str) -> tuple[Coded, ...]:
        """The options chosen where several may be, without the one that says that none fits."""
        form = self.forms.get(form_id)
        answer = form.stored.get(link_id) if form else None
        if form is None or not isinstance(answer, Answered):
            return ()
        item = form.pack.form.by_id[link_id]
        none = {option.code for option in item.options if option.exclusive}
        return tuple(one for one in answer.values if isinstance(one, Coded) and one.code not in none)

    def text(self, form_id: str, link_id: str) -> str:
        """What was written down; empty where it was a reason for no answer."""
        form = self.forms.get(form_id)
        answer = form.stored.get(link_id) if form else None
        return clean(str(answer.value)) if isinstance(answer, Answered) and isinstance(answer.value, str) else ""

    def lines(self, form_id: str, link_id: str) -> tuple[str, ...]:
        """What was written down, line by line; a semicolon ends a line too."""
        form = self.forms.get(form_id)
        answer = form.stored.get(link_id) if form else None
        written = answer.value if isinstance(answer, Answered) and isinstance(answer.value, str) else ""
        return tuple(line for part in written.replace(";", "\n").splitlines() if (line := clean(part)))

    def day(self, form_id: str) -> date:
        """The day a form was begun: "tomorrow" is counted from it."""
        return self.forms[form_id].response.started_at.date()


def word(answer: Answer | None) -> str:
    """One answer as the word rules compare."""
    if answer is None:
        return ""
    if isinstance(answer, NonAnswer):
        return answer.value
    if isinstance(answer.value, Coded):
        return answer.value.code
    return str(answer.value).lower() if isinstance(answer.value, bool) else str(answer.value)

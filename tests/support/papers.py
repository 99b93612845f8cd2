"""Papers in tests: a printer that counts, and a letter with all its fields."""

from hubdesk.domain.agreements import How, Recipient
from hubdesk.domain.problems import KnownProblem
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import begin_paper, keep_paper, record_agreements

LETTER = "letter-gp-clinical"
FULL = {
    "to_name": "Dr Anand",
    "to_lines": "Riverside Surgery",
    "matters": "To sleep.",
    "summary": "Low mood.",
    "gp_actions": "Review sleep",
    "copy_person": "given",
}


class PaperTray:
    """A printer that counts."""

    name, dpi, copies = "Ward 3", 72, 2

    def __init__(self, problem: KnownProblem | None = None) -> None:
        self.problem, self.sizes = problem, []

    def put(self, pages):
        if self.problem:
            raise self.problem
        self.sizes = [(p.width, p.height) for p in pages]
        return len(self.sizes)


def agree(desk: Desk, person, recipient=Recipient.GP) -> None:
    record_agreements(desk, person.id, (recipient,), How.SPOKEN)


def draft(desk: Desk, person, template=LETTER, typed=FULL):
    document, _changes = begin_paper(desk, person.id, template)
    return keep_paper(desk, document, {**document.typed, **typed})[0]

"""What "My health plan" begins with: the open actions of the visit, told from the person's side."""

from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.plan_steps import PlanStep, step_line
from hubdesk.services.paper.gathering import Gathered

_ME = "Me"


def plan_steps(known: Gathered) -> str:
    """A line for each open action: the person's own first, then those of the others in their order."""
    person = known.person.name
    names = {name.casefold() for name in (person.given, person.preferred, person.family) if name}
    mine = {*names, "the person", "person"}
    steps = [
        PlanStep(
            task.what.rstrip("."),
            _ME if task.owner.casefold() in mine else task.owner,
            letter_date(task.due) if task.due else "",
        )
        for task in known.tasks
    ]
    return "\n".join(step_line(one) for one in sorted(steps, key=lambda one: one.who != _ME))

"""Who may be registered already: asked when a person is registered, and again when more of them is known."""

from collections.abc import Sequence

from hubdesk.domain.likeness import alike
from hubdesk.domain.other_names import OtherName
from hubdesk.domain.people import Person, PersonLine
from hubdesk.domain.probation_numbers import ProbationNumbers
from hubdesk.domain.problems import KnownProblem
from hubdesk.services.ports import RecordsUnit


class Perhaps(KnownProblem):
    """People already registered who may be the same person; ``lines`` are they."""

    code = "perhaps-registered"

    def __init__(
        self, lines: Sequence[PersonLine], what_next: str = "Open that record, or register a new person."
    ) -> None:
        super().__init__("Someone with these details is already registered.", what_next)
        self.lines = tuple(lines)


def people_alike(
    unit: RecordsUnit, person: Person, others: tuple[OtherName, ...] = (), numbers: ProbationNumbers | None = None
) -> tuple[PersonLine, ...]:
    """Everyone else who may be this person, the first registered first."""
    near = [
        c.line for c in unit.people.candidates(person) if alike(person.name, others, person.born, person.nhs_number, c)
    ]
    same = [i for i in unit.details.with_number(numbers) if i != person.id] if numbers and numbers.any else []
    found = dict.fromkeys(unit.merges.standing(i) for i in (*(line.id for line in near), *same))
    lines = unit.people.lines(list(found))
    return tuple(lines[i] for i in found if i != person.id)

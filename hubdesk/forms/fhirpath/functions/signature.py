"""What every function looks like to the evaluator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from hubdesk.forms.fhirpath.run import Frame, Part, Run
    from hubdesk.forms.fhirpath.values import Value

Work: TypeAlias = "Callable[[Run, list[Value], tuple[Part, ...], Frame], list[Value]]"


@dataclass(frozen=True, slots=True)
class Function:
    """How many values a function takes, and what it does with the collection it is called on."""

    least: int
    most: int
    work: Work

"""The steps of a plan as they are typed, one on a line: "Jo: go with me to the surgery (by 4 June)"."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"(?:(?P<who>[^:]{1,40}): +)?(?P<what>.*?)(?: *\((?:by )?(?P<when>[^()]{1,40})\))?\.?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step: who does what by when; who and when may be open."""

    what: str
    who: str = ""
    when: str = ""


def steps_of(text: str) -> tuple[PlanStep, ...]:
    """The steps; a line that has no such shape stands whole as what is done."""
    return tuple(_step(line.strip()) for line in text.splitlines() if line.strip())


def _step(line: str) -> PlanStep:
    found = _LINE.fullmatch(line)
    if found is None or not found["what"].strip():
        return PlanStep(line)
    return PlanStep(found["what"].strip(), (found["who"] or "").strip(), (found["when"] or "").strip())


def step_line(step: PlanStep) -> str:
    """The line that is typed for a step."""
    who = f"{step.who}: " if step.who else ""
    when = f" (by {step.when})" if step.when else ""
    return f"{who}{step.what}{when}"

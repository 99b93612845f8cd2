"""The set-up wizard as a flow: its pages in order, what each page needs, and nothing of Qt.

Everything is a frozen value and a pure function, so that whole journeys are walked in tests without a window
(the pattern of Electrum's wizard). The two passwords are kept by the presenter, not here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from hubdesk.domain.site import help_line_faults

NAME_LONGEST = 100
KIT_GROUPS = 14


class Step(StrEnum):
    """The pages, in their order."""

    START = "start"
    HUB = "hub"
    LEAD = "lead"
    IT_ADMIN = "it-admin"
    SECRET = "secret"  # noqa: S105 - the name of a page
    KIT = "kit"
    CHECK = "check"
    DONE = "done"


ORDER = tuple(Step)
Rule = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class SetupState:
    """What the wizard shows."""

    step: Step = Step.START
    folder: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    """What was typed, by field name; never a password."""
    fixed: frozenset[str] = frozenset()
    """The fields that IT has filled in for good."""
    keep_in: str = ""
    keyring_works: bool = False
    keepers: tuple[str, ...] = ()
    """Where the workstation secret can be kept here, best first."""
    kit: tuple[str, ...] = ()
    """The 14 groups; empty again once two were typed back."""
    ask: tuple[int, int] = (1, 2)
    """Which two groups are to be typed back, counted from 1."""
    errors: Mapping[str, str] = field(default_factory=dict)
    busy: bool = False
    message: str = ""
    what_next: str = ""

    def text(self, name: str) -> str:
        """What was typed in this field."""
        return self.texts.get(name, "")


def place(step: Step) -> tuple[int, int]:
    """Which page of how many: the last one is the result and not counted."""
    return ORDER.index(step) + 1, len(ORDER) - 1


def after(step: Step) -> Step:
    """The next page."""
    return ORDER[min(ORDER.index(step) + 1, len(ORDER) - 1)]


def before(step: Step) -> Step:
    """The page before."""
    return ORDER[max(ORDER.index(step) - 1, 0)]


def moved(state: SetupState, step: Step) -> SetupState:
    """On another page, with no error of this one left."""
    return replace(state, step=step, errors={}, message="", what_next="")


def check_hub(texts: Mapping[str, str]) -> dict[str, str]:
    """Hub and site need names; a number needs a label and a label a number."""
    wrong = _needed(texts, {"hub": "Enter the name of the hub", "site": "Enter the name of the probation office"})
    return wrong | help_line_faults(texts)


def check_user(who: str, texts: Mapping[str, str], sign_in: Rule, other_sign_in: str = "") -> dict[str, str]:
    """A first user's names. ``who`` is ``lead`` or ``it``."""
    needed = {f"{who}_name": "Enter the full name", f"{who}_sign_in": "Enter a sign-in name"}
    if who == "lead":
        needed["lead_profession"] = "Enter the profession, for example nurse or psychologist"
    wrong = _needed(texts, needed)
    typed = texts.get(f"{who}_sign_in", "").strip()
    if typed and (problem := sign_in(typed)):
        wrong[f"{who}_sign_in"] = problem
    elif typed and typed.casefold() == other_sign_in.strip().casefold():
        wrong[f"{who}_sign_in"] = "The clinical lead has this name already. Choose another"
    return wrong


def check_password(who: str, password: str, again: str, rule: Rule) -> dict[str, str]:
    """A password and its repetition."""
    if problem := rule(password):
        return {f"{who}_password": problem}
    return {} if password == again else {f"{who}_again": "The two passwords are not the same. Type it again"}


def check_kit(state: SetupState, typed: tuple[str, str]) -> dict[str, str]:
    """The two groups typed back from paper; 0, 1 and 8 stand for O, I and B, which the kit has instead."""
    alike = str.maketrans("018", "OIB")
    return {
        f"group{place}": f"This is not group {number}. Look at your paper again"
        for place, number in enumerate(state.ask)
        if "".join(typed[place].split()).upper().translate(alike) != state.kit[number - 1]
    }


def _needed(texts: Mapping[str, str], messages: Mapping[str, str]) -> dict[str, str]:
    wrong = {name: message for name, message in messages.items() if not texts.get(name, "").strip()}
    long = {name for name, text in texts.items() if len(text) > NAME_LONGEST}
    return wrong | dict.fromkeys(long, f"Use at most {NAME_LONGEST} characters")

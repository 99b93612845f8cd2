"""A form as hubdesk understands it: frozen values made once from a FHIR R4 Questionnaire.

The subset of FHIR and SDC is listed in the form design §1.1. Nothing here evaluates anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeAlias

from hubdesk.domain.answers import NonAnswer
from hubdesk.forms.expressions import Expression
from hubdesk.forms.keys import key_of, split_key

OWN_BASE = "https://hubdesk.example/fhir/StructureDefinition"

# What an alert in a form may set off; the app has code for each of these and for nothing else.
ACTIONS = ("safety-page",)
SEVERITIES = ("info", "warn", "urgent")

Number: TypeAlias = int | Decimal


@dataclass(frozen=True, slots=True)
class Coded:
    """A chosen option or a code: what FHIR calls a Coding."""

    code: str
    system: str = ""
    display: str = ""

    def matches(self, other: "Coded") -> bool:
        """The same code; a system missing on either side matches (form design §2.2)."""
        return self.code == other.code and (not self.system or not other.system or self.system == other.system)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: what FHIR calls a Quantity. ``unit`` is shown, ``code`` (UCUM) is compared."""

    value: Number
    unit: str = ""
    code: str = ""
    system: str = ""

    def __str__(self) -> str:
        """The amount as people write it."""
        return f"{self.value} {self.unit or self.code}".rstrip()


OneValue: TypeAlias = Coded | Amount | bool | int | Decimal | str | date
"""One value. Times, moments, addresses and dates partly known are ISO text."""

AnswerValue: TypeAlias = OneValue | tuple[OneValue, ...]
"""The value of an answer; a question that takes several answers has all of them in a tuple, never an empty one."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the person answered. Of a repeated group: whether this instance of it is there."""

    value: AnswerValue

    @property
    def values(self) -> tuple[OneValue, ...]:
        """Every value given, mostly one."""
        return self.value if isinstance(self.value, tuple) else (self.value,)


Answer: TypeAlias = Answered | NonAnswer


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question, with the weight it scores where it has one.

    ``codes`` are what others call the same answer (LOINC); they are exported, never compared.
    """

    code: str
    text: str
    weight: Number | None = None
    system: str = ""
    exclusive: bool = False
    codes: tuple[Coded, ...] = ()
    prefix: str = ""
    initial: bool = False
    plain: str = ""
    """What kind of value it is where it is not a code: ``string``, ``integer``, ``date`` or ``time``."""

    @property
    def coded(self) -> Coded:
        """The option as an answer."""
        return Coded(self.code, self.system, self.text)


@dataclass(frozen=True, slots=True)
class Rule:
    """One ``enableWhen``: show the item when the answer to ``question`` fits. ``kind`` is the FHIR type expected."""

    question: str
    operator: str
    kind: str
    expected: Any


@dataclass(frozen=True, slots=True)
class Band:
    """A range of a score with its label; both ends belong to it.

    ``next_step`` tells staff what to do and who does it; it is ours, no part of the instrument.
    """

    low: int
    high: int
    code: str
    label: str
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Guard:
    """``min-answered``: a score is given only when at least ``count`` of ``items`` are answered."""

    items: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Alert:
    """What a display item sets off when it is shown."""

    severity: str
    action: str
    acknowledge: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """What an answer must keep to; None where there is no limit. Dates and times are ISO text."""

    low: Number | str | Amount | None = None
    high: Number | str | Amount | None = None
    shortest: int | None = None
    longest: int | None = None
    decimals: int | None = None
    pattern: str | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """A rule over several answers; ``human`` is said where it does not hold. A warning does not stop the form."""

    key: str
    human: str
    rule: Expression
    warning: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How an item likes to be drawn; everything may be left out of account without changing what it means.

    ``lower``, ``upper`` and ``prompt`` are the small texts around an input, ``entry_format`` an example of what to
    write, ``open_label`` the words beside the free text of an open choice, ``columns`` options side by side.
    """

    short_text: str = ""
    entry_format: str = ""
    open_label: str = ""
    prompt: str = ""
    lower: str = ""
    upper: str = ""
    support_link: str = ""
    category: str = ""
    columns: bool = False
    collapsible: str = ""
    usage: str = ""
    rich: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a form. ``stem`` is the text of the group around it, ``help`` its help display.

    ``yes_weight`` and ``no_weight`` are what the answers to a boolean question score, where they score. ``step`` is
    that of a slider, ``units`` are the units a quantity may be given in, ``least`` and ``most`` how often it repeats.
    """

    link_id: str
    type: str
    text: str = ""
    prefix: str = ""
    stem: str = ""
    help: str = ""
    codes: tuple[Coded, ...] = ()
    options: tuple[Option, ...] = ()
    items: "tuple[Item, ...]" = ()
    required: bool = False
    hidden: bool = False
    read_only: bool = False
    repeats: bool = False
    control: str = ""
    unit: str = ""
    rules: tuple[Rule, ...] = ()
    any_rule: bool = False
    enabled_by: Expression | None = None
    calculated: Expression | None = None
    variables: tuple[Expression, ...] = ()
    limits: Limits = Limits()
    guard: Guard | None = None
    score_range: tuple[Number, Number] | None = None
    bands: tuple[Band, ...] = ()
    alert: Alert | None = None
    yes_weight: Number | None = None
    no_weight: Number | None = None
    least: int = 0
    most: int | None = None
    step: Number | None = None
    units: tuple[Coded, ...] = ()
    initial: tuple[OneValue, ...] = ()
    initial_by: Expression | None = None
    constraints: tuple[Constraint, ...] = ()
    manner: Manner = Manner()
    source: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)

    by_code: "Mapping[str, tuple[Option, ...]]" = field(init=False, repr=False, compare=False)
    initial_values: tuple[OneValue, ...] = field(init=False, repr=False, compare=False)
    """What the question starts with: its own values, or the options marked so."""

    def __post_init__(self) -> None:
        listed: dict[str, tuple[Option, ...]] = {}
        for option in self.options:
            listed[option.code] = (*listed.get(option.code, ()), option)
        object.__setattr__(self, "by_code", MappingProxyType(listed))
        marked = tuple(option.coded for option in self.options if option.initial)
        object.__setattr__(self, "initial_values", self.initial or marked)

    @property
    def is_question(self) -> bool:
        """Whether a person answers it (not a group, not a display, not worked out)."""
        return self.type not in ("group", "display") and self.calculated is None

    @property
    def holds_instances(self) -> bool:
        """Whether it comes several times with all that is in it: a repeated group, or question with questions."""
        return self.repeats and (self.type == "group" or self._asks_more)

    @property
    def takes_several(self) -> bool:
        """Whether one answer to it may hold several values."""
        return self.repeats and self.type not in ("group", "display") and not self._asks_more

    @property
    def _asks_more(self) -> bool:
        return any(item.type != "display" for item in self.items)

    @property
    def is_prompt(self) -> bool:
        """Whether it is a text for staff that comes only with some answers, and raises no alert."""
        conditional = bool(self.rules or self.enabled_by)
        return self.type == "display" and conditional and self.alert is None and not self.control

    @property
    def is_score(self) -> bool:
        """Whether it is a score: worked out, and with a range, bands or a rule of completeness."""
        return self.calculated is not None and bool(self.guard or self.bands or self.score_range)

    def option(self, code: str) -> Option | None:
        """The option with that code."""
        return next(iter(self.by_code.get(code, ())), None)

    def weighed(self) -> tuple[tuple[AnswerValue, Number], ...]:
        """Every answer that can be chosen and has a weight, with that weight."""
        if self.type == "boolean":
            both = ((True, self.yes_weight), (False, self.no_weight))
            return tuple((value, weight) for value, weight in both if weight is not None)
        return tuple((option.coded, option.weight) for option in self.options if option.weight is not None)

    def fitting(self, code: str, system: str) -> Option | None:
        """The option an answer stands for; a system missing on either side matches."""
        for option in self.by_code.get(code, ()):
            if not system or not option.system or option.system == system:
                return option
        return None


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form; ``source`` is the Questionnaire it was made from.

    ``everything`` lists all items, ``scores`` those that are scores, ``members`` the codes of each ValueSet.
    """

    id: str
    url: str
    version: str
    title: str
    items: tuple[Item, ...]
    variables: tuple[Expression, ...] = ()
    launch_names: tuple[str, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    value_sets: Mapping[str, tuple[Option, ...]] = field(default_factory=dict, repr=False)
    source: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    by_id: Mapping[str, Item] = field(default_factory=dict, repr=False, compare=False)

    everything: tuple[Item, ...] = field(init=False, repr=False, compare=False)
    scores: tuple[Item, ...] = field(init=False, repr=False, compare=False)
    members: Mapping[str, frozenset[tuple[str, str]]] = field(init=False, repr=False, compare=False)
    holders: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    """For each item inside something repeated, what is repeated around it, outermost first."""
    repeated: frozenset[str] = field(init=False, repr=False, compare=False)
    """The linkIds of what comes in instances."""
    constants: tuple[Item, ...] = field(init=False, repr=False, compare=False)
    """Hidden and read-only items that start with a value."""
    has_expressions: bool = field(init=False, repr=False, compare=False)
    """Whether anything in it is worked out; conditions alone need no response to look at."""

    def __post_init__(self) -> None:
        # Asked for at every keystroke, and always the same.
        everything = tuple(_within(self.items))
        members = {
            url: frozenset((option.system, option.code) for option in options)
            for url, options in self.value_sets.items()
        }
        object.__setattr__(self, "everything", everything)
        object.__setattr__(self, "scores", tuple(item for item in everything if item.is_score))
        object.__setattr__(self, "members", MappingProxyType(members))
        constants = (item for item in everything if item.hidden or item.read_only)
        object.__setattr__(self, "constants", tuple(item for item in constants if item.initial_values))
        looking = any(item.calculated or item.enabled_by or item.constraints for item in everything)
        object.__setattr__(self, "has_expressions", looking or bool(self.constraints))
        object.__setattr__(self, "repeated", frozenset(item.link_id for item in everything if item.holds_instances))
        object.__setattr__(self, "holders", MappingProxyType(dict(_holders(self.items, ()))))

    def all_items(self) -> tuple[Item, ...]:
        """Every item in the order a reader meets it."""
        return self.everything

    def item(self, key: str) -> Item:
        """The item a key stands for; raises KeyError where there is none."""
        found = self.item_at(key)
        if found is None:
            raise KeyError(key)
        return found

    def key(self, given: str) -> str:
        """The whole key of an answer: an instance that is not given is the first."""
        if not self.repeated:
            return given
        link_id, numbers = (given, ()) if given in self.by_id else split_key(given)
        wanted = len(self.holders.get(link_id, ()))
        if link_id in self.repeated and self.by_id[link_id].type != "group":
            wanted += 1
        return key_of(link_id, (*numbers, *(1,) * (wanted - len(numbers))))

    def has_key(self, given: str) -> bool:
        """Whether a key names an item in as many instances as there are around it."""
        if given in self.by_id:
            return True
        link_id, numbers = split_key(given)
        depth = len(self.holders.get(link_id, ())) + (link_id in self.repeated)
        return link_id in self.by_id and 0 < len(numbers) <= depth

    def item_at(self, key: str) -> Item | None:
        """The item a key stands for, whatever the instance (see ``keys``)."""
        return self.by_id.get(key) or self.by_id.get(split_key(key)[0])


def _holders(items: tuple[Item, ...], around: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for item in items:
        if around:
            yield item.link_id, around
        yield from _holders(item.items, (*around, item.link_id) if item.holds_instances else around)


def _within(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        yield from _within(item.items)

"""What changed between two versions of a form, and which number that raises (form design §7.7).

Major: scores of the two versions must not be compared, or an answer means something else. Minor: something more is
asked, or asked at other times, and no score is touched. Patch: words and looks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum

from hubdesk.forms.build import MIN_ANSWERED
from hubdesk.forms.expressions import Expression
from hubdesk.forms.lint.logic import dependencies
from hubdesk.forms.model import Form, Item, Option

SAME_WORDS = 0.85
"""Texts at least this alike differ by a typing error; others may mean something else. The author decides in doubt."""


class Level(IntEnum):
    """Which number of the version a change raises."""

    PATCH = 1
    MINOR = 2
    MAJOR = 3

    @property
    def word(self) -> str:
        """The number's name."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Change:
    """One change, in words; ``link_id`` is empty for the form as a whole."""

    level: Level
    link_id: str
    message: str

    def __str__(self) -> str:
        """The change as the command line prints it."""
        return f"{self.level.word:<6} {self.link_id or 'form'}: {self.message}"


def changes_between(old: Form, new: Form) -> tuple[Change, ...]:
    """Every change, the gravest first and then in the order of the form."""
    found = (*_items_gone_or_new(old, new), *_items_changed(old, new), *_whole(old, new))
    order = {item.link_id: index for index, item in enumerate((*new.everything, *old.everything))}
    return tuple(sorted(found, key=lambda one: (-one.level, order.get(one.link_id, -1))))


def _items_gone_or_new(old: Form, new: Form) -> Iterator[Change]:
    for item in old.everything:
        if item.link_id not in new.by_id:
            level = Level.PATCH if _is_words(item) else Level.MAJOR
            yield Change(level, item.link_id, f"the {_what(item)} is gone.")
    scored = _scored(new)
    for item in new.everything:
        if item.link_id in old.by_id:
            continue
        if item.alert is not None:
            yield Change(Level.MAJOR, item.link_id, "an alert is added.")
        elif item.is_score or item.link_id in scored:
            yield Change(Level.MAJOR, item.link_id, "a score, or a question that counts in one, is added.")
        elif item.required and item.is_question:
            yield Change(Level.MAJOR, item.link_id, "a question that must be answered is added.")
        else:
            level = Level.PATCH if _is_words(item) else Level.MINOR
            yield Change(level, item.link_id, f"a {_what(item)} is added.")


def _is_words(item: Item) -> bool:
    return item.type == "display" and item.alert is None


def _what(item: Item) -> str:
    return "alert" if item.alert else "text" if item.type == "display" else "group" if item.type == "group" else "item"


def _items_changed(old: Form, new: Form) -> Iterator[Change]:
    scored = _scored(old) | _scored(new)
    for item in new.everything:
        before = old.by_id.get(item.link_id)
        if before is not None:
            for level, message in _item_changes(before, item, item.link_id in scored):
                yield Change(level, item.link_id, message)
    moved = [one.link_id for one in old.everything if one.link_id in new.by_id]
    if moved != [one.link_id for one in new.everything if one.link_id in old.by_id]:
        yield Change(Level.PATCH, "", "the items stand in another order.")


def _item_changes(old: Item, new: Item, scored: bool) -> Iterator[tuple[Level, str]]:
    if old.type != new.type or old.repeats != new.repeats:
        yield Level.MAJOR, f"the type changes from {_typed(old)} to {_typed(new)}."
    if set(old.codes) != set(new.codes):
        yield Level.MAJOR, "its codes change, so it means something else."
    if old.text != new.text:
        alike = _is_words(new) or SequenceMatcher(None, old.text, new.text).ratio() >= SAME_WORDS
        said = "the words change." if alike else "the words change so much that it may mean something else."
        yield Level.PATCH if alike else Level.MAJOR, said
    if new.required and not old.required:
        yield Level.MAJOR, "it must be answered now."
    elif old.required and not new.required:
        yield Level.MINOR, "it need not be answered any more."
    yield from _options(old, new, scored)
    yield from _scoring(old, new)
    if _conditions(old) != _conditions(new):
        grave = scored or new.alert is not None
        yield Level.MAJOR if grave else Level.MINOR, "it is shown at other times."
    if (old.limits, old.units, old.least, old.most) != (new.limits, new.units, new.least, new.most):
        yield Level.MINOR, "its limits or units change."
    if [(one.key, one.rule.text) for one in old.constraints] != [(one.key, one.rule.text) for one in new.constraints]:
        yield Level.MINOR, "what its answers are checked against changes."
    if _looks(old) != _looks(new):
        yield Level.PATCH, "its help or its look changes."


def _typed(item: Item) -> str:
    return f"{item.type} that repeats" if item.repeats else item.type


def _conditions(item: Item) -> tuple[object, ...]:
    rules = tuple((rule.question, rule.operator, rule.kind, str(rule.expected)) for rule in item.rules)
    return rules, item.any_rule and len(rules) > 1, _text(item.enabled_by)


def _text(expression: Expression | None) -> str:
    return "" if expression is None else " ".join(expression.text.split())


def _looks(item: Item) -> tuple[object, ...]:
    return item.prefix, item.help, item.control, item.hidden, item.manner, item.initial_values


def _options(old: Item, new: Item, scored: bool) -> Iterator[tuple[Level, str]]:
    before, after = _by_key(old.options), _by_key(new.options)
    if gone := [one for one in before if one not in after]:
        yield Level.MAJOR, f'the option "{gone[0][1]}" is gone, or has another code.'
    if more := [one for one in after if one not in before]:
        level = Level.MAJOR if scored else Level.MINOR
        yield level, f'the option "{more[0][1]}" is added.'
    for key, option in after.items():
        earlier = before.get(key)
        if earlier is None:
            continue
        if earlier.weight != option.weight:
            yield Level.MAJOR, f'the weight of "{option.code}" changes from {earlier.weight} to {option.weight}.'
        if earlier.text != option.text:
            alike = SequenceMatcher(None, earlier.text, option.text).ratio() >= SAME_WORDS
            said = f'the words of "{option.code}" change{"" if alike else " so much that it may mean something else"}.'
            yield Level.PATCH if alike else Level.MAJOR, said
        if earlier.exclusive != option.exclusive:
            yield Level.MINOR, f'whether "{option.code}" excludes the others changes.'
    if list(before) != list(after) and set(before) == set(after):
        yield Level.PATCH, "the options stand in another order."


def _by_key(options: Sequence[Option]) -> Mapping[tuple[str, str], Option]:
    return {(option.system, option.code): option for option in options}


def _scoring(old: Item, new: Item) -> Iterator[tuple[Level, str]]:
    if _text(old.calculated) != _text(new.calculated):
        yield Level.MAJOR, "what it is worked out from changes."
    if old.guard != new.guard:
        yield Level.MAJOR, f"how many answers it needs ({MIN_ANSWERED.rpartition('/')[2]}) changes."
    if old.score_range != new.score_range:
        yield Level.MAJOR, "its range changes."
    if (old.yes_weight, old.no_weight) != (new.yes_weight, new.no_weight):
        yield Level.MAJOR, "the weights of yes and no change."
    if [(one.low, one.high, one.code) for one in old.bands] != [(one.low, one.high, one.code) for one in new.bands]:
        yield Level.MAJOR, "its bands change."
    elif [(one.label, one.next_step) for one in old.bands] != [(one.label, one.next_step) for one in new.bands]:
        yield Level.PATCH, "the words of its bands change."
    if old.alert != new.alert:
        yield Level.MAJOR, "what it sets off changes."


def _whole(old: Form, new: Form) -> Iterator[Change]:
    if old.url != new.url:
        yield Change(Level.MAJOR, "", "the url changes, so it is another form.")
    if [(one.name, _text(one)) for one in old.variables] != [(one.name, _text(one)) for one in new.variables]:
        yield Change(Level.MAJOR, "", "a variable that rules use changes.")
    if [(one.key, one.rule.text) for one in old.constraints] != [(one.key, one.rule.text) for one in new.constraints]:
        yield Change(Level.MINOR, "", "what the answers are checked against changes.")
    if old.title != new.title:
        yield Change(Level.PATCH, "", "the title changes.")


def _scored(form: Form) -> frozenset[str]:
    """The items a score is made of, and what those depend on."""
    needs = dependencies(form)
    found: set[str] = set()
    waiting = [item.link_id for item in form.scores]
    waiting += [name for item in form.scores if item.guard for name in item.guard.items]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [other for other in needs.get(name, ()) if form.by_id[other].type != "group"]
    return frozenset(found)


def version_numbers(version: str) -> tuple[int, int, int] | None:
    """The three numbers of a version, None where it is not written so."""
    parts = version.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdecimal() for part in parts):
        return None
    major, minor, patch = (int(part) for part in parts)
    return major, minor, patch


def raised(old: str, new: str) -> Level | None:
    """Which number is raised between two versions; None where it is the same, lower, or cannot be told."""
    before, after = version_numbers(old), version_numbers(new)
    if before is None or after is None or after <= before:
        return None
    index = next(place for place in range(3) if before[place] != after[place])
    return (Level.MAJOR, Level.MINOR, Level.PATCH)[index]


def next_version(old: str, level: Level) -> str:
    """The version after ``old`` when that number is raised."""
    major, minor, patch = version_numbers(old) or (0, 0, 0)
    if level is Level.MAJOR:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if level is Level.MINOR else f"{major}.{minor}.{patch + 1}"

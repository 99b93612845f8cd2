"""The table of settings that IT can fix (``resources/policy/settings.toml``), and what follows from a policy.

Sources count in an order: the registry's policy key over ``/etc/hubdesk/policy.toml``, both over what the hub or the
user has set, that over the default. A name that is not in the table, or a value that cannot be used, is named in a
sentence and fixes nothing; a setting that guards records (``guard``) then stays at its safe default, fixed all the
same.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from hubdesk.domain.machine_settings import Rules, Value

_TEXT_LONGEST = 300
_LIST_LONGEST = 50
DEFAULT = "default"
"""The source of a value that nobody has set."""


class Kind(StrEnum):
    """What a value of a setting can be."""

    YES_NO = "yes-no"
    WHOLE_NUMBER = "whole-number"
    TEXT = "text"
    FOLDER = "folder"
    CHOICE = "choice"
    LIST = "list"


class BadValue(ValueError):
    """A value that this setting cannot have; says which it can."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting, as its entry in the table says."""

    name: str
    kind: Kind
    default: Value
    group: str
    title: str
    help: str
    applies: str
    set_in: str = ""
    unset: str = ""
    least: int = 0
    most: int = _TEXT_LONGEST
    choices: tuple[tuple[str, str], ...] = ()
    guard: bool = False

    @property
    def registry_name(self) -> str:
        """``IdleMinutes`` for ``idle-minutes``."""
        return "".join(part.capitalize() for part in self.name.split("-"))

    def read(self, raw: object) -> Value:
        """The value that a policy file or the registry gives, as this setting keeps it. Raises ``BadValue``."""
        return _READ[self.kind](self, raw)

    def shown(self, value: Value) -> str:
        """The value in words, for lists of settings."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, tuple):
            return ", ".join(value) or f"not set: {self.unset}"
        labels = dict(self.choices)
        return labels.get(str(value), str(value)) or f"not set: {self.unset}"


@dataclass(frozen=True, slots=True)
class Layer:
    """What one source of policy gives, by name. ``broken`` says why it could not be read at all."""

    source: str
    given: Mapping[str, object]
    from_registry: bool = False
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A setting as it stands: its value, who set it, and whether it can be changed at the desk."""

    setting: Setting
    value: Value
    source: str
    locked: bool


def read_table(text: str) -> tuple[Setting, ...]:
    """The settings of the table, in its order. Raises ``ValueError`` where the table itself is wrong: a defect."""
    table = tuple(_setting(entry) for entry in tomllib.loads(text)["setting"])
    if len({one.name for one in table}) != len(table):
        raise ValueError("a setting is in the table twice")
    return table


def rules_from(table: Sequence[Setting], layers: Iterable[Layer]) -> Rules:
    """What these layers of policy fix, the strongest first."""
    fixed: dict[str, Value] = {}
    sources: dict[str, str] = {}
    faults: list[str] = []
    wanted: set[str] = set()
    for layer in layers:
        if layer.broken:
            faults.append(f"{layer.source} {layer.broken}")
            wanted.update(one.name for one in table)
            continue
        known = {(one.registry_name.casefold() if layer.from_registry else one.name): one for one in table}
        for name, raw in layer.given.items():
            setting = known.get(name.casefold() if layer.from_registry else name)
            if setting is None:
                faults.append(f"“{name}” in {layer.source} is not a setting of hubdesk. It was ignored.")
                continue
            try:
                value = setting.read(raw)
            except BadValue as bad:
                wanted.add(setting.name)
                faults.append(f"“{name}” in {layer.source} cannot be used: {bad}. It was ignored.")
                continue
            if setting.name not in fixed:
                fixed[setting.name], sources[setting.name] = value, layer.source
    for one in table:
        if one.guard and one.name in wanted and one.name not in fixed:
            fixed[one.name], sources[one.name] = one.default, "the safe default, because the policy cannot be used"
    return Rules(fixed, sources, tuple(faults), frozenset(wanted - fixed.keys()))


def standings(table: Sequence[Setting], rules: Rules, own: Mapping[str, Value]) -> tuple[Standing, ...]:
    """Every setting as it stands. ``own`` is what the hub or the user has set, as far as it is known."""
    found = []
    for one in table:
        if rules.locked(one.name):
            found.append(Standing(one, rules.fixed[one.name], rules.sources[one.name], locked=True))
        elif one.name in own:
            found.append(Standing(one, own[one.name], "set in hubdesk", locked=False))
        else:
            found.append(Standing(one, one.default, DEFAULT, locked=False))
    return tuple(found)


def _setting(entry: Mapping[str, Any]) -> Setting:
    kind, default = Kind(entry["kind"]), entry["default"]
    choices = tuple((str(value), str(label)) for value, label in entry.get("choices", ()))
    told = {key: value for key, value in entry.items() if key not in ("kind", "default", "choices")}
    made = Setting(kind=kind, default=tuple(default) if kind is Kind.LIST else default, choices=choices, **told)
    if default not in ("", []) and made.read(default) != made.default:
        raise ValueError(f"the default of {made.name} is not one of its own values")
    return made


def _yes_no(_setting: Setting, raw: object) -> bool:
    if raw in (0, 1) and isinstance(raw, int):  # True is 1; the registry has no other way to say it
        return bool(raw)
    raise BadValue("it must be true or false (1 or 0 in the registry)")


def _number(setting: Setting, raw: object) -> int:
    if type(raw) is int and setting.least <= raw <= setting.most:
        return raw
    raise BadValue(f"it must be a whole number from {setting.least} to {setting.most}")


def _text(setting: Setting, raw: object) -> str:
    tidy = " ".join(raw.split()) if isinstance(raw, str) and raw.isprintable() else ""
    if not tidy or len(tidy) > setting.most:
        raise BadValue(f"it must be a text of 1 to {setting.most} characters on one line")
    return tidy


def _folder(_setting: Setting, raw: object) -> str:
    if isinstance(raw, str) and raw.isprintable() and Path(raw.strip()).is_absolute():
        return raw.strip()
    raise BadValue("it must be the whole path of a folder")


def _choice(setting: Setting, raw: object) -> str:
    spelt = str(raw) if type(raw) is int else raw  # text-size = 150 is as plain as "150"
    if isinstance(spelt, str) and spelt in dict(setting.choices):
        return spelt
    raise BadValue("it must be one of " + ", ".join(value for value, _label in setting.choices))


def _list(_setting: Setting, raw: object) -> tuple[str, ...]:
    names = [one.strip() for one in raw if isinstance(one, str)] if isinstance(raw, list | tuple) else []
    names = [one for one in names if one]
    whole = isinstance(raw, list | tuple) and all(isinstance(one, str) and one.isprintable() for one in raw)
    if not whole or not names or len(names) > _LIST_LONGEST or max(map(len, names)) > _TEXT_LONGEST:
        raise BadValue(f"it must be a list of 1 to {_LIST_LONGEST} names")
    return tuple(dict.fromkeys(names))


_READ: Mapping[Kind, Callable[[Setting, object], Value]] = {
    Kind.YES_NO: _yes_no,
    Kind.WHOLE_NUMBER: _number,
    Kind.TEXT: _text,
    Kind.FOLDER: _folder,
    Kind.CHOICE: _choice,
    Kind.LIST: _list,
}

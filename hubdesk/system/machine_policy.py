"""Where IT's policy for this computer comes from: the registry on Windows, ``/etc/hubdesk/policy.toml`` elsewhere.

Only an administrator can write to either. Where there is no policy, and that is the usual case at the start of the
window, nothing else is loaded for it.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hubdesk.domain.machine_settings import NO_RULES, Rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hubdesk.domain.settings_table import Layer, Setting

REGISTRY_KEY = r"Software\Policies\Hubdesk"
POLICY_FILE = Path("/etc/hubdesk/policy.toml")


def machine_rules() -> Rules:
    """What IT has fixed on this computer now."""
    layers = policy_layers()
    if not layers:
        return NO_RULES
    from hubdesk.domain.settings_table import rules_from

    return rules_from(settings_table(), layers)


def settings_table() -> "tuple[Setting, ...]":
    """Everything that IT can fix. Raises ``ProgramIncomplete`` where the table is missing."""
    from hubdesk.domain.settings_table import read_table
    from hubdesk.system.paths import ProgramIncomplete, resources_dir

    try:
        return read_table((resources_dir() / "policy" / "settings.toml").read_text(encoding="utf-8"))
    except OSError:
        raise ProgramIncomplete("policy") from None


def policy_layers() -> "Sequence[Layer]":
    """The policies that there are, the strongest first."""
    found = [_registry() if sys.platform == "win32" else None, None if sys.platform == "win32" else _file(POLICY_FILE)]
    return [layer for layer in found if layer is not None and (layer.given or layer.broken)]


def _registry() -> "Layer | None":
    import winreg  # Windows only

    from hubdesk.domain.settings_table import Layer

    words: Any = winreg
    source = rf"HKLM\{REGISTRY_KEY}"
    try:
        with words.OpenKey(words.HKEY_LOCAL_MACHINE, REGISTRY_KEY) as key:
            return Layer(source, _values(words, key), from_registry=True)
    except FileNotFoundError:
        return None
    except OSError:
        return Layer(source, {}, from_registry=True, broken="cannot be read. Every setting in it was ignored.")


def _values(words: Any, key: Any) -> "Mapping[str, object]":
    found: dict[str, object] = {}
    for number in range(words.QueryInfoKey(key)[1]):
        name, value, kind = words.EnumValue(key, number)
        if kind == words.REG_EXPAND_SZ:
            value = words.ExpandEnvironmentStrings(value)
        if name:  # a key has a value without a name of its own, which nobody means
            found[name] = value
    return found


def _file(path: Path) -> "Layer | None":
    try:
        written = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        written = None
    import tomllib

    from hubdesk.domain.settings_table import Layer

    if written is None:
        return Layer(str(path), {}, broken="cannot be read. Every setting in it was ignored.")
    try:
        return Layer(str(path), tomllib.loads(written.decode("utf-8")))
    except ValueError as bad:  # not TOML, or not UTF-8
        where = str(bad).partition("(at ")[2].rstrip(")")
        words = f"is not written as TOML ({where})" if where else "is not written as TOML"
        return Layer(str(path), {}, broken=f"{words}. Every setting in it was ignored.")

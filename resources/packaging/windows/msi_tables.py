"""What wixl leaves out of an MSI, put into its tables: pure functions on tables as ``msiinfo export`` writes them.

A file row without a version is dangerous: Windows Installer weighs the files before it removes the older product, keeps
a library that is "newer" on the disk, and then loses it with the older product. So every row has one. Libraries carry
their own; everything else gets the product's, which is always more than the none on the disk, so it is replaced. (A
companion's version, the other way, is not allowed for a file that stands for its part, as each file does here.)
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from resources.packaging.windows.identity import EVENT_TEXTS, Release
from resources.packaging.windows.wxs import DATA, DATA_PART, GROUP, INSTALL

_NEUTRAL = "0"
_PERMANENT, _NEVER_AGAIN = 16, 128
_DEFERRED_AS_SYSTEM = 34 + 1024 + 2048
"""A program with a folder to run in, when the files are in place, with the installer's own rights."""
_SHORT = re.compile(r"[A-Za-z0-9_\-]{1,8}(\.[A-Za-z0-9_\-]{1,3})?")
_ADMINISTRATORS = "(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)"
READ_ONLY = f"D:PAI{_ADMINISTRATORS}(A;OICI;0x1200a9;;;BU)"
"""The program's folder, wherever it is: users may read and start, nothing more."""
CLOSED = f"D:PAI{_ADMINISTRATORS}"
"""A new data folder: until a group is named only administrators."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its two lines of head, and its rows."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    keys: tuple[str, ...]
    """The table's name and the columns that are its key."""
    rows: tuple[tuple[str, ...], ...]

    @property
    def name(self) -> str:
        """What the table is called."""
        return self.keys[0]

    def text(self) -> str:
        """As ``msibuild -i`` reads it."""
        return "".join("\t".join(line) + "\r\n" for line in (self.columns, self.types, self.keys, *self.rows))

    def changed(self, change: Callable[[dict[str, str]], Mapping[str, str]]) -> "Table":
        """Every row through a function from values by column to those that change."""
        rows = (dict(zip(self.columns, row, strict=True)) for row in self.rows)
        return replace(self, rows=tuple(tuple({**row, **change(row)}.values()) for row in rows))

    def column(self, name: str) -> tuple[str, ...]:
        """One column."""
        place = self.columns.index(name)
        return tuple(row[place] for row in self.rows)


def read_table(text: str) -> Table:
    """A table as ``msiinfo export`` prints it."""
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    columns, types, keys, *rows = (tuple(line.split("\t")) for line in lines)
    return Table(columns, types, keys, tuple(rows))


def with_versions(files: Table, versions: Mapping[str, str], release: Release) -> Table:
    """File: the version of each library, and the product's for everything else."""
    return files.changed(lambda row: {"Version": versions.get(row["File"], release.four_numbers), "Language": _NEUTRAL})


def with_short_names(files: Table, components: Table, folders: Table) -> tuple[Table, Table]:
    """File and Directory: names as ``SHORT~1.EXT|long.extension``, each once in its folder."""
    home = dict(zip(components.column("Component"), components.column("Directory_"), strict=True))
    taken: dict[str, set[str]] = {}

    def named(folder: str, long: str) -> str:
        used = taken.setdefault(folder, set())
        short = short_name(long, used)
        used.add(short.upper())
        return long if short == long else f"{short}|{long}"

    def of_folder(row: dict[str, str]) -> Mapping[str, str]:
        name = row["DefaultDir"]
        return {} if name in (".", "SourceDir") else {"DefaultDir": named(row["Directory_Parent"], name)}

    folders = folders.changed(of_folder)
    return files.changed(lambda row: {"FileName": named(home[row["Component_"]], row["FileName"])}), folders


def short_name(long: str, used: Iterable[str]) -> str:
    """A name of eight letters and three that is not yet used in its folder; the name itself where it is one."""
    if _SHORT.fullmatch(long) and long.upper() not in used:
        return long
    stem, _, extension = long.rpartition(".") if "." in long.strip(".") else (long, "", "")
    stem = re.sub(r"[^A-Z0-9_]", "_", stem.upper()) or "_"
    extension = re.sub(r"[^A-Z0-9]", "", extension.upper())[:3]
    number = 1
    while True:
        tail = f"~{number:X}"
        name = stem[: 8 - len(tail)] + tail + (f".{extension}" if extension else "")
        if name not in used:
            return name
        number += 1


def with_kept_data(components: Table) -> Table:
    """Component: the data folder stays at an uninstall, and what IT changed of its rights stays at an upgrade."""
    return components.changed(
        lambda row: (
            {"Attributes": str(int(row["Attributes"]) | _PERMANENT | _NEVER_AGAIN)}
            if row["Component"] == DATA_PART
            else {}
        )
    )


def with_expandable_text(registry: Table) -> Table:
    """Registry: the sign that a text holds a word of the environment, which wixl drops."""
    return registry.changed(lambda row: {"Value": f"#%{EVENT_TEXTS}"} if row["Value"] == EVENT_TEXTS else {})


def with_public_properties(properties: Table) -> Table:
    """Property: what an administrator may say on the command line reaches the installing service."""
    known = "SecureCustomProperties"
    return properties.changed(
        lambda row: {"Value": f"{row['Value']};{GROUP};{INSTALL}"} if row["Property"] == known else {}
    )


def with_grant(sequence: Table) -> Table:
    """InstallExecuteSequence: the older product goes inside the transaction, so that a failed upgrade gives it back;
    the group is let into the data folder at the end."""
    sequence = sequence.changed(lambda row: {"Sequence": "1501"} if row["Action"] == "RemoveExistingProducts" else {})
    return replace(sequence, rows=(*sequence.rows, ("LetGroupIn", f'{GROUP} AND NOT (REMOVE="ALL")', "6590")))


def grant(actions: Table) -> Table:
    """CustomAction: the one there is, with Windows' own tool, because the table of rights takes no property."""
    # The dot: a folder's name ends with \\, which before a quotation mark would hide it.
    command = f'"[System64Folder]icacls.exe" "[{DATA}]." /grant "[{GROUP}]:(OI)(CI)M"'
    row = {"Action": "LetGroupIn", "Type": str(_DEFERRED_AS_SYSTEM), "Source": INSTALL, "Target": command}
    return replace(actions, rows=(*actions.rows, tuple(row.get(column, "") for column in actions.columns)))


def rights() -> Table:
    """MsiLockPermissionsEx: who may do what in the two folders."""
    return Table(
        ("MsiLockPermissionsEx", "LockObject", "Table", "SDDLText", "Condition"),
        ("s72", "s72", "s32", "s0", "S255"),
        ("MsiLockPermissionsEx", "MsiLockPermissionsEx"),
        (
            ("rProgram", INSTALL, "CreateFolder", READ_ONLY, ""),
            ("rData", DATA, "CreateFolder", CLOSED, ""),
        ),
    )

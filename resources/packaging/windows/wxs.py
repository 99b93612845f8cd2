"""The source of the MSI, in the language of WiX 3 as far as wixl understands it. A pure function of the list of files.

What wixl leaves out is put right in the finished file, see ``msi_tables``.
"""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from xml.sax.saxutils import quoteattr

from resources.packaging.windows.identity import (
    CONSOLE,
    EVENT_KEY,
    EVENT_KINDS,
    EVENT_TEXTS,
    LANGUAGE,
    MAKER,
    NAME,
    OWN_KEY,
    SETUP_KEY,
    UPGRADE_CODE,
    WHAT,
    WINDOW,
    Release,
    guid,
)

INSTALL, DATA = "INSTALLDIR", "DATADIR"
"""The public names of the two folders."""
DATA_PART = "cData"
GROUP = "HUBDESKGROUP"
"""The property with the group that may use the data folder."""
_OLDEST_WINDOWS = 603
"""What Windows Installer says of Windows 8.1 and of every later one, whatever it is: the nearest it can be asked."""


def make_wxs(release: Release, files: Sequence[PurePosixPath], tree: str, icon: str) -> str:
    """The source for a tree of ``files``; ``tree`` and ``icon`` are paths from where wixl runs."""
    parts = [_id("c", file) for file in files]
    attributes = {
        "Id": release.product_code,
        "Name": release.title,
        "UpgradeCode": UPGRADE_CODE,
        "Language": str(LANGUAGE),
        "Codepage": "1252",
        "Version": release.version,
        "Manufacturer": MAKER,
    }
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi">',
            _tag("Product", attributes, close=False),
            *_head(release, icon),
            '<Directory Id="TARGETDIR" Name="SourceDir">',
            '<Directory Id="ProgramFiles64Folder">',
            f'<Directory Id="{INSTALL}" Name="{NAME}">',
            *_folder(files, PurePosixPath(), tree),
            *_registry(release),
            "</Directory>",
            "</Directory>",
            *_data_folder(),
            '<Directory Id="ProgramMenuFolder"/>',
            "</Directory>",
            f'<Feature Id="Main" Title="{NAME}" Level="1">',
            *(f'<ComponentRef Id="{part}"/>' for part in [*parts, "cRegistry", "cEvents", DATA_PART]),
            "</Feature>",
            "</Product>",
            "</Wix>",
            "",
        ]
    )


def file_id(file: PurePosixPath) -> str:
    """The key of a file in the tables."""
    return _id("f", file)


def folder_id(folder: PurePosixPath) -> str:
    """The key of a folder in the tables."""
    return _id("d", folder)


def _head(release: Release, icon: str) -> Iterator[str]:
    yield _tag(
        "Package",
        {
            "Id": release.package_code(""),
            "Keywords": "Installer",
            "Description": f"{release.title} {release.version}",
            "Comments": WHAT,
            "Manufacturer": MAKER,
            "InstallerVersion": "500",
            "Languages": str(LANGUAGE),
            "Compressed": "yes",
            "InstallScope": "perMachine",
            "SummaryCodepage": "1252",
        },
    )
    newer = "A newer Hubdesk is installed already. The older one was not put in its place, and nothing was changed."
    yield _tag("MajorUpgrade", {"DowngradeErrorMessage": newer, "Schedule": "afterInstallInitialize"})
    yield _tag("Media", {"Id": "1", "Cabinet": "hubdesk.cab", "EmbedCab": "yes"})
    for name, value in {
        # An older file of the same name is replaced whatever its version says: the folder is ours alone.
        "REINSTALLMODE": "amus",
        "ARPNOMODIFY": "1",
        "ARPPRODUCTICON": "hubdesk.ico",
        "ARPCOMMENTS": WHAT,
    }.items():
        yield _tag("Property", {"Id": name, "Value": value})
    yield _tag("Icon", {"Id": "hubdesk.ico", "SourceFile": icon})
    needs = f"VersionNT64 &gt;= {_OLDEST_WINDOWS}"
    yield f'<Condition Message="Hubdesk needs Windows 10 or later, 64-bit.">Installed OR {needs}</Condition>'
    yield from _not_beside_the_other()


def _not_beside_the_other() -> Iterator[str]:
    """The set-up program lays the same files in the same folder, and each of the two would take them from the other."""
    search = {
        "Id": "rSetup",
        "Root": "HKLM",
        "Key": SETUP_KEY,
        "Name": "UninstallString",
        "Type": "raw",
        "Win64": "yes",
    }
    yield f'<Property Id="SETUPPROGRAM">{_tag("RegistrySearch", search)}</Property>'
    words = (
        "Hubdesk was installed with its set-up program. Use the set-up program for this version too, or uninstall "
        "Hubdesk first: the records stay. Nothing was changed."
    )
    yield f'<Condition Message="{words}">Installed OR NOT SETUPPROGRAM</Condition>'


def _folder(files: Sequence[PurePosixPath], here: PurePosixPath, tree: str) -> Iterator[str]:
    """A folder's own files, then the folders in it; ``files`` are all that lie below it."""
    depth = len(here.parts)
    inner: dict[str, list[PurePosixPath]] = {}
    for file in files:
        if len(file.parts) == depth + 1:
            yield from _component(file, tree)
        else:
            inner.setdefault(file.parts[depth], []).append(file)
    for name in sorted(inner):
        yield _tag("Directory", {"Id": folder_id(here / name), "Name": name}, close=False)
        yield from _folder(inner[name], here / name, tree)
        yield "</Directory>"


def _component(file: PurePosixPath, tree: str) -> Iterator[str]:
    part = {"Id": _id("c", file), "Guid": guid(f"file/{file}"), "Win64": "yes"}
    yield _tag("Component", part, close=False)
    itself = {"Id": file_id(file), "Name": file.name, "Source": f"{tree}/{file}", "KeyPath": "yes"}
    if str(file) != WINDOW:
        yield _tag("File", itself)
    else:
        yield _tag("File", itself, close=False)
        yield _tag(
            "Shortcut",
            {
                "Id": "sMenu",
                "Directory": "ProgramMenuFolder",
                "Name": NAME,
                "Description": WHAT,
                "WorkingDirectory": INSTALL,
                "Icon": "hubdesk.ico",
                "IconIndex": "0",
                "Advertise": "no",
            },
        )
        yield "</File>"
    yield "</Component>"


def _registry(release: Release) -> Iterator[str]:
    own = {
        "InstallDir": ("string", f"[{INSTALL}]"),
        "Version": ("string", release.version),
        "Program": ("string", f"[{INSTALL}]{CONSOLE}"),
    }
    yield from _values("cRegistry", "registry", OWN_KEY, own)
    events = {"EventMessageFile": ("expandable", EVENT_TEXTS), "TypesSupported": ("integer", str(EVENT_KINDS))}
    yield from _values("cEvents", "events", EVENT_KEY, events)


def _values(part: str, name: str, key: str, values: dict[str, tuple[str, str]]) -> Iterator[str]:
    yield _tag("Component", {"Id": part, "Guid": guid(name), "Win64": "yes"}, close=False)
    if part == "cRegistry":
        yield "<CreateFolder/>"  # so that its rights can be set
    for number, (value, (kind, text)) in enumerate(values.items()):
        row = {"Root": "HKLM", "Key": key, "Name": value, "Type": kind, "Value": text}
        yield _tag("RegistryValue", row | ({"KeyPath": "yes"} if number == 0 else {}))
    yield "</Component>"


def _data_folder() -> Iterator[str]:
    """The folder of the records: made once, never taken away (``msi_tables`` makes the part permanent)."""
    yield '<Directory Id="CommonAppDataFolder">'
    yield _tag("Directory", {"Id": DATA, "Name": NAME}, close=False)
    yield _tag("Component", {"Id": DATA_PART, "Guid": guid("data"), "Win64": "yes"}, close=False)
    yield "<CreateFolder/>"
    row = {"Root": "HKLM", "Key": OWN_KEY, "Name": "DataDir", "Type": "string", "Value": f"[{DATA}]", "KeyPath": "yes"}
    yield _tag("RegistryValue", row)
    yield "</Component>"
    yield "</Directory>"
    yield "</Directory>"


def _tag(name: str, attributes: dict[str, str], *, close: bool = True) -> str:
    words = " ".join(f"{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name} {words}{'/' if close else ''}>"


def _id(kind: str, path: PurePosixPath) -> str:
    """A key that does not depend on the other files: Windows Installer allows letters, digits and 72 characters."""
    return kind + hashlib.sha256(str(path).encode()).hexdigest()[:20]

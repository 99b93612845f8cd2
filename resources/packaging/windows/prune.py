"""What the packages leave out: parts for developers, for the network, and for things that hubdesk does not do.

Less to install and to scan, and less to be attacked: no interpreter to start by hand, no network library of Qt, no TLS.
A part belongs on a list here only when ``hubdesk doctor`` is green and the tests run without it.
"""

import shutil
from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Svg")
QT_PLUGINS = (
    "platforms/qwindows",
    "platforms/qoffscreen",
    "imageformats/qjpeg",
    "imageformats/qico",
    "imageformats/qsvg",
    "iconengines/qsvgicon",
    "styles/qmodernwindowsstyle",
)
_OF_PYSIDE = (
    "__init__.py",
    "_config.py",
    "_git_pyside_version.py",
    "pyside6.abi3.dll",
    "msvcp140*.dll",
    "vcruntime140*.dll",
    "support/*",
    *(f"Qt{module}.pyd" for module in QT_MODULES),
    *(f"Qt6{module}.dll" for module in QT_MODULES),
    *(f"plugins/{plugin}.dll" for plugin in QT_PLUGINS),
)
"""All that stays of PySide6, which is 9/10 of what comes."""

_OF_PYTHON = (
    "python.exe",  # nobody needs an interpreter for anything in the program's folder; it would get past AppLocker
    "pythonw.exe",
    "python.cat",
    "_sqlite3.pyd",  # without encryption: the records use sqlcipher3
    "sqlite3.dll",
    "_ssl.pyd",  # hubdesk opens no connection
    "libssl-3.dll",
    "winsound.pyd",
    "_wmi.pyd",  # asked for the name of the Windows version, which takes long or for ever where WMI is damaged
)
_OF_PACKAGES = (
    "bin/*",
    "*.pyi",
    "*.pyx",
    "*.pxd",
    "*.c",
    "*.h",
    "*.lib",
    "*/py.typed",
    "*.dist-info/RECORD",
    "*.dist-info/INSTALLER",
    "*.dist-info/REQUESTED",
    "*.dist-info/direct_url.json",
    "PIL/_avif*",
    "PIL/_imagingcms*",
    "PIL/_imagingtk*",
    "PIL/_webp*",
    "alembic/templates/*",
    "alembic/testing/*",
    "icalendar/tests/*",
    "mako/testing/*",
    "openpyxl/*/tests/*",
    "phonenumbers/carrierdata/*",  # which company, which town: hubdesk only checks and writes numbers
    "phonenumbers/geodata/*",
    "phonenumbers/tzdata/*",
    "phonenumbers/carrier.py",
    "phonenumbers/geocoder.py",
    "phonenumbers/timezone.py",
    "pypdfium2_cli/*",
    "reportlab/fonts/*",  # hubdesk brings or finds its own; one of these is under the GPL
    "reportlab/graphics/samples/*",
    "shiboken6/include/*",
    "shiboken6/vc*amp140.dll",
    "shiboken6/vccorlib140.dll",
    "shiboken6/vcomp140.dll",
    "sqlalchemy/testing/*",
    "uharfbuzz/_harfbuzz_test*",
)


def python_stays(name: str) -> bool:
    """Whether a file of the embeddable Python is packed."""
    return name not in _OF_PYTHON


def package_stays(path: PurePosixPath) -> bool:
    """Whether a file among the packages is packed; the path is from ``app_packages``."""
    name = str(path)
    if path.parts[0] == "PySide6":
        return _matches(str(PurePosixPath(*path.parts[1:])), _OF_PYSIDE) and not name.endswith(".pyi")
    return not _matches(name, _OF_PACKAGES)


def prune(folder: Path) -> None:
    """Remove what is not packed from ``app_packages``, and the folders that are empty then."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not package_stays(PurePosixPath(file.relative_to(folder).as_posix())):
            file.unlink()
    remove_empty_folders(folder)


def remove_empty_folders(folder: Path) -> None:
    """Folders without a file in them would be made and left behind by nobody."""
    for inner in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        if not any(inner.iterdir()):
            shutil.rmtree(inner)


def _matches(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)

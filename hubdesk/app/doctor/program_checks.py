"""The program itself: its versions and how it was started, the encrypted store, fonts, forms, paper, time zones."""

import sys
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from hubdesk import __version__
from hubdesk.app.doctor import Ward
from hubdesk.domain.health import Finding, fine, warning, wrong
from hubdesk.system.paths import forms_dir, resources_dir
from hubdesk.system.surroundings import shed_names

_REINSTALL = "Install hubdesk again on this computer."
_LIBRARIES = ("PySide6_Essentials", "SQLAlchemy", "sqlcipher3", "cryptography", "argon2-cffi", "keyring", "reportlab")


def versions(_ward: Ward) -> Finding:
    """What is installed."""
    from hubdesk.store.proving import library_versions

    facts = {"hubdesk": __version__, "python": sys.version.split()[0], **library_versions()}
    facts |= {name: found for name in _LIBRARIES if (found := _version(name))}
    says = f"hubdesk {__version__} on Python {facts['python']}, SQLCipher {facts['sqlcipher'] or 'missing'}."
    return fine("versions", "Versions", says, **facts)


def started(_ward: Ward) -> Finding:
    """That nothing beside the program or in the environment steers it."""
    shed, frozen = shed_names(), bool(getattr(sys, "frozen", False))
    said = f" These words of the environment were ignored: {', '.join(shed)}." if shed else ""
    if frozen or sys.flags.isolated:
        return fine("started", "Start", f"It was started isolated from its surroundings.{said}", ignored=list(shed))
    mend = "Start it from its menu entry, or as: python -I -m hubdesk."
    return warning(
        "started", "Start", f"It was not started isolated from its surroundings.{said}", mend, ignored=list(shed)
    )


def store_library(ward: Ward) -> Finding:
    """That what is stored is encrypted: proved on an empty file, which goes again."""
    from hubdesk.store.proving import proved_encrypting

    title = "Encryption of the store"
    with TemporaryDirectory(prefix="hubdesk-doctor-") as folder:
        if proved_encrypting(Path(folder), ward.clock.now()):
            return fine("store-library", title, "A test file was written encrypted, and opens with its own key only.")
    return wrong("store-library", title, "The database library does not encrypt.", f"Do not use hubdesk. {_REINSTALL}")


def time_zones(_ward: Ward) -> Finding:
    """That British summer time is known."""
    try:
        summer = datetime(2026, 7, 1, 12, tzinfo=UTC).astimezone(ZoneInfo("Europe/London"))
    except ZoneInfoNotFoundError:
        return wrong("time-zones", "Time zones", "The data of time zones is missing.", "Install the package tzdata.")
    if summer.hour != 13:
        return wrong(
            "time-zones", "Time zones", "British summer time is not known.", "Install the package tzdata anew."
        )
    return fine("time-zones", "Time zones", "British time, with summer time, is known.")


def forms(_ward: Ward) -> Finding:
    """That every form loads and gives the results of its worked examples."""
    from hubdesk.forms import load_library
    from hubdesk.forms.library import TEMPLATE_MARK, form_folders, value_sets_in
    from hubdesk.forms.lint import outcomes_in

    folder = forms_dir()
    library = load_library(folder)
    value_sets, _ = value_sets_in(folder)
    places = [place for place in form_folders(folder) if not place.name.startswith(TEMPLATE_MARK)]
    ran = [outcome for place in places for outcome in outcomes_in(place, value_sets) or ()]
    errors = sum(1 for one in library.findings if one.severity == "error")
    failed = sum(1 for one in ran if one.mismatches)
    facts = {"folder": str(folder), "forms": len(library.forms), "errors": errors}
    facts |= {"examples": len(ran), "failed": failed}
    if not library.forms or errors or failed:
        says = f"{len(library.forms)} forms load; {errors} faults, and {failed} of {len(ran)} worked examples fail."
        return wrong("forms", "Forms", says, f"See what “hubdesk forms lint” says. {_REINSTALL}", **facts)
    says = f"{len(library.forms)} forms load, and all {len(ran)} worked examples give what they should."
    return fine("forms", "Forms", says, **facts)


def fonts(_ward: Ward) -> Finding:
    """That letters can be drawn, in which scripts."""
    from hubdesk.documents.text.fonts import font_folders, found_scripts, index_fonts

    scripts = found_scripts(index_fonts(font_folders(resources_dir())))
    missing = [name for name, there in scripts.items() if not there]
    facts = {"found": [name for name, there in scripts.items() if there], "missing": missing}
    if missing:
        says = f"Names in some scripts cannot be printed: {', '.join(missing)} are missing."
        mend = "Where people here write so, install those fonts (Noto Sans; on Debian the package fonts-noto-core)."
        return warning("fonts", "Fonts", says, mend, **facts)
    return fine("fonts", "Fonts", f"Fonts for all {len(scripts)} scripts are there.", **facts)


def pdf(ward: Ward) -> Finding:
    """That a card is drawn as PDF and can be shown."""
    from hubdesk.documents import Press, pages_as_images
    from hubdesk.documents.samples import sample_papers

    press = Press(resources_dir(), ward.clock)
    name, paper = next((name, paper) for name, paper in sample_papers().items() if name.startswith("card-"))
    drawn = press.draw(name, paper)
    pages = list(pages_as_images(drawn, 50))
    if not drawn.startswith(b"%PDF-") or not pages:
        return wrong("pdf", "Letters and cards", "A card could not be drawn.", _REINSTALL)
    return fine("pdf", "Letters and cards", "A card of a made-up person was drawn and shown.", bytes=len(drawn))


PROGRAM = (versions, started, store_library, time_zones, fonts, pdf, forms)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""

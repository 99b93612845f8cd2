"""This computer: the folder of the records, its disk, the backups, IT's policy, the system's log, newer versions."""

import os
import shutil
import stat
import sys
from pathlib import Path

from hubdesk import __version__
from hubdesk.app.backup_mark import read_backup_mark
from hubdesk.app.damage_mark import DamageMark
from hubdesk.app.data_folder import KEY_FILE, check_present, has_store
from hubdesk.app.doctor import Ward
from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.file_modes import SHARED, mode_of_files
from hubdesk.domain.health import Finding, fine, warning, wrong
from hubdesk.domain.housekeeping import BACKUP_OLD_AFTER
from hubdesk.system.folder_check import refuse_unsafe_folder
from hubdesk.system.machine_policy import settings_table
from hubdesk.system.paths import holds_forms
from hubdesk.system.system_log import reach_system_log
from hubdesk.system.updates import look_for_update

_LEAST, _LITTLE = 100 * 1024 * 1024, 1024 * 1024 * 1024
_TOO_OLD_DAYS = 7
_FIRST_DAYS = "Choose a folder under Settings, as a clinical lead or IT, or by policy; then unlock once."


def data_folder(ward: Ward) -> Finding:
    """The folder of the records: local, not synced, writable, closed to others, with its key file."""
    title, folder = "Folder of the records", ward.folder
    facts: dict[str, object] = {"folder": str(folder), "from": _named_by(ward), "records": has_store(folder)}
    refuse_unsafe_folder(folder)
    if "data-folder" in ward.rules.doubtful and not ward.chosen and not has_store(folder):
        says = "IT has named a folder that cannot be used, and the usual one holds no records."
        return wrong("data-folder", title, says, "Mend the policy (see Policy below).", **facts)
    if not folder.exists():
        return fine("data-folder", title, f"{folder} is not there yet; setting up makes it.", **facts)
    if not os.access(folder, os.W_OK | os.X_OK):
        return wrong(
            "data-folder", title, f"{folder} cannot be written to.", "Give users of hubdesk the right to.", **facts
        )
    if not has_store(folder):
        return fine("data-folder", title, f"{folder} holds no records yet.", **facts)
    check_present(folder)
    if DamageMark(folder, ward.clock).read():
        says = f"The records in {folder} were found damaged, and nothing is stored."
        return wrong("data-folder", title, says, "A clinical lead or IT puts the newest backup back.", **facts)
    if closed := _closed_to_the_group(folder):
        says = f"The folder is shared by a group, and these files are closed to it: {', '.join(closed)}."
        mend = f"As root: chmod -R g+rwX {folder}; chgrp -R --reference={folder} {folder}"
        return wrong("data-folder", title, says, mend, **facts)
    if sys.platform != "win32" and stat.S_IMODE(folder.stat().st_mode) & 0o007:
        says = f"Every account of this computer can look into {folder}. What lies there is encrypted."
        return warning("data-folder", title, says, "Take the right from others: chmod o-rwx, and use a group.", **facts)
    return fine("data-folder", title, f"{folder}, on this computer's own disk.", **facts)


def key_file(ward: Ward) -> Finding:
    """That the key file can be read and was not damaged."""
    from hubdesk.vault import PRODUCTION, Vault

    if not (ward.folder / KEY_FILE).exists():
        return fine("key-file", "Key file", "There is none yet: nothing was set up.")
    told = Vault(ward.folder / KEY_FILE, PRODUCTION).status()
    says = f"The key file can be read (generation {told.gen})."
    return fine("key-file", "Key file", says, store=told.store, generation=told.gen, users=len(told.users))


def disk(ward: Ward) -> Finding:
    """Room for the records."""
    place = next(one for one in (ward.folder, *ward.folder.parents) if one.exists())
    free = shutil.disk_usage(place).free
    words, facts = f"{free // (1024 * 1024):,} MB are free.", {"free": free}
    if free < _LEAST:
        return wrong("disk", "Disk", f"Only {words} hubdesk stores nothing more soon.", "Free at least 1 GB.", **facts)
    if free < _LITTLE:
        return warning("disk", "Disk", f"Only {words}", "Free at least 1 GB.", **facts)
    return fine("disk", "Disk", words, **facts)


def backups(ward: Ward) -> Finding:
    """How old the last backup is, as it was noted beside the records when it was made."""
    title, mark = "Backups", read_backup_mark(ward.folder)
    if not has_store(ward.folder):
        return fine("backups", title, "There is nothing to back up yet.")
    fixed = ward.rules.text("backup-folder")
    if fixed and (why := _unusable(Path(fixed), ward.folder)):
        says = f"The folder for backups that IT has fixed, {fixed}, {why}. No backup can be made."
        return wrong(
            "backups", title, says, "Make the folder, give hubdesk users the right to it, or change the policy."
        )
    if mark is None:
        return warning("backups", title, "No backup of these records is known on this computer.", _FIRST_DAYS)
    folder = ward.rules.text("backup-folder", mark.folder)
    age = ward.clock.now() - mark.at
    says = f"The last backup was made on {cui_date_time(mark.at)}, to {mark.folder}."
    facts = {"at": mark.at.isoformat(), "hours": int(age.total_seconds() // 3600), "folder": folder, "kept": mark.count}
    if age.days >= _TOO_OLD_DAYS:
        return wrong(
            "backups", title, f"{says} That is {age.days} days ago.", "Look at the folder for backups.", **facts
        )
    if age > BACKUP_OLD_AFTER:
        return warning(
            "backups", title, f"{says} That is long ago.", "Unlock hubdesk once, or look at the folder.", **facts
        )
    if not Path(folder).is_dir():
        mend = "Connect it before the evening: the next backup goes there."
        return warning("backups", title, f"{says} The folder cannot be reached from here now.", mend, **facts)
    if Path(folder).stat().st_dev == ward.folder.stat().st_dev:
        mend = "Use another disk or a network drive: if this disk fails, both are lost."
        return warning("backups", title, f"{says} It is on the same disk as the records.", mend, **facts)
    return fine("backups", title, says, **facts)


def policy(ward: Ward) -> Finding:
    """That IT's policy can be used as it is written."""
    fixed = sorted(ward.rules.fixed)
    forms = ward.rules.text("forms-folder")
    faults = list(ward.rules.faults)
    if forms and not holds_forms(Path(forms)):
        faults.append(f"The forms folder {forms} holds no forms or cannot be read. The ones of hubdesk are used.")
    if faults:
        mend = "Mend the policy; every setting with its value and source is in the list."
        return wrong("policy", "Policy", " ".join(faults), mend, faults=faults, fixed=fixed)
    says = (
        f"{len(fixed)} of {len(settings_table())} settings are fixed by IT." if fixed else "No setting is fixed by IT."
    )
    return fine("policy", "Policy", says, fixed=fixed)


def system_log(_ward: Ward) -> Finding:
    """Whether the log of the system can be written to."""
    where = reach_system_log()
    if where:
        return fine("system-log", "System log", f"What happens is told to {where} too, without a word about anybody.")
    mend = "Nothing is lost: the file logs/hubdesk.log in the data folder has everything."
    return warning("system-log", "System log", "The log of the system cannot be reached.", mend)


def updates(ward: Ward) -> Finding:
    """Whether a newer package lies where IT puts them. It is named, never run."""
    folder = ward.rules.text("updates-folder")
    if not folder:
        return fine("updates", "Newer versions", "hubdesk does not look for newer versions.")
    if not Path(folder).is_dir():
        says = f"The folder with newer versions, {folder}, cannot be reached from here."
        return warning("updates", "Newer versions", says, "Look at the share and its rights.", folder=folder)
    found = look_for_update(Path(folder), __version__)
    if found is None:
        return fine("updates", "Newer versions", f"No newer version lies in {folder}.", folder=folder)
    facts = {"folder": folder, "package": found.package, "version": found.version, "signature": found.signature}
    if not found.signature:
        says = f"{found.package} lies in {folder} without a signature beside it."
        return warning("updates", "Newer versions", says, "Do not install it before its signature is there.", **facts)
    says = f"hubdesk {found.version} lies in {folder}: {found.package}, with its signature {found.signature}."
    return fine("updates", "Newer versions", says, **facts)


PLACE = (data_folder, key_file, disk, backups, policy, system_log, updates)


def _closed_to_the_group(folder: Path) -> list[str]:
    """The files of a shared folder that a colleague's account could not open."""
    if mode_of_files(folder) != SHARED:
        return []
    group = folder.stat().st_gid
    found = ((path.name, path.stat()) for path in folder.iterdir())
    return sorted(name for name, one in found if one.st_mode & 0o060 != 0o060 or one.st_gid != group)


def _unusable(folder: Path, records: Path) -> str:
    """Why no backup can go into this folder; empty where one can."""
    if not folder.is_dir():
        return "is not there"
    if folder.resolve().is_relative_to(records.resolve()):
        return "lies within the folder of the records"
    return "" if os.access(folder, os.W_OK | os.X_OK) else "cannot be written to by the account that runs this check"


def _named_by(ward: Ward) -> str:
    if ward.chosen:
        return "--dir"
    return ward.rules.sources.get("data-folder", "default")

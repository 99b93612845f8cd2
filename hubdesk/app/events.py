"""The log of the system, joined to the table of events that comes with the program."""

import logging

from hubdesk.system.paths import ProgramIncomplete, resources_dir
from hubdesk.system.system_log import LoggedEvent, read_events, start_system_log


def event_table() -> tuple[LoggedEvent, ...]:
    """Every event that hubdesk tells the system. Raises ``ProgramIncomplete``."""
    try:
        return read_events((resources_dir() / "policy" / "events.toml").read_text(encoding="utf-8"))
    except OSError:
        raise ProgramIncomplete("policy") from None


def start_events() -> logging.Handler | None:
    """Tell the system's log from now on; None where there is none, or the table is not there to say how."""
    try:
        return start_system_log(event_table())
    except ProgramIncomplete:
        return None

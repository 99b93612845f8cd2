"""The health report, in words for reading and as data for scripts."""

import textwrap
from collections.abc import Sequence
from typing import Any

from hubdesk import __version__
from hubdesk.domain.health import Finding, Fitness, worst
from hubdesk.domain.machine_settings import Rules
from hubdesk.domain.settings_table import Setting, standings

_MARKS = {Fitness.OK: "ok     ", Fitness.WARNING: "LOOK AT", Fitness.WRONG: "WRONG  "}
_SUMS = {
    Fitness.OK: "hubdesk is well on this computer.",
    Fitness.WARNING: "hubdesk is well on this computer. Something is worth looking at.",
    Fitness.WRONG: "Something is wrong with hubdesk on this computer.",
}


def as_data(findings: Sequence[Finding], table: Sequence[Setting], rules: Rules) -> dict[str, Any]:
    """For ``--json``: the checks, and every setting with its value and who set it."""
    found = worst(findings)
    return {
        "hubdesk": __version__,
        "healthy": found is not Fitness.WRONG,
        "worst": found.value,
        "checks": [
            {"id": one.id, "standing": one.fitness.value, "title": one.title, "says": one.says, "mend": one.mend}
            | {"facts": dict(one.facts)}
            for one in findings
        ],
        "policy": [
            {"name": one.setting.name, "value": one.value, "source": one.source, "locked": one.locked}
            for one in standings(table, rules, {})
        ],
    }


def in_words(findings: Sequence[Finding], table: Sequence[Setting], rules: Rules) -> str:
    """For a console: what is found, what to do, and below it the settings."""
    lines = [f"hubdesk {__version__}: {_SUMS[worst(findings)]}", ""]
    for one in findings:
        lines += _wrapped(f"{_MARKS[one.fitness]} {one.title}: {one.says}")
        lines += _wrapped(f"        → {one.mend}") if one.mend else []
    lines += ["", "Settings, and who fixed them (what is not fixed, staff set in hubdesk, or it is as it comes):"]
    for standing in standings(table, rules, {}):
        words = standing.setting.shown(standing.value)
        source = f"  [{standing.source}]" if standing.locked else ""
        lines += _wrapped(f"  {standing.setting.name}: {words}{source}")
    return "\n".join(lines)


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, 110, subsequent_indent=" " * 10, break_long_words=False, break_on_hyphens=False)

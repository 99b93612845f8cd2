"""``hubdesk doctor``: one health report, in words or as data, on the console or in a file.

Exit codes, for scripts that mend: 0 healthy (a warning is too, unless ``--strict``), 1 something is wrong, 2 the report
could not be written.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

HEALTHY, UNHEALTHY, COULD_NOT_RUN = 0, 1, 2


def add_doctor_parser(subparsers: "argparse._SubParsersAction[Any]") -> None:
    """Add ``doctor``."""
    about = "Look whether hubdesk is well on this computer. Needs no password and says nothing about anybody."
    doctor = subparsers.add_parser("doctor", help="one health report for IT", description=about)
    doctor.add_argument("--json", action="store_true", help="as data")
    doctor.add_argument(
        "--out", type=Path, metavar="FILE", help="write the report there, for a program without console"
    )
    doctor.add_argument("--strict", action="store_true", help="exit with 1 for a warning too")
    doctor.add_argument("--dir", type=Path, default=argparse.SUPPRESS, help="the data folder")
    doctor.set_defaults(run=run_doctor)


def run_doctor(args: argparse.Namespace) -> int:
    """Look, tell, and give the exit code."""
    from hubdesk.app.doctor import Ward, examine
    from hubdesk.app.doctor.report import as_data, in_words
    from hubdesk.app.events import start_events
    from hubdesk.domain.health import Fitness, worst
    from hubdesk.system.clock import SystemClock
    from hubdesk.system.log import stop_log, topic
    from hubdesk.system.machine_policy import machine_rules, settings_table
    from hubdesk.system.paths import data_dir

    rules = machine_rules()
    ward = Ward(data_dir(args.dir), rules, SystemClock(), chosen=args.dir is not None)
    findings = examine(ward)
    data = as_data(findings, settings_table(), rules)
    text = json.dumps(data, indent=1) if args.json else in_words(findings, settings_table(), rules)
    system = start_events()
    if system is not None:
        counts = [sum(1 for one in findings if one.fitness is kind) for kind in (Fitness.WRONG, Fitness.WARNING)]
        told = topic("doctor").error if counts[0] else topic("doctor").info
        told("health check: %d wrong, %d to look at", *counts)
        stop_log(system)
    if args.out is not None:
        try:
            args.out.write_text(text + "\n", encoding="utf-8")
        except OSError as problem:
            if sys.stderr is not None:
                print(f"The report cannot be written to {args.out} ({problem.strerror}).", file=sys.stderr)
            return COULD_NOT_RUN
    elif sys.stdout is not None:
        print(text)
    bad = (Fitness.WRONG, Fitness.WARNING) if args.strict else (Fitness.WRONG,)
    return UNHEALTHY if worst(findings) in bad else HEALTHY

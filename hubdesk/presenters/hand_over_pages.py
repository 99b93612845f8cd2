"""What shows while the person answers alone, besides the questions, as frozen values.

Nothing of a record is in these but a first name the person chose and the names of the worker.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class HandedStart:
    """The first page for the person."""

    hello: str
    """The name the person wants to be called by; empty where none is recorded."""
    worker: str
    """The worker's first name."""


@dataclass(frozen=True, slots=True)
class PassBack:
    """ "Please pass this back to Sam", and the password that only Sam knows."""

    worker: str
    worker_name: str
    can_return: bool
    """Whether the person stopped by themselves and may go back to the question they were at."""
    wrong: str = ""
    """What is wrong with the password that was typed."""

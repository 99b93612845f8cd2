"""Known problems: things that can go wrong and that hubdesk can explain.

Anything that is not a ``KnownProblem`` is a defect and ends at the crash page.
"""


class KnownProblem(Exception):
    """A problem told to the person at the desk in plain words.

    ``message`` says what happened, ``what_next`` what to do about it. Neither ever holds
    a name, a number or an answer: both are written to the log.
    """

    code = "problem"

    def __init__(self, message: str, what_next: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.what_next = what_next


class NotAllowed(KnownProblem):
    """The signed-in user's role does not permit this."""

    code = "not-allowed"


class NotFound(KnownProblem):
    """The record asked for does not exist."""

    code = "not-found"


class ChangedElsewhere(KnownProblem):
    """Someone else changed the record since it was read (row version differs)."""

    code = "changed-elsewhere"


class InvalidEntry(KnownProblem):
    """One or more fields do not hold what they must; ``fields`` names each with its message."""

    code = "invalid-entry"

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__("Some of what was entered needs changing.", "Look at the fields marked in red.")
        self.fields = fields


class StorageFull(KnownProblem):
    """The disk has no room left; nothing was written."""

    code = "disk-full"


class StorageBusy(KnownProblem):
    """Another program holds the database; nothing was written."""

    code = "store-busy"

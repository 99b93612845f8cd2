"""What stands half typed on a page that is not stored yet, kept when the screen is locked (product promise 1).

It lies in the encrypted records, is its user's alone, and goes as soon as the page is finished or abandoned.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hubdesk.domain.ids import UserId

KEPT_FOR = timedelta(days=1)
"""Nobody goes on with yesterday's half-typed page: what is older is thrown away unread."""


class TypedKind(StrEnum):
    """The pages that keep what is typed."""

    REGISTRATION = "registration"
    VISIT_START = "visit-start"
    NOTE = "note"
    CONTACT = "contact"
    CARE = "care"
    DETAILS = "details"


@dataclass(frozen=True, slots=True)
class TypedPage:
    """What stands on one page. ``about`` is the person it is about; empty for a registration."""

    user_id: UserId
    kind: TypedKind
    about: str
    at: datetime
    fields: Mapping[str, str]

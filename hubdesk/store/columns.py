"""How moments are kept: UTC first, so that text sorts by time, and then the offset of the desk."""

from datetime import UTC, datetime

from sqlalchemy import Dialect, String
from sqlalchemy.types import TypeDecorator

_INSTANT = len("2026-11-21T10:42:00.000000")


def moment_to_text(moment: datetime) -> str:
    """``2026-11-21T10:42:00.000000Z+01:00``: the UTC instant, then the offset it was written with.

    Raises ``ValueError`` for a moment without an offset or outside the years 1 to 9999 in UTC.
    """
    if moment.utcoffset() is None:
        raise ValueError("a moment needs its offset from UTC")
    try:
        instant = moment.astimezone(UTC)
    except OverflowError as e:
        raise ValueError("this moment has no UTC date") from e
    offset = moment.isoformat(timespec="microseconds")[_INSTANT:]
    return f"{instant.isoformat(timespec='microseconds')[:_INSTANT]}Z{offset}"


def moment_from_text(text: str) -> datetime:
    """Read what ``moment_to_text`` wrote; the same instant with the same offset."""
    instant, offset = text[:_INSTANT], text[_INSTANT + 1 :]
    zone = datetime.fromisoformat(f"2000-01-01T00:00:00{offset}").tzinfo
    return datetime.fromisoformat(f"{instant}+00:00").astimezone(zone)


class Moment(TypeDecorator[datetime]):
    """A column of aware datetimes."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """To the text that is stored."""
        return None if value is None else moment_to_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """From the text that is stored."""
        return None if value is None else moment_from_text(value)

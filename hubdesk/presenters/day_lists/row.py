"""One row of a list of the day, on the screen and on paper."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from hubdesk.domain.ids import SiteId, UserId
from hubdesk.domain.people import PersonLine
from hubdesk.presenters.lazy_rows import LazyRows
from hubdesk.presenters.people import RESTRICTED_LINE
from hubdesk.presenters.routes import Route

NUMBER_DIGITS = 5


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row; ``route`` is where it leads."""

    key: str
    title: str
    detail: str
    tags: tuple[tuple[str, str], ...]
    lead: str
    bar: float
    route: Route
    chase: bool = False
    """Whether a chase can be answered from the list."""
    printed: str = ""
    """What the printed list says of it: no clinical word, no name of a service."""
    due: str = ""

    def words(self) -> str:
        """The whole row for a screen reader."""
        tags = (words for words, _colour in self.tags)
        return ", ".join(part for part in (self.title, self.lead, self.detail, *tags) if part)


NO_ROWS: LazyRows[ListRow] = LazyRows.of(())


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that waits, before its row is made: whose it is, where, by when."""

    key: str
    worker: UserId | None
    site: SiteId | None
    due: date | None
    make: Callable[[], ListRow]


def restricted_row(key: str, person: PersonLine, route: Route) -> ListRow:
    """The row of somebody whose record this user may not open: a name, and no more."""
    return ListRow(key, person.name.display, RESTRICTED_LINE, (), "", 0.0, route)


def lazily(entries: Iterable[Entry]) -> LazyRows[ListRow]:
    """Their rows, made when somebody looks at them."""
    listed = tuple(entries)
    return LazyRows((one.key for one in listed), lambda place: listed[place].make())


def rows_to_print(rows: Iterable[ListRow]) -> tuple[tuple[str, str, str], ...]:
    """Who, what and by when, for paper: no clinical word and no name of a service."""
    return tuple((row.title, row.printed, row.due) for row in rows)

"""Doses, kits and offers to come back to, in the lists of the day."""

from collections.abc import Iterator

from hubdesk.domain.care import CareEntry, due_words
from hubdesk.domain.dates import cui_date
from hubdesk.presenters.day_lists.row import Entry, ListRow, restricted_row
from hubdesk.presenters.routes import CareRoute
from hubdesk.services.follow_up import FollowUp


def care(found: FollowUp) -> Iterator[Entry]:
    """What is due of care and support, followed by whoever wrote it down."""
    for one in found.care:
        person, route = found.people[one.person_id], CareRoute(one.person_id)
        row = restricted_row(one.id, person, route) if person.restricted else _row(one, person.name.display, found)
        yield Entry(row.key, one.written_by, person.site_id, one.due, lambda row=row: row)  # type: ignore[misc]


def _row(one: CareEntry, name: str, found: FollowUp) -> ListRow:
    due = cui_date(one.due) if one.due else ""
    tag = ("Overdue", "red") if one.overdue(found.today) else ("Due", "blue")
    return ListRow(
        *(one.id, name, f"{one.title}. {due_words(one)}", (tag,), f"Due {due[:6]}", 0.0, CareRoute(one.person_id)),
        printed="Something to offer, see the record",
        due=due,
    )

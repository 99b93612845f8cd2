"""The demo's notes and flags, and a record for named staff that was opened with a reason. All made up."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from hubdesk.app.demo_story import StoryClock
from hubdesk.domain.flags import FlagKind
from hubdesk.domain.ids import PersonId
from hubdesk.domain.notes import NoteEntry
from hubdesk.domain.restriction import Outcome, Urgency
from hubdesk.domain.typed import typed_day
from hubdesk.services.break_glass import list_openings, open_with_reason, review_opening
from hubdesk.services.desk import Desk
from hubdesk.services.flags import end_flag, read_flags, set_flag
from hubdesk.services.notes import correct_note, read_notes, take_back_note, write_note
from hubdesk.services.restriction import restrict_record

_NOTES: tuple[tuple[int, float, str, str, str], ...] = (
    (3, 9, "jo", "everyone", "Met at the desk. Came with a friend. Wants help to find a GP near the hostel."),
    (3, 8, "sam", "clinicians", "Speaks freely only when alone. Ask again about sleep, not in front of the friend."),
    (3, 2, "jo", "everyone", "Phoned: no answer. No message left, as agreed."),
    (
        6,
        6,
        "sam",
        "safeguarding",
        "Says a cousin takes the benefit money each week. Agreed to speak with adult services.",
    ),
    (6, 5, "asha", "clinicians", "Talked through with Sam. Adult services told by phone, as agreed."),
    (6, 1, "jo", "everyone", "Went along to the housing appointment. Asked the questions without help."),
)
"""Who (by the order of registration), how many days ago, by whom, who sees it, and the note."""
_FLAGS: tuple[tuple[int, int, Mapping[str, str]], ...] = (
    (40, 28, {"kind": "marac", "source": "Probation practitioner", "note": "Heard last month; plan with the police"}),
    (5, 14, {"kind": "adult-safeguarding", "source": "Adult services, by phone", "lead": "Duty desk, 01632 960 333"}),
    (2, 30, {"kind": "iom", "source": "Integrated offender management team", "lead": "Police lead"}),
)
"""How many days ago each was told, after how many it is looked at again, and what was typed."""
_RESTRICTED = 10


def tell_notes(desks: Mapping[str, Desk], clock: StoryClock, today: datetime, people: Sequence[PersonId]) -> None:
    """Write these down as each colleague would have."""
    for place, ago, who, readers, words in _NOTES:
        if place < len(people):
            clock.moment = today - timedelta(days=ago)
            write_note(desks[who], people[place], NoteEntry(words, readers))
    if len(people) > 6:
        clock.moment = today - timedelta(days=1, hours=-1)
        _put_right(desks["jo"], people[3])
        _tell_flags(desks["sam"], clock, today, people[6])
    if len(people) > _RESTRICTED:
        _restrict(desks, clock, today, people[_RESTRICTED])


def _put_right(desk: Desk, person: PersonId) -> None:
    *_newer, oldest = read_notes(desk, person).notes
    correct_note(desk, oldest, NoteEntry("Met at the desk. Came with her sister.", why="It was her sister"))
    write_note(desk, person, NoteEntry("Booked with the dentist."))
    take_back_note(desk, read_notes(desk, person).notes[0], "Written for somebody else")


def _tell_flags(desk: Desk, clock: StoryClock, today: datetime, person: PersonId) -> None:
    """One of last month that is due to be looked at again, one of this week, and one that has ended."""
    for ago, review, fields in _FLAGS:
        clock.moment = today - timedelta(days=ago)
        on = clock.moment.date()
        days = typed_day("on", on) | typed_day("review", on + timedelta(days=review))
        set_flag(desk, person, dict(fields) | days)
    seen = next(one for one in read_flags(desk, person).flags if one.flag.kind is FlagKind.IOM)
    end_flag(desk, person, FlagKind.IOM, "Left the scheme, told by the police lead", seen.row_id)


def _restrict(desks: Mapping[str, Desk], clock: StoryClock, today: datetime, person: PersonId) -> None:
    """Known to a colleague: only two clinicians open it. Opened twice by others, and looked at once."""
    clock.moment = today - timedelta(days=12)
    named = (desks["asha"].actor.id, desks["noor"].actor.id)
    restrict_record(desks["asha"], person, named, "A cousin of a colleague in this office")
    clock.moment = today - timedelta(days=9)
    open_with_reason(desks["sam"], person, Urgency.CARE, "Covering the clinic for Asha today")
    clock.moment = today - timedelta(days=8)
    (opening,) = list_openings(desks["asha"]).openings
    review_opening(desks["asha"], opening.id, Outcome.RIGHT.value, "")
    clock.moment = today - timedelta(days=2)
    open_with_reason(desks["jo"], person, Urgency.EMERGENCY, "Collapsed in reception")

"""The directory of GP practices in the control file."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, and_, case, delete, func, select

from hubdesk.domain.gp import Practice
from hubdesk.domain.ids import UserId
from hubdesk.domain.practices import Country, DirectoryImport, ListedPractice, PracticeNote, Standing
from hubdesk.store import rows
from hubdesk.store.schema import practice, practice_import, practice_note

_BATCH = 1000
_ESCAPE = "\\"


class StoredPractices:
    """``services.ports.Practices`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace_all(self, practices: Iterable[ListedPractice], tell: Callable[[int], None]) -> None:
        """See the port."""
        self._connection.execute(delete(practice))
        left, done = iter(practices), 0
        while batch := [_practice_row(one) for one in islice(left, _BATCH)]:
            rows.add_all(self._connection, practice, batch)
            done += len(batch)
            tell(done)

    def keep_import(self, done: DirectoryImport) -> None:
        """See the port."""
        row = {
            "at": done.at,
            "by_user": done.by,
            "practices": done.practices,
            "added": done.added,
            "gone": done.gone,
            "closed": done.closed,
            "left_out": done.left_out,
            "sha256": done.sha256,
        }
        rows.add(self._connection, practice_import, row)

    def last_import(self) -> DirectoryImport | None:
        """See the port."""
        latest = select(practice_import).order_by(practice_import.c.seq.desc()).limit(1)
        row = self._connection.execute(latest).first()
        if row is None:
            return None
        counts = (row.practices, row.added, row.gone, row.closed, row.left_out)
        return DirectoryImport(row.at, UserId(row.by_user), *counts, row.sha256)

    def all(self) -> dict[str, ListedPractice]:
        """See the port."""
        found = self._connection.execute(select(practice).order_by(practice.c.seq))
        return {row.code: _listed(row) for row in found}

    def of_codes(self, codes: Sequence[str]) -> dict[str, ListedPractice]:
        """See the port."""
        found = self._connection.execute(select(practice).where(practice.c.code.in_(codes)))
        return {row.code: _listed(row) for row in found}

    def find(self, words: Sequence[str], limit: int) -> Sequence[ListedPractice]:
        """See the port. Every word is compared as text, so that none is an operator."""
        if not words:
            return []
        begins = [practice.c.words.like(f"% {_plain(word)}%", escape=_ESCAPE) for word in words]
        # The index holds words and standing, so that no row is read but those that are listed.
        keys = (
            select(practice.c.seq)
            .where(and_(*begins))
            .order_by(case((practice.c.standing == Standing.OPEN.value, 0), else_=1), practice.c.words)
            .limit(limit)
        )
        order = {row.seq: place for place, row in enumerate(self._connection.execute(keys))}
        found = self._connection.execute(select(practice).where(practice.c.seq.in_(list(order))))
        return [_listed(row) for row in sorted(found, key=lambda row: order[row.seq])]

    def count(self) -> int:
        """See the port."""
        return int(self._connection.execute(select(func.count()).select_from(practice)).scalar_one())

    def add_note(self, note: PracticeNote) -> None:
        """See the port."""
        row = {
            "code": note.code,
            "at": note.at,
            "by_user": note.by,
            "homeless": note.homeless,
            "list_closed_on": note.list_closed_on.isoformat() if note.list_closed_on else None,
            "words": note.words,
        }
        rows.add(self._connection, practice_note, row)

    def notes(self, codes: Sequence[str] | None = None) -> dict[str, PracticeNote]:
        """See the port."""
        found = select(practice_note).order_by(practice_note.c.seq)
        if codes is not None:
            found = found.where(practice_note.c.code.in_(codes))
        return {row.code: _note(row) for row in self._connection.execute(found)}

    def history(self, code: str) -> Sequence[PracticeNote]:
        """See the port."""
        found = select(practice_note).where(practice_note.c.code == code).order_by(practice_note.c.seq.desc())
        return [_note(row) for row in self._connection.execute(found)]


def _plain(word: str) -> str:
    return "".join(_ESCAPE + c if c in "%_\\" else c for c in word)


def _practice_row(one: ListedPractice) -> dict[str, Any]:
    return {
        "code": one.practice.code,
        "name": one.practice.name,
        "address": one.practice.address,
        "town": one.town,
        "postcode": one.practice.postcode,
        "phone": one.practice.phone,
        "standing": one.standing.value,
        "country": one.country.value,
        "closed_on": one.closed_on.isoformat() if one.closed_on else None,
        "words": one.words,
    }


def _listed(row: Row[Any]) -> ListedPractice:
    return ListedPractice(
        Practice(row.code, row.name, row.address, row.postcode, row.phone),
        row.town,
        Standing(row.standing),
        Country(row.country),
        date.fromisoformat(row.closed_on) if row.closed_on else None,
    )


def _note(row: Row[Any]) -> PracticeNote:
    closed = date.fromisoformat(row.list_closed_on) if row.list_closed_on else None
    return PracticeNote(row.code, row.at, UserId(row.by_user), row.homeless, closed, row.words)

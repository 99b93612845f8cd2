"""The directory of GP practices in the control file, with an FTS5 index for finding one as it is typed."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, text

from hubdesk.domain.gp import Practice
from hubdesk.domain.ids import UserId
from hubdesk.domain.practices import Country, DirectoryImport, ListedPractice, PracticeNote, Standing
from hubdesk.store import rows
from hubdesk.store.schema import practice, practice_import, practice_note

_BATCH = 1000
_FORGET = text("INSERT INTO practice_fts(practice_fts) VALUES ('delete-all')")
_INDEX = text("INSERT INTO practice_fts(rowid, words) VALUES (:seq, :words)")
_MATCHING = text("SELECT rowid AS seq FROM practice_fts WHERE practice_fts MATCH :query ORDER BY rowid LIMIT :limit")


class StoredPractices:
    """``services.ports.Practices`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def replace_all(self, practices: Iterable[ListedPractice], tell: Callable[[int], None]) -> None:
        """See the port. They go in as they are listed, so that what is found needs no sorting."""
        self._connection.execute(delete(practice))
        self._connection.execute(_FORGET)
        ordered = sorted(((one, one.words) for one in practices), key=lambda pair: (not pair[0].open, pair[1]))
        for start in range(0, len(ordered), _BATCH):
            batch = list(enumerate(ordered[start : start + _BATCH], start + 1))
            rows.add_all(self._connection, practice, [{"seq": seq} | _row(one) for seq, (one, _words) in batch])
            self._connection.execute(_INDEX, [rows.checked({"seq": seq, "words": words}) for seq, (_, words) in batch])
            tell(start + len(batch))

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
        """See the port. Every word is quoted, so that none is an operator."""
        if not words:
            return []
        query = " AND ".join(f'"{word}"*' for word in words)
        keys = [row.seq for row in self._connection.execute(_MATCHING, {"query": query, "limit": limit})]
        found = self._connection.execute(select(practice).where(practice.c.seq.in_(keys)).order_by(practice.c.seq))
        return [_listed(row) for row in found]

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


def _row(one: ListedPractice) -> dict[str, Any]:
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

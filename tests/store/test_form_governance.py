"""What the hub decided about its forms, in real SQL: everything comes back, nothing is changed or taken away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from hubdesk.domain.form_governance import (
    BroughtForm,
    DecisionKind,
    FormDecision,
    HubKey,
    Origin,
    OwnerPermission,
    Said,
    TrustedKey,
)
from hubdesk.domain.ids import UserId
from hubdesk.store.units import transaction
from tests.store.builders import NOW

ASHA = UserId("u-asha")
BROUGHT = BroughtForm("aa", "rest", "1.0.0", Origin.PACK, NOW, ASHA, b'{"a":1}', "3f" * 16)
DECISION = FormDecision("rest", "1.0.0", "aa", DecisionKind.APPROVED, NOW, ASHA, "note", b"\x00\xff", "3f" * 16)
PERMISSION = OwnerPermission("dudit", Said.YES, "Dr Owner", date(2026, 1, 2), "email", "this hub", NOW, ASHA)
KEY = TrustedKey("3f" * 16, b"k" * 32, "Northgate hub", trusted=True, at=NOW, by=ASHA)
HUB_KEY = HubKey("aa" * 16, b"p" * 32, b"s" * 32, NOW)


def test_everything_comes_back_as_it_was(records):
    with records.writing() as unit:
        book = unit.governance
        assert (book.mark(), book.hub_key(), list(book.brought())) == (0, None, [])
        book.bring(BROUGHT)
        book.decide(DECISION)
        book.permit(PERMISSION)
        book.trust(KEY)
        book.keep_hub_key(HUB_KEY)
    with records.reading() as unit:
        book = unit.governance
        assert list(book.brought()) == [BROUGHT]
        assert list(book.decisions()) == [DECISION]
        assert list(book.permissions()) == [PERMISSION]
        assert list(book.trusted_keys()) == [KEY]
        assert book.hub_key() == HUB_KEY


def test_the_mark_grows_with_everything_that_is_added(records):
    marks = []
    with records.writing() as unit:
        book = unit.governance
        for add in (
            lambda: book.bring(BROUGHT),
            lambda: book.decide(DECISION),
            lambda: book.permit(PERMISSION),
            lambda: book.trust(KEY),
        ):
            add()
            marks.append(book.mark())
    assert marks == [1, 2, 3, 4]


def test_the_newest_entry_of_a_key_counts_and_decisions_keep_their_order(records):
    later = replace(DECISION, kind=DecisionKind.RETIRED, at=NOW + timedelta(days=1))
    with records.writing() as unit:
        unit.governance.trust(KEY)
        unit.governance.trust(replace(KEY, trusted=False))
        unit.governance.decide(DECISION)
        unit.governance.decide(later)
    with records.reading() as unit:
        assert [one.trusted for one in unit.governance.trusted_keys()] == [False]
        assert list(unit.governance.decisions()) == [DECISION, later]


@pytest.mark.parametrize("table", ["brought_form", "form_decision", "form_permission", "form_key", "hub_key"])
def test_no_row_is_ever_changed(records, table):
    with records.writing() as unit:
        unit.governance.bring(BROUGHT)
        unit.governance.decide(DECISION)
        unit.governance.permit(PERMISSION)
        unit.governance.trust(KEY)
        unit.governance.keep_hub_key(HUB_KEY)
    for change in (f"UPDATE {table} SET seq = 9", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="insert only"), transaction(records._engine) as connection:
            connection.execute(text(change))


def test_a_version_is_brought_once(records):
    with records.writing() as unit:
        unit.governance.bring(BROUGHT)
    with pytest.raises(DatabaseError), records.writing() as unit:
        unit.governance.bring(BROUGHT)

"""Record ids are UUIDs of version 7 and sort by the moment they were made."""

import uuid
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.ids import Ids, uuid7

MOMENTS = st.integers(86_400_000_000, 250_000_000_000_000_000).map(
    lambda micros: datetime.fromtimestamp(0, UTC) + timedelta(microseconds=micros)
)
TEN = st.binary(min_size=10, max_size=10)


@given(MOMENTS, TEN)
def test_an_id_is_a_version_7_uuid_that_holds_its_moment(at: datetime, random: bytes):
    made = uuid7(at, random)
    found = uuid.UUID(made)
    assert (found.version, found.variant, str(found)) == (7, uuid.RFC_4122, made)
    assert abs((found.int >> 80) - at.timestamp() * 1000) <= 1


@given(MOMENTS, TEN, MOMENTS, TEN)
def test_ids_sort_as_their_moments_do(one: datetime, a: bytes, other: datetime, b: bytes):
    if one.timestamp() + 0.002 < other.timestamp():
        assert uuid7(one, a) < uuid7(other, b)


@given(MOMENTS, TEN, TEN)
def test_ids_of_the_same_moment_differ_where_chance_does(at: datetime, a: bytes, b: bytes):
    kept = 12 + 62  # bits of chance that an id has room for

    def bits(random: bytes) -> tuple[int, int]:
        return int.from_bytes(random[:2]) & 0xFFF, int.from_bytes(random[2:]) & ((1 << 62) - 1)

    assert kept == 74
    assert (uuid7(at, a) == uuid7(at, b)) == (bits(a) == bits(b))


def test_no_two_ids_are_the_same(ids: Ids):
    assert len({ids.new() for _ in range(1000)}) == 1000


def test_later_ids_sort_after_earlier_ones(ids: Ids, clock):
    made = []
    for _ in range(50):
        made.append(ids.new())
        clock.advance(seconds=1)
    assert made == sorted(made)

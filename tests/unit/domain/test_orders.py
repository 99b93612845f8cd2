"""Custody, licences and orders: the release clocks follow the episodes, and treatment says where it stands."""

from datetime import date, timedelta

import pytest

from hubdesk.domain.asked import May
from hubdesk.domain.gp_case_facts import planned_release
from hubdesk.domain.orders import (
    Episode,
    EpisodeEnd,
    EpisodeKind,
    Ordered,
    Orders,
    Requirement,
    Sessions,
    Standing,
    WhyNotGiven,
    release_clock,
    release_line,
    timeline,
)
from hubdesk.store.plain import from_text, to_text

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def prison(began: int, ends: int | None, ended: EpisodeEnd | None = None, kind=EpisodeKind.SENTENCE) -> Episode:
    return Episode(kind, ago(began), None if ends is None else ago(ends), "", "HMP Ashmoor", ended)


@pytest.mark.parametrize(
    ("episodes", "days"),
    [
        ((prison(90, 12),), 12),
        ((prison(90, 12, EpisodeEnd.RELEASED),), 12),
        ((prison(200, 100), prison(90, 12)), 12),
        ((prison(90, 0, EpisodeEnd.RELEASED),), 0),
        ((prison(90, 12, EpisodeEnd.MOVED), prison(12, None)), None),
        ((prison(90, 12), prison(2, None, kind=EpisodeKind.RECALL)), None),
        ((prison(90, 12), prison(5, 3, kind=EpisodeKind.RECALL)), 3),
        ((prison(90, -9),), None),
        ((Episode(EpisodeKind.LICENCE, ago(12), ago(-90)),), None),
    ],
)
def test_the_clock_runs_from_the_last_release_and_stops_with_a_recall(episodes, days):
    assert Orders(episodes=episodes).days_since_release(TODAY) == days


def test_the_day_that_was_entered_counts_beside_the_episodes():
    orders = Orders(May.YES, ago(3), episodes=(prison(200, 90),))
    assert (orders.days_since_release(TODAY), release_clock(orders, TODAY)) == (3, "Day 3 of 28 since release")
    same = Orders(May.YES, ago(12), episodes=(prison(90, 12),))
    assert release_line(same, TODAY) == "10-Nov-2026 (12 days ago), HMP Ashmoor"


def test_in_prison_again_is_said_with_the_planned_end():
    orders = Orders(May.YES, ago(40), episodes=(prison(5, -20, kind=EpisodeKind.RECALL),))
    assert release_line(orders, TODAY) == "In prison now, until 12-Dec-2026"
    assert release_clock(orders, TODAY) == ""
    assert planned_release(orders, TODAY) == ago(-20)


def test_the_timeline_tells_one_stretch_after_the_other():
    licence, prison_first = Episode(EpisodeKind.LICENCE, ago(12), ago(-90)), prison(190, 12, EpisodeEnd.RELEASED)
    assert timeline(Orders(episodes=(licence, prison_first, Episode(EpisodeKind.BAIL))), TODAY) == (
        "In prison, sentenced (HMP Ashmoor), 16-May-2026 to 10-Nov-2026, released",
        "On licence, 10-Nov-2026 to 20-Feb-2027, now",
        "On bail, no dates, now",
    )


def test_what_was_only_ticked_before_stays_until_more_is_told():
    old = from_text(Orders, '{"released":"yes","episodes":[{"kind":"licence"}],"requirements":["drr","atr"]}')
    assert [one.line for one in old.treatment] == ["Drug rehabilitation requirement", "Alcohol treatment requirement"]
    told = Orders(requirements=old.requirements, ordered=(Ordered(Requirement.DRR, Standing.COMPLETED),))
    assert [one.requirement for one in told.treatment] == [Requirement.DRR, Requirement.ATR]
    assert from_text(Orders, to_text(told)) == told


def test_suitable_but_not_given_says_why_and_sessions_blame_nobody():
    never = Ordered(Requirement.MHTR, Standing.NOT_GIVEN, WhyNotGiven.NO_SERVICE)
    assert never.line == "Mental health treatment requirement: suitable, but not given (no service, or no place free)"
    assert not never.standing.runs
    sessions = Sessions(8, 5, 2, TODAY)
    assert (sessions.missed, sessions.line) == (
        1,
        "5 of 8 sessions took place, 2 called off by the service (as told 22-Nov-2026)",
    )

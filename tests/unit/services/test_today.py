"""What waits today, and for whom."""

from hubdesk.services.today import Day, read_today
from hubdesk.services.visits import pause_visit
from tests.support.memory import MASON, TALKED, Hub, Worker

BROWN = MASON.__class__(family="Brown", birth_unknown=True)


def test_an_empty_day_is_empty(sam: Worker):
    day = read_today(sam.desk)
    assert day == Day((), (), (), (), {})


def test_ones_own_open_visit_was_interrupted_and_a_colleagues_waits(sam: Worker, jo: Worker):
    sam.start()
    assert read_today(sam.desk).interrupted == (sam.now.visit,)
    assert read_today(jo.desk).interrupted == ()
    assert read_today(jo.desk).paused == (sam.now.visit,)


def test_a_paused_visit_waits_for_everyone(sam: Worker, jo: Worker):
    sam.start()
    pause_visit(sam.desk, sam.now)
    for worker in (sam, jo):
        day = read_today(worker.desk)
        assert [v.id for v in day.paused] == [sam.now.visit.id]
        assert not day.interrupted


def test_a_safety_record_waits_until_a_clinician_closes_it(sam: Worker, jo: Worker):
    jo.start().answers(0, 0, True)
    assert [a.id for a in read_today(sam.desk).safety] == [jo.now.safety[0].id]
    jo.finish_safety().finish()
    assert len(read_today(sam.desk).safety) == 1
    sam.now = jo.now
    sam.save_safety(finish=True, **TALKED)
    assert read_today(sam.desk).safety == ()


def test_whoever_was_seen_today_is_listed_until_midnight(hub: Hub, sam: Worker):
    sam.start().answers(0, 0, False).finish()
    day = read_today(sam.desk)
    assert [v.id for v in day.seen] == [sam.now.visit.id]
    assert (day.interrupted, day.paused) == ((), ())
    hub.clock.advance(days=1)
    assert read_today(sam.desk).seen == ()


def test_everyone_listed_has_a_line_to_be_named_by(sam: Worker, jo: Worker):
    sam.start().answers(0, 0, True)
    jo.start(jo.register(BROWN))
    day = read_today(sam.desk)
    assert set(day.people) == {v.person_id for v in (*day.interrupted, *day.paused)}

"""Answers questions as fast as it can until it is killed. Run by test_kill, never imported by it.

The nursery has everything loaded and makes one child for each line it is sent: the way from start to answering is
short, and each child opens the store afresh. A child says what it is about to do, does it, and acknowledges.
"""

import json
import os
import random
import sys
from pathlib import Path

from hubdesk.domain.safety import Done, Outcome
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import Answered, Coded
from hubdesk.services.desk import Desk
from hubdesk.services.journey import first_place
from hubdesk.services.safety import save_safety
from hubdesk.services.screening import record_answer
from hubdesk.services.today import read_today
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visits import go_on, go_to, resume_visit
from tests.support.hub import TickingClock, desk_at


def say(word: str, now: VisitNow, about: str) -> None:
    """One line, straight to the pipe: what was said is said, however this ends."""
    place = [now.visit.place.kind.value, now.visit.place.response_id, now.visit.place.link_id]
    line = {"word": word, "about": about, "place": place, "answers": answers(now), "safety": len(now.safety)}
    os.write(1, f"{json.dumps(line)}\n".encode())


def answers(now: VisitNow) -> dict[str, str]:
    """Every answer of the visit."""
    return {f"{f.response.id} {link}": str(given) for f in now.forms for link, given in f.stored.items()}


def work(desk: Desk, chance: random.Random) -> None:
    """Round and round the forms of the visit that was interrupted."""
    now = resume_visit(desk, read_today(desk).interrupted[0].id)
    say("acknowledged", now, "nothing yet")
    while True:
        place = now.visit.place
        if place.kind is PlaceKind.SAFETY:
            action = now.safety[-1]
            say("about to", now, "safety")
            saved = save_safety(
                desk, action, done=(Done.TALKED,), told="GP", plan="Plan", outcome=Outcome.PLAN_AGREED, finish=True
            )
            now = now.with_safety(saved)
            say("acknowledged", now, "safety")
        elif place.kind is PlaceKind.QUESTION:
            say("about to", now, "answer")
            item = now.form(place.response_id).pack.form.by_id[place.link_id]
            given = chance.random() < 0.5 if item.type == "boolean" else Coded(chance.choice(item.options).code)
            now = record_answer(desk, now, place.response_id, place.link_id, Answered(given))
            say("acknowledged", now, "answer")
        say("about to", now, "turn")
        if now.visit.place.kind is PlaceKind.REVIEW:
            now = go_to(desk, now, first_place(chance.choice(now.forms)))
        else:
            now = go_on(desk, now)
        say("acknowledged", now, "turn")


def nursery(folder: Path) -> None:
    """One child for each seed on standard input; says its number, and later that it is gone."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            with desk_at(folder, TickingClock()) as desk:
                work(desk, random.Random(int(line)))
        os.write(1, f"{json.dumps({'word': 'child', 'pid': child})}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b'{"word": "gone"}\n')


if __name__ == "__main__":
    nursery(Path(sys.argv[1]))

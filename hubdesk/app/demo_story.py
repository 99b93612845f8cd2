"""What happened to the demo's people: one story for each stage of care that hubdesk knows.

Every story is told through the services, so the demo's records, audit trail included, are of the
same make as real ones.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.ids import PersonId
from hubdesk.domain.safety import Done, Outcome
from hubdesk.domain.visits import PlaceKind
from hubdesk.forms import Answer, Answered, Coded
from hubdesk.services.desk import Desk
from hubdesk.services.safety import save_safety
from hubdesk.services.screening import record_answer
from hubdesk.services.visit_now import VisitNow
from hubdesk.services.visits import finish_visit, go_on, pause_visit, start_visit

DECLINED, NOT_ASKED, UNABLE = "declined", "not-asked", "unable"
_FREQUENCY = ("not-at-all", "several-days", "more-than-half-the-days", "nearly-every-day")


@dataclass
class StoryClock:
    """A clock that the story sets, so that visits lie in the past."""

    moment: datetime

    def now(self) -> datetime:
        """The story's present; each look moves it on a little, as real work does."""
        self.moment += timedelta(seconds=4)
        return self.moment


@dataclass(frozen=True)
class Story:
    """What one person answers in one visit, and how it ends.

    ``mood`` are the weights (or non-answers) of PHQ-9 items 1 to 9; the first two are PHQ-2.
    """

    mood: tuple[int | str, ...]
    safe: str = "no"
    ending: str = "finished"
    stops_after: int = 99
    safety: Mapping[str, object] = field(default_factory=dict)
    days_ago: int = 0
    hour: int = 10
    by: str = "sam"


_TALKED: dict[str, object] = {
    "done": (Done.TALKED, Done.STAYED, Done.PLAN),
    "told": "Dr Adeyemi, duty GP, by phone",
    "plan": "Safety plan gone over together and kept by the person. Follow-up here tomorrow morning.",
    "outcome": Outcome.PLAN_AGREED,
}
_CRISIS: dict[str, object] = {
    "done": (Done.TALKED, Done.STAYED, Done.CRISIS_TEAM),
    "told": "Crisis team, M. Farrell",
    "plan": "Crisis team saw the person here and took over.",
    "outcome": Outcome.CRISIS_CARE,
}
_NAVIGATOR: dict[str, object] = {"told": "Asha Patel, by phone", "outcome": Outcome.CLINICIAN_BY_PHONE}

STORIES: tuple[Story | None, ...] = (
    Story((1, 1), days_ago=3),
    Story((2, 2, 1, 2, 1, 1, 2, 0, 0), days_ago=9),
    Story((3, 3, 3, 2, 2, 3, 2, 1, 1), safe="yes", safety=_TALKED, days_ago=6),
    Story((0, 0), days_ago=1, hour=15),
    None,
    Story((2, 1, 2, 3, 1, 1), ending="paused", stops_after=7),
    Story((3, 2, 3, 3, DECLINED, 2, UNABLE, 1, 0), days_ago=12),
    Story((2, 3, 3, 3, 2, 2, 2, 1, 2), ending="safety-open", hour=11),
    None,
    Story((0, 1), safe=DECLINED, days_ago=20),
    Story((3, 3, 3, 3, 3, 3, 3, 2, 2), safe="yes", safety=_CRISIS, days_ago=30),
    Story((1, 2, 2, 2, 1, 0, 1, 0, 0), days_ago=2, hour=14),
    Story((2, 2, 2), ending="paused", stops_after=5, hour=9),
    Story((1, 0), days_ago=41),
    Story((3, 1, 2, 2, 1, 2, 1, 1, 1), safe="yes", safety=_NAVIGATOR, by="jo", hour=12),
    Story((NOT_ASKED, NOT_ASKED), days_ago=15),
)


@dataclass
class Teller:
    """Tells stories at the desks of the demo's users."""

    desks: Mapping[str, Desk]
    clock: StoryClock
    today: datetime

    def tell(self, story: Story, person_id: PersonId) -> None:
        """Let it happen."""
        day = self.today - timedelta(days=story.days_ago)
        self.clock.moment = day.replace(hour=story.hour, minute=5, second=0, microsecond=0)
        if self.clock.moment > self.today:
            self.clock.moment = self.today - timedelta(hours=1)
        desk = self.desks[story.by]
        now = start_visit(desk, person_id)
        asked = 0
        while now.visit.place.kind is not PlaceKind.REVIEW:
            if now.visit.place.kind is PlaceKind.SAFETY:
                if not story.safety:
                    pause_visit(desk, now)
                    return
                now = self._safety(desk, now, story)
                continue
            if asked == story.stops_after:
                pause_visit(desk, now)
                return
            now = self._answer(desk, now, story)
            asked += 1
        finish_visit(desk, now)

    def _answer(self, desk: Desk, now: VisitNow, story: Story) -> VisitNow:
        place = now.visit.place
        form = now.form(place.response_id)
        if place.response_id is None:
            raise AssertionError("a question has a response")
        answer = _ANSWERS[form.pack.id](story, place.link_id)
        return go_on(desk, record_answer(desk, now, place.response_id, place.link_id, answer))

    def _safety(self, desk: Desk, now: VisitNow, story: Story) -> VisitNow:
        action = now.open_safety or now.safety[-1]
        saved = save_safety(desk, action, **story.safety, finish=True)  # type: ignore[arg-type]
        return go_on(desk, now.with_safety(saved))


def _mood(story: Story, link_id: str) -> Answer:
    if link_id == "q10":
        return Answered(Coded("somewhat-difficult"))
    number = int(link_id[1:]) - 1
    given = story.mood[number] if number < len(story.mood) else 0
    return NonAnswer(given) if isinstance(given, str) else Answered(Coded(_FREQUENCY[given]))


def _safe(story: Story, _link_id: str) -> Answer:
    return NonAnswer(story.safe) if story.safe not in ("yes", "no") else Answered(story.safe == "yes")


_ANSWERS: dict[str, Callable[[Story, str], Answer]] = {"phq-2": _mood, "phq-9": _mood, "safety-question": _safe}

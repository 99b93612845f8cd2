"""Where a visit goes next. Pure: it reads a visit and gives a place, and changes nothing."""

from collections.abc import Sequence

from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.visits import Place, PlaceKind
from hubdesk.forms import Item, Step
from hubdesk.services.visit_now import FormNow, VisitNow

OPENING = Place(PlaceKind.OPENING)
REVIEW = Place(PlaceKind.REVIEW)
ACTIONS = Place(PlaceKind.ACTIONS)
RESULT = Place(PlaceKind.RESULT)


class NotFinished(KnownProblem):
    """The visit cannot be completed yet; ``place`` is where to go, or ``step`` a form that was not begun."""

    code = "not-finished"

    def __init__(self, message: str, what_next: str, place: Place, step: str = "") -> None:
        super().__init__(message, what_next)
        self.place, self.step = place, step


def question(form: FormNow, link_id: str) -> Place:
    """The place of one question."""
    return Place(PlaceKind.QUESTION, form.response.id, link_id)


def unresolved(form: FormNow) -> tuple[Item, ...]:
    """Questions of a form with neither an answer nor a recorded reason for none, in order."""
    return tuple(form.sitting.unanswered())


def forms_due(now: VisitNow, due: Sequence[Step]) -> tuple[FormNow, ...]:
    """The visit's forms that its answers still call for, in pathway order."""
    begun = {f.pack.id: f for f in now.forms}
    return tuple(begun[s.form_id] for s in due if s.form_id in begun)


def next_place(now: VisitNow, due: Sequence[Step], order: Sequence[str] = ()) -> Place | Step:
    """The place after the current one, or the step whose form must be begun first.

    The safety page comes before anything else (promise 4), stays until it was saved, and remembers
    the question it came from. Otherwise: the next question of the current form without an answer, then the next step
    of the pathway, then the review. ``order`` names all forms of the pathway: it tells where the visit is when the
    step it is at is not among the due ones any more.
    """
    here = now.visit.place
    if now.open_safety and now.open_safety.unseen:
        return Place(PlaceKind.SAFETY, here.response_id, here.link_id)
    if here.response_id is None and now.forms and here.kind is not PlaceKind.OPENING:
        return REVIEW
    begun = {f.pack.id: f for f in now.forms}
    for step in due[_steps_passed(now, due, order) :]:
        form = begun.get(step.form_id)
        if form is None:
            return step
        waiting = _after(form, here.link_id) if form.response.id == here.response_id else unresolved(form)
        if waiting:
            return question(form, waiting[0].link_id)
    # A step that was moved to before this one, or jumped over, still comes before the review.
    return next((step for step in due if step.form_id not in begun), REVIEW)


def _steps_passed(now: VisitNow, due: Sequence[Step], order: Sequence[str]) -> int:
    """How many due steps lie before the one the visit is at."""
    if now.visit.place.response_id is None:
        return 0
    current = now.form(now.visit.place.response_id).pack.id
    if current in order and current not in [step.form_id for step in due]:
        return sum(1 for step in due if order.index(step.form_id) < order.index(current))
    return next((i for i, step in enumerate(due) if step.form_id == current), 0)


def _after(form: FormNow, link_id: str) -> tuple[Item, ...]:
    order = [i.link_id for i in form.sitting.questions()]
    reached = order.index(link_id) if link_id in order else -1
    return tuple(i for i in unresolved(form) if order.index(i.link_id) > reached)


def previous_place(now: VisitNow, due: Sequence[Step]) -> Place | None:
    """The question before the current page, or None at the first; from the safety page, the question it came from."""
    here = now.visit.place
    if here.kind is PlaceKind.SAFETY and here.response_id:
        return Place(PlaceKind.QUESTION, here.response_id, here.link_id)
    if here.kind is PlaceKind.OPENING:
        return None
    if here.kind is PlaceKind.ACTIONS:
        return REVIEW
    places = [question(f, i.link_id) for f in forms_due(now, due) for i in f.sitting.questions()]
    if here in places:
        at = places.index(here)
        return places[at - 1] if at else _opening(now)
    return places[-1] if places else None


def _opening(now: VisitNow) -> Place | None:
    """The opening page, for a visit that has one."""
    return None if now.setting is None else OPENING


def first_place(form: FormNow) -> Place:
    """Where a form just begun starts: its first question without an answer."""
    waiting = unresolved(form) or form.sitting.questions()
    return question(form, waiting[0].link_id)


def check_can_finish(now: VisitNow, due: Sequence[Step]) -> None:
    """Raises ``NotFinished`` while a safety record has no outcome, a due form was not begun,
    or a required question (the direct safety question) has neither an answer nor a reason for none."""
    if now.open_safety:
        raise NotFinished(
            "The safety page has no outcome yet.",
            "Finish the safety page first. The visit can be paused instead.",
            Place(PlaceKind.SAFETY),
        )
    begun = {f.pack.id: f for f in now.forms}
    for step in due:
        if step.form_id not in begun:
            said = f"{step.title} has not been started."
            raise NotFinished(said, "Go on with the visit, or pause it.", REVIEW, step.form_id)
        form = begun[step.form_id]
        for item in unresolved(form):
            if form.sitting.states[item.link_id].required:
                raise NotFinished(
                    f"One question must be asked of everyone: {step.title}.",
                    "Ask it, or record why it was not asked.",
                    question(form, item.link_id),
                )

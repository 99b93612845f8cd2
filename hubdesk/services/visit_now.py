"""A visit in memory: the person, the forms with their answers, the safety records."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from hubdesk.domain.agreements import Agreement
from hubdesk.domain.answer_mode import Mode, PaperCopy
from hubdesk.domain.details import Details
from hubdesk.domain.ids import ResponseId, VisitId
from hubdesk.domain.manner import Manner
from hubdesk.domain.moves import VisitMove
from hubdesk.domain.opening import Opening
from hubdesk.domain.people import Person
from hubdesk.domain.safety import SafetyAction, SafetyStatus
from hubdesk.domain.tasks import Task
from hubdesk.domain.visit_plan import VisitPlan
from hubdesk.domain.visit_setting import VisitSetting
from hubdesk.domain.visits import Response, Visit, VisitStatus
from hubdesk.forms import Answer, FormPack, Sitting, answer_from_json
from hubdesk.services.desk import Desk
from hubdesk.services.last_result import LastResult, last_result
from hubdesk.services.launch_context import launch_context
from hubdesk.services.past_results import PastResult, past_results
from hubdesk.services.person_head import PersonHead, any_open, restriction_of
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.response_history import CORRECTED, Correction, corrections_of


@dataclass(frozen=True, slots=True)
class FormNow:
    """One form of a visit with its answers as they stand. ``stored`` is what the store holds."""

    response: Response
    pack: FormPack
    sitting: Sitting
    stored: dict[str, Answer]
    carried: frozenset[str] = frozenset()
    """Link ids whose answer was carried over from another form of this visit."""
    last: LastResult | None = None
    """What the form gave in an earlier visit."""
    corrections: tuple[Correction, ...] = ()
    """What was put right after the visit, oldest first."""
    modes: Mapping[str, Mode] = field(default_factory=dict)
    """How the answers came about that were not asked by a worker, by link id."""
    paper: PaperCopy | None = None
    """The paper that answers were typed from."""
    manners: tuple[Manner, ...] = ()
    """In what company it was answered, oldest first: another when that changed on the way."""


@dataclass(frozen=True, slots=True)
class VisitNow:
    """A visit as it stands; every change gives a new one."""

    visit: Visit
    person: Person
    forms: tuple[FormNow, ...]
    safety: tuple[SafetyAction, ...]
    setting: VisitSetting | None = None
    """How the visit is set up; None for one that was begun without the start page."""
    opening: Opening | None = None
    agreements: tuple[Agreement, ...] = ()
    """What stands for each recipient the person was ever asked about."""
    tasks: tuple[Task, ...] = ()
    """The actions agreed in this visit, and the steps it left for another day."""
    details: Details = field(default_factory=Details)
    plan: VisitPlan | None = None
    """How the visit departs from its pathway; None where it follows it."""
    past: Mapping[str, tuple[PastResult, ...]] = field(default_factory=dict)
    """What each form gave over time, this visit included, by form; only read for a finished visit."""
    moved: tuple[VisitMove, ...] = ()
    """The visit was moved here from another person's record."""
    language_shown: str = ""
    """The language chosen for the questions on screen (see ``question_language``); empty for English."""
    restriction: str = ""
    """See ``PersonHead``."""

    @property
    def officer_present(self) -> bool:
        """Whether history, earlier answers and sensitive steps are hidden now."""
        return self.setting is not None and self.setting.officer_present

    @property
    def head(self) -> PersonHead:
        """What heads the visit's pages."""
        return PersonHead(self.person, self.details, any_open(self.safety), self.officer_present, self.restriction)

    def form(self, response_id: ResponseId | None) -> FormNow:
        """The form with this response id."""
        return next(f for f in self.forms if f.response.id == response_id)

    def with_form(self, form: FormNow) -> "VisitNow":
        """The same visit with this form in place of the one with its id, or added at the end."""
        known = [f.response.id for f in self.forms]
        if form.response.id not in known:
            return replace(self, forms=(*self.forms, form))
        return replace(self, forms=tuple(form if f.response.id == form.response.id else f for f in self.forms))

    def with_safety(self, action: SafetyAction) -> "VisitNow":
        """The same visit with this safety record in place of the one with its id, or added at the end."""
        if action.id not in [a.id for a in self.safety]:
            return replace(self, safety=(*self.safety, action))
        return replace(self, safety=tuple(action if a.id == action.id else a for a in self.safety))

    @property
    def open_safety(self) -> SafetyAction | None:
        """The safety record that still has no outcome."""
        return next((a for a in self.safety if a.status is SafetyStatus.OPEN), None)


def load_visit(desk: Desk, unit: RecordsUnit, visit_id: VisitId) -> VisitNow:
    """Read a visit with everything its pages need. Raises ``NotFound``."""
    desk.shelf.refresh(unit)
    visit = unit.visits.get(visit_id)
    person = unit.people.get(visit.person_id)
    responses = unit.responses.of_visit(visit_id)
    manners = unit.manners.of([r.id for r in responses])
    forms = tuple(replace(_load_form(desk, unit, r, person), manners=manners.get(r.id, ())) for r in responses)
    return VisitNow(
        visit,
        person,
        forms,
        tuple(unit.safety.of_visit(visit_id)),
        unit.openings.setting(visit_id),
        unit.openings.opening(visit_id),
        tuple(unit.agreements.of_person(visit.person_id)),
        tuple(unit.tasks.of_visit(visit_id)),
        unit.details.of(visit.person_id),
        unit.plans.of_visit(visit_id),
        past_results(unit, visit.person_id) if visit.status is VisitStatus.COMPLETED else {},
        tuple(move for move in unit.plans.moves_of(visit.person_id) if move.visit_id == visit_id),
        _last_shown(forms),
        restriction_of(unit, visit.person_id),
    )


def _last_shown(forms: Sequence[FormNow]) -> str:
    """The language of the newest answers to a translated form: a visit that is resumed goes on in it."""
    manners = [manner for form in forms if form.pack.languages for manner in form.manners]
    return max(manners, key=lambda manner: manner.at).shown if manners else ""


def _load_form(desk: Desk, unit: RecordsUnit, response: Response, person: Person) -> FormNow:
    pack = desk.shelf.pack(unit, response.form_version_id)
    records = unit.responses.answers(response.id)
    answers = {link_id: answer_from_json(json.loads(r.value)) for link_id, r in records.items()}
    carried = frozenset(link_id for link_id, r in records.items() if r.carried_from)
    # The session clock is the moment the response was begun, so that a score that depends on age stays the same.
    return FormNow(
        response,
        pack,
        Sitting(pack.form, response.started_at, answers, launch_context(desk, person)),
        answers,
        carried,
        last_result(unit, response.person_id, response.form_id, response.visit_id),
        corrections_of(unit, response.id) if response.status in CORRECTED else (),
        {link_id: r.mode for link_id, r in records.items() if r.mode is not Mode.ASKED},
        unit.responses.paper(response.id),
    )

"""The page of a step of getting a GP: its fields, its papers, and how the steps before it stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hubdesk.domain.dates import cui_date
from hubdesk.domain.gp_case import GpCase, Stage, chosen_practice, in_wales, proxy_of
from hubdesk.domain.gp_case_events import STEPS, CaseEvent, Happened
from hubdesk.domain.gp_case_facts import Asks, CaseFact, facts_for
from hubdesk.presenters.details.fields import Day, Find, Form, Group, Line, Single, Tick
from hubdesk.presenters.directory.finding import PRACTICE

STEP_TITLES: Mapping[Happened, str] = {
    Happened.CONSENT: "Agreement",
    Happened.IDENTITY: "Who they are",
    Happened.ADDRESS: "Address for the practice",
    Happened.PRACTICE: "Practice",
    Happened.SENT: "Sent",
    Happened.REGISTERED: "Registered",
}


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as it stands; ``action`` begins it or does it again."""

    title: str
    value: str
    action: str
    what: str


@dataclass(frozen=True, slots=True)
class PaperLink:
    """A paper that belongs to where the case stands."""

    template: str
    words: str


def step_rows(case: GpCase, following: Happened | None) -> tuple[StepRow, ...]:
    """The five steps and the end, each with what was told of it last."""
    return tuple(_step(case, step, following) for step in (*STEPS, Happened.REGISTERED))


def _step(case: GpCase, step: Happened, following: Happened | None) -> StepRow:
    title = STEP_TITLES[step]
    if step is Happened.PRACTICE:
        told = chosen_practice(case.events)
    elif step is Happened.REGISTERED:
        told = case.events_of(step)[-1] if case.stage is Stage.REGISTERED else None
    else:
        told = next(reversed(case.events_of(step)), None)
    if step is Happened.SENT and case.stage is Stage.PREPARING:
        told = None
    if told is None:
        return StepRow(title, "Next" if step is following else "Not yet", "Write down", step.value)
    return StepRow(title, f"{_told(told)}, {cui_date(told.on)}", "Do again", step.value)


def _told(event: CaseEvent) -> str:
    if event.what is Happened.PRACTICE:
        return event.fact("name") or event.words or event.how_label
    if event.what is Happened.ADDRESS and event.how == "care-of" and event.fact("address"):
        return event.fact("address").replace("\n", ", ")
    if event.what is Happened.ADDRESS and event.fact("review_on"):
        review = proxy_of([event])
        return f"{event.how_label}, looked at again on {cui_date(review)}" if review else event.how_label
    return event.how_label


def facts_form(what: Happened, how: str) -> Form | None:
    """The fields that go with an event, if there are any."""
    facts = facts_for(what, how)
    if not facts:
        return None
    fields: tuple[Single | Find, ...] = tuple(map(_field, facts))
    if what is Happened.PRACTICE:
        fields = (
            Find("Find in the directory", PRACTICE, "Name, town, postcode or code. Fills the boxes below"),
            *fields,
        )
    return Form("", "", (Group("", fields),))


def _field(fact: CaseFact) -> Single:
    if fact.asks is Asks.DAY:
        return Day(fact.name, fact.label, fact.hint)
    if fact.asks is Asks.TICK:
        return Tick(fact.name, fact.label)
    return Line(fact.name, fact.label, fact.hint, lines=2 if fact.asks is Asks.LINES else 1)


def papers_for(case: GpCase, *, site_in_wales: bool = False) -> tuple[PaperLink, ...]:
    """What can be made now. Where the practice is in Wales the papers name no rule of England; before one is chosen
    the country of the hub counts."""
    chosen = chosen_practice(case.events) is not None
    wales = "-wales" if in_wales(case.events) or (site_in_wales and not chosen) else ""
    letter = PaperLink(f"letter-gp-registration{wales}", "Make the registration letter")
    answers = PaperLink("sheet-registration-answers", "Answers to copy onto the practice’s form")
    card = PaperLink(f"card-gp-right{wales}", "Card: my right to a GP")
    post = PaperLink("sheet-mail-agreement", "Agreement on post")
    reply = PaperLink(f"letter-gp-refusal-challenge{wales}", "Reply to the practice that refused")
    proxy = (post,) if proxy_of(case.events) else ()
    by_stage: Mapping[Stage, Sequence[PaperLink]] = {
        Stage.PREPARING: (letter, answers, *proxy, card),
        Stage.WAITING: (letter, answers, *proxy, card),
        Stage.REFUSED: (reply, letter, card),
        Stage.REGISTERED: proxy,
        Stage.STOPPED: (card,),
    }
    return tuple(by_stage[case.stage])

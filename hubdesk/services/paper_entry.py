"""Answers typed from a form that was filled in on paper (issue 4 §4)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hubdesk.domain.answer_mode import Mode, PaperCopy, check_filled_in
from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.dates import BirthDate
from hubdesk.domain.ids import ResponseId, VisitId
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.visits import ResponseStatus
from hubdesk.forms import Answer, Answered, AnswerError, Item, OneValue, read_typed
from hubdesk.forms.paper import DECLINED, PaperQuestion
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.screening import put_answer
from hubdesk.services.visit_now import FormNow, VisitNow, load_visit
from hubdesk.services.visits import AlreadyFinished, touch, turn

Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """What becomes of answers typed from paper: those kept, and those to questions that are not asked with them."""

    kept: Answers
    not_asked: tuple[str, ...]


def open_paper_entry(desk: Desk, visit_id: VisitId, response_id: ResponseId) -> VisitNow:
    """The visit whose form is typed in; the view is audited. Raises ``AlreadyFinished``, ``NotFound``."""
    records = authorise(desk, Permission.RUN_VISIT)
    with records.writing() as unit:
        now = load_visit(desk, unit, visit_id)
        if now.form(response_id).response.status is not ResponseStatus.DRAFT:
            raise AlreadyFinished("This form is finished.", "Put single answers right from the result of the visit.")
        unit.audit.write(AuditEvent(Event.VISIT_RESUMED, now.person.id, "visit", visit_id))
        return now


def paper_answer(question: PaperQuestion, text: str) -> Answer | None:
    """The answer that was typed for a question on paper; None where it was left empty.

    Raises ``ValueError`` with a message for the box.
    """
    text = text.strip()
    if not text:
        return None
    if text.upper() == DECLINED:
        return NonAnswer.DECLINED
    try:
        return Answered(_chosen(question, text)) if question.options else read_typed(question.item, text)
    except AnswerError as problem:
        raise ValueError(problem.message) from problem


def check_paper(form: FormNow, answers: Answers) -> PaperCheck:
    """Which of the answers the form keeps. An answer to a question that is not asked never counts (promise 3)."""
    sitting = form.sitting.with_answers({**form.sitting.answers, **answers})
    enabled = sitting.enabled_answers()
    return PaperCheck(
        {key: answer for key, answer in answers.items() if key in enabled},
        tuple(key for key in answers if key not in enabled),
    )


def check_day(desk: Desk, now: VisitNow, day: date) -> date:
    """The day the paper was filled in. Raises ``InvalidEntry`` under ``filled_in`` for one that cannot be."""
    return check_filled_in(day, desk.clock.now().date(), _birthday(now.person.born))


def keep_paper_answers(
    desk: Desk, now: VisitNow, response_id: ResponseId, filled_in: date, answers: Answers
) -> VisitNow:
    """Store what the paper says, all of it or nothing, and turn to what comes next: the safety page, where it calls
    for that. Raises ``InvalidEntry``, ``ChangedElsewhere``, ``AlreadyFinished``.
    """
    records = authorise(desk, Permission.RUN_VISIT)
    check_day(desk, now, filled_in)
    form = now.form(response_id)
    wrong = {key: said for key, answer in answers.items() if (said := form.sitting.check(key, answer))}
    if wrong:
        raise InvalidEntry(wrong)
    kept = check_paper(form, answers).kept
    at = desk.clock.now()
    with records.writing() as unit:
        paper = PaperCopy(form.response.id, filled_in, at, desk.actor.id)
        unit.responses.add_paper(paper)
        detail: dict[str, str | int] = {"form": form.pack.id, "answers": len(kept)}
        event = AuditEvent(Event.TYPED_FROM_PAPER, now.person.id, "response", response_id, detail)
        unit.audit.write(event)
        after = now
        for key in _in_order(form, kept):
            after = put_answer(desk, unit, after, after.form(response_id), key, kept[key], Mode.PAPER)
        after = after.with_form(replace(after.form(response_id), paper=paper))
        after = replace(after, visit=touch(desk, unit, now.visit))
        return turn(desk, unit, after)


def _in_order(form: FormNow, kept: Answers) -> list[str]:
    """What shows a question is answered before the question."""
    order = [item.link_id for item in form.pack.form.all_items()]
    return sorted(kept, key=lambda key: order.index(form.pack.form.item(key).link_id))


def _chosen(question: PaperQuestion, text: str) -> OneValue | tuple[OneValue, ...]:
    item, values = question.item, {option.letter: option.value for option in question.options}
    letters = text.upper().replace(",", " ").split()
    if item.takes_several and all(len(word) > 1 for word in letters) and set("".join(letters)) <= set(values):
        letters = list("".join(letters))  # "ACD" for A, C and D
    unknown = [letter for letter in letters if letter not in values]
    if unknown and item.type == "open-choice":
        return (text,) if item.takes_several else text
    if unknown or (len(letters) > 1 and not item.takes_several):
        raise AnswerError(_say_letters(question, item))
    chosen = tuple(dict.fromkeys(values[letter] for letter in letters))
    return chosen if item.takes_several else chosen[0]


def _say_letters(question: PaperQuestion, item: Item) -> str:
    letters = [option.letter for option in question.options]
    listed = f"{letters[0]} or {letters[1]}" if len(letters) == 2 else f"{letters[0]} to {letters[-1]}"
    how = "the letters" if item.takes_several else "the letter"
    return f"Type {how} beside the box, {listed}, or {DECLINED} where it is crossed out. A number is not an option"


def _birthday(born: BirthDate) -> date | None:
    """The whole date of birth, or None."""
    return date(born.year, born.month, born.day) if born.year and born.month and born.day else None

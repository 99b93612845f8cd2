"""Every page that every form of the library can show, made by the real presenters from the worked examples.

The linter asks that an example answers every question and chooses every option, so the examples together show
every question, also those that come only with some answers, and every prompt for staff.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache

from hubdesk.domain.ids import ResponseId
from hubdesk.domain.visits import ResponseStatus, VisitStatus
from hubdesk.forms import FormPack, Sitting, Step
from hubdesk.forms.examples import read_answers
from hubdesk.forms.source import read_json
from hubdesk.presenters.question_page import question_page
from hubdesk.presenters.result_page import result_page
from hubdesk.presenters.review_page import review_page
from hubdesk.presenters.visit_pages import QuestionPage, ResultPage, ReviewPage
from hubdesk.services.desk import Desk
from hubdesk.services.journey import RESULT, REVIEW, question
from hubdesk.services.visit_now import FormNow, VisitNow
from tests.support.memory import shipped
from tests.unit.services.pathways import SAFETY, begun, hub_with

FORMS = tuple(sorted(shipped().forms))
_LARGEST_SAMPLE = 1


@cache
def question_pages(form_id: str) -> tuple[QuestionPage, ...]:
    """Each question of a form once, answered as in the example that shows it first."""
    pages = []
    seen: set[str] = set()
    for desk, now in _filled_in(form_id):
        form = now.forms[0]
        for item in form.sitting.questions():
            if item.link_id not in seen:
                seen.add(item.link_id)
                here = replace(now.visit, place=question(form, item.link_id))
                pages.append(question_page(desk, replace(now, visit=here)))
    wanted = {item.link_id for item in _pack(form_id).form.all_items() if item.is_question}
    assert seen == wanted, f"no example shows {wanted - seen}"
    return tuple(pages)


@cache
def closing_pages(form_id: str) -> tuple[ReviewPage | ResultPage, ...]:
    """The review and the result of the example that says most."""
    fullest = sorted(_filled_in(form_id), key=lambda pair: -_much(pair[1]))[:_LARGEST_SAMPLE]
    pages: list[ReviewPage | ResultPage] = []
    for desk, now in fullest:
        pages.append(review_page(desk, replace(now, visit=replace(now.visit, place=REVIEW))))
        done = replace(now.forms[0].response, status=ResponseStatus.COMPLETED, completed_at=now.visit.started_at)
        ended = replace(
            now.visit,
            place=RESULT,
            status=VisitStatus.COMPLETED,
            completed_at=now.visit.started_at + timedelta(minutes=20),
        )
        pages.append(result_page(replace(now, visit=ended, forms=(replace(now.forms[0], response=done),))))
    return tuple(pages)


def _much(now: VisitNow) -> int:
    sitting = now.forms[0].sitting
    return len(sitting.questions()) + 3 * len(sitting.prompts())


def _pack(form_id: str) -> FormPack:
    return shipped().forms[form_id]


def _filled_in(form_id: str) -> Iterator[tuple[Desk, VisitNow]]:
    """A visit of this one form for each of its worked examples. A form that waits for a decision is shown too."""
    pack = _pack(form_id)
    worker = begun(hub_with(SAFETY, Step(form_id, pack.title, form_id)))
    first = worker.now.forms[0]
    response = replace(first.response, id=ResponseId("every-form"), form_id=form_id, form_version_id=pack.sha256)
    for example in read_json(pack.canonical).value["examples"]["examples"]:
        answers = read_answers(pack.form, example["answers"])
        form = FormNow(response, pack, Sitting(pack.form, first.sitting.now, answers), dict(answers))
        yield worker.desk, replace(worker.now, forms=(form,))


def telling(pages: Sequence[QuestionPage]) -> tuple[QuestionPage, ...]:
    """Of pages built alike (kind of answer, number of options, with help or not), the longest and the widest.

    The rest has the same parts and less in them, and every page takes a moment to lay out.
    """
    alike: dict[tuple[object, ...], list[QuestionPage]] = {}
    for page in pages:
        alike.setdefault((page.kind, len(page.options), bool(page.help), bool(page.stem)), []).append(page)
    kept = []
    for group in alike.values():
        longest, widest = max(group, key=_letters), max(group, key=_longest_word)
        kept += [longest] if longest is widest else [longest, widest]
    return tuple(kept)


def _words(page: QuestionPage) -> list[str]:
    return " ".join((page.stem, page.text, page.help, *(one.text for one in page.options))).split()


def _letters(page: QuestionPage) -> int:
    return sum(len(word) + 1 for word in _words(page))


def _longest_word(page: QuestionPage) -> int:
    return max(len(word) for word in _words(page))

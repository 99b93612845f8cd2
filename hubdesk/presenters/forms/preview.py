"""A form as it is filled in, for whoever checks it: with what goes on inside, and nothing is ever kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from hubdesk.domain.problems import KnownProblem
from hubdesk.forms import Answered, AnswerError, Band, Coded, FormPack, Item, ScoreResult, Sitting
from hubdesk.forms.model import Rule
from hubdesk.forms.typed import read_typed
from hubdesk.presenters.answer_words import choices, chosen_answer, chosen_value, words
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import FormRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.form_desk import form_with, open_forms_desk

_OPERATORS = {"=": "is", "!=": "is not", ">": "is above", "<": "is below", ">=": "is at least", "<=": "is at most"}


@dataclass(frozen=True, slots=True)
class PreviewItem:
    """One question on view. ``options`` are value and words; empty where the answer is typed."""

    key: str
    stem: str
    text: str
    options: tuple[tuple[str, str], ...] = ()
    chosen: str | None = None
    typed: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DebugLine:
    """What the engine knows of one item: shown or why not, and its value."""

    key: str
    words: str
    state: str
    shown: bool
    value: str


@dataclass(frozen=True, slots=True)
class PreviewState:
    """What the preview shows."""

    title: str = ""
    items: tuple[PreviewItem, ...] = ()
    results: tuple[tuple[str, str], ...] = ()
    """Scores, alerts and notes for staff as they stand."""
    debug: tuple[DebugLine, ...] = ()
    trouble: Trouble | None = None


class PreviewPresenter(Presenter[PreviewState]):
    """Works the form out on every answer. Nothing leaves this object."""

    def __init__(self, runner: Runner, now: datetime) -> None:
        super().__init__(PreviewState(), runner)
        self._now = now
        self._sitting: Sitting | None = None
        self._problems: dict[str, str] = {}

    def show(self, pack: FormPack) -> None:
        """Begin with an empty form."""
        self._sitting = Sitting(pack.form, self._now)
        self._problems = {}
        self._draw()

    def choose(self, key: str, value: str) -> None:
        """An answer was chosen."""
        sitting = self._open()
        sitting.give(key, chosen_answer(sitting.form.item(key), value))
        self._draw()

    def write(self, key: str, text: str) -> None:
        """An answer was typed; nothing at all takes it back."""
        sitting = self._open()
        self._problems.pop(key, None)
        try:
            answer = read_typed(sitting.form.item(key), text)
            if answer is None:
                sitting.withdraw(key)
            else:
                sitting.give(key, answer)
        except AnswerError as problem:
            self._problems[key] = problem.message
        self._draw()

    def start_again(self) -> None:
        """Forget all answers."""
        self._sitting = Sitting(self._open().form, self._now)
        self._problems = {}
        self._draw()

    def _open(self) -> Sitting:
        if self._sitting is None:
            raise RuntimeError("no form is shown")
        return self._sitting

    def _draw(self) -> None:
        sitting = self._open()
        self._show(
            PreviewState(
                title=sitting.form.title,
                items=tuple(self._item(sitting, item) for item in sitting.questions()),
                results=tuple(_results(sitting)),
                debug=tuple(_debug(sitting)),
            )
        )

    def _item(self, sitting: Sitting, item: Item) -> PreviewItem:
        answer = sitting.answers.get(item.link_id)
        options = tuple((one.value, one.text) for one in choices(item)) if not item.takes_several else ()
        return PreviewItem(
            key=item.link_id,
            stem=item.stem,
            text=f"{item.prefix} {item.text}".strip(),
            options=options,
            chosen=chosen_value(answer),
            typed="" if options or answer is None else words(item, answer),
            problem=self._problems.get(item.link_id, ""),
        )


class FormPreviewPresenter(PreviewPresenter):
    """The preview of a form that is here already."""

    def __init__(self, desk: Desk, runner: Runner, go: Callable[[Route], None], sha256: str) -> None:
        super().__init__(runner, desk.clock.now())
        self._desk, self._go, self._sha = desk, go, sha256

    def load(self) -> None:
        """Read the form."""

        def read() -> FormPack:
            open_forms_desk(self._desk)
            return form_with(self._desk, self._sha).pack

        self._work(read, self.show, self._failed)

    def back(self) -> None:
        """Back to the form."""
        self._go(FormRoute(self._sha))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, trouble=Trouble.of(problem)))


def _results(sitting: Sitting) -> Iterator[tuple[str, str]]:
    for score in sitting.scores():
        item = sitting.form.by_id[score.link_id]
        yield item.text, _score_words(score, item.bands)
    for alert in sitting.alerts():
        yield "Alert, opens the safety page", sitting.form.by_id[alert.link_id].text
    for prompt in sitting.prompts():
        yield "Note for staff", prompt.text


def _score_words(score: ScoreResult, bands: tuple[Band, ...]) -> str:
    if score.value is None:
        return f"no total yet, {score.answered} of {score.of} answered"
    if not score.band_label:
        return str(score.value)
    after = next((band.next_step for band in bands if band.code == score.band), "")
    return f"{score.value}, {score.band_label}" + (f". {after}" if after else "")


def _debug(sitting: Sitting) -> Iterator[DebugLine]:
    for key, state in sitting.states.items():
        item = sitting.form.item(key)
        why = "Shown" if state.visible else f"Hidden: {_why_hidden(sitting, item)}"
        value = words(item, state.value) if state.value is not None else ""
        weight = _weight(item, state.value)
        yield DebugLine(key, item.text, why, state.visible, f"{value}{weight}")


def _weight(item: Item, answer: object) -> str:
    if not isinstance(answer, Answered):
        return ""
    found = [weight for value, weight in item.weighed() if _same(value, answer.value)]
    return f" (scores {found[0]})" if found else ""


def _same(one: object, other: object) -> bool:
    return one.matches(other) if isinstance(one, Coded) and isinstance(other, Coded) else one is other


def _why_hidden(sitting: Sitting, item: Item) -> str:
    if item.hidden:
        return "the form keeps it out of sight"
    if item.rules:
        joined = " or ".join if item.any_rule else " and ".join
        return "only when " + joined(_rule_words(sitting, rule) for rule in item.rules)
    if item.enabled_by is not None:
        return f"only when this holds: {item.enabled_by.text}"
    return "what it stands in is hidden"


def _rule_words(sitting: Sitting, rule: Rule) -> str:
    question = sitting.form.by_id.get(rule.question)
    if rule.operator == "exists":
        return f'"{rule.question}" is {"answered" if rule.expected else "not answered"}'
    expected = rule.expected
    if isinstance(expected, Mapping):  # a Coding, or a Quantity, as the file has it
        option = question.option(str(expected.get("code", ""))) if question else None
        written = f"{expected.get('value', '')} {expected.get('unit', expected.get('code', ''))}".strip()
        expected = f'"{option.text}"' if option else written
    elif isinstance(expected, bool):
        expected = "yes" if expected else "no"
    return f'"{rule.question}" {_OPERATORS.get(rule.operator, rule.operator)} {expected}'

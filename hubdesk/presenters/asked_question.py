"""Builds what a question page shows of the question itself and of its answer: the same for staff and for a person
who answers alone. What staff see beside it is added by ``question_page``."""

from hubdesk.domain.visits import Place
from hubdesk.forms import Answer, Answered, Form, Item, key_of, split_key
from hubdesk.presenters.answer_words import (
    choices,
    chosen_value,
    given,
    kind_of,
    non_answer_choices,
    reason_words,
    typed_words,
    words,
)
from hubdesk.presenters.visit_pages import Choice, QuestionPage, Repeat, Scale, TableRow
from hubdesk.services.journey import question
from hubdesk.services.visit_now import FormNow, VisitNow

TABLE = "table"


def asked_question(form: FormNow, place: Place) -> QuestionPage:
    """The question at a place of a form, or the table that it is a row of."""
    items = form.sitting.questions()
    index = next((i for i, item in enumerate(items) if item.link_id == place.link_id), 0)
    item = items[index]
    table = table_of(form.pack.form, item)
    rows = tuple(i for i in items if table is not None and i in table.items)
    first, last = (items.index(rows[0]), items.index(rows[-1])) if rows else (index, index)
    answer = form.sitting.answers.get(item.link_id)
    state = form.sitting.states.get(item.link_id)
    kind = TABLE if rows else kind_of(item)
    repeat = _repeat(form, item)
    span = f"Questions {first + 1} to {last + 1}" if last > first else f"Question {index + 1}"
    return QuestionPage(
        place=place,
        form_title=form.pack.title,
        caption=f"{span} of {len(items)}",
        index=index,
        total=len(items),
        stem=_stem(form, item, repeat) if table is None else "",
        text=item.text if table is None else table.text or item.stem,
        help=item.help if table is None else table.help,
        kind=kind,
        options=choices(item),
        non_answers=non_answer_choices(),
        chosen=None if rows else chosen_value(answer),
        typed=typed_words(item, answer),
        so_far=(),
        left="",
        can_go_back=False,
        given=given(item, answer),
        open_label=_open_label(item),
        exclusive=tuple(o.code for o in item.options if o.exclusive),
        units=_units(item),
        scale=_scale(item) if kind == "scale" else None,
        rows=tuple(_row(form, row) for row in rows),
        repeat=repeat,
        hint=item.manner.entry_format,
        warnings=state.warnings if state is not None else (),
        proposed=words(item, state.proposed) if state is not None and state.proposed is not None else "",
    )


def proposed_answer(now: VisitNow, place: Place) -> Answer | None:
    """What the form suggests for a question nobody has answered."""
    return now.form(place.response_id).sitting.states[place.link_id].proposed


def table_of(form: Form, item: Item) -> Item | None:
    """The table that a question is a row of, where all its rows have the same options."""
    groups = (g for g in form.all_items() if g.type == "group" and g.control == TABLE and item in g.items)
    group = next(groups, None)
    if group is None or group.holds_instances:
        return None
    rows = [i for i in group.items if i.is_question]
    alike = all(kind_of(r) == "choice" and choices(r) == choices(item) for r in rows)
    return group if alike and len(rows) > 1 else None


def _stem(form: FormNow, item: Item, repeat: Repeat | None) -> str:
    """What stands above the question; of something repeated, which one it is comes first."""
    if repeat is None:
        return item.stem
    own = form.pack.form.item(item.link_id).stem
    return repeat.words if repeat.words.startswith(own) else f"{repeat.words}. {own}"


def _row(form: FormNow, item: Item) -> TableRow:
    answer = form.sitting.answers.get(item.link_id)
    chosen = chosen_value(answer) if isinstance(answer, Answered) else None
    return TableRow(question(form, item.link_id), item.text, chosen, reason_words(answer))


def _open_label(item: Item) -> str:
    return (item.manner.open_label or "Something else") if item.type == "open-choice" else ""


def _units(item: Item) -> tuple[Choice, ...]:
    return tuple(Choice(u.code or u.display, u.display or u.code, "") for u in item.units)


def _scale(item: Item) -> Scale:
    low, high, step = (int(n) for n in (item.limits.low or 0, item.limits.high or 10, item.step or 1))  # type: ignore[arg-type]
    return Scale(low, high, max(1, step), item.manner.lower, item.manner.upper)


def _repeat(form: FormNow, item: Item) -> Repeat | None:
    """Where the question stands in something repeated: the innermost."""
    link_id, numbers = split_key(item.link_id)
    holders = form.pack.form.holders.get(link_id, ())
    if not numbers or not holders:
        return None
    holder = form.pack.form.by_id[holders[-1]]
    whole, instance = key_of(holder.link_id, numbers[:-1]), key_of(holder.link_id, numbers)
    states = form.sitting.states
    if whole not in states:
        return None
    among = states[whole].instances
    name = holder.manner.short_text or holder.text or "Entry"
    at = among.index(instance) + 1 if instance in among else numbers[-1]
    return Repeat(
        words=f"{name}: {at} of {len(among)}",
        whole=whole,
        instance=instance,
        can_add=states[whole].can_add,
        can_remove=instance in states and states[instance].can_remove,
        add="Add another",
        remove="Remove this one",
    )

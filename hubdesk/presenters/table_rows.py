"""A table as it shows at once, before what was chosen is stored."""

from dataclasses import replace

from hubdesk.domain.visits import Place
from hubdesk.presenters.visit_pages import QuestionPage, TableRow


def with_choice(page: QuestionPage, place: Place, value: str) -> tuple[TableRow, ...]:
    """The rows with this option chosen in one of them."""
    return tuple(replace(r, chosen=value, reason="") if r.place == place else r for r in page.rows)


def with_reason(page: QuestionPage, value: str) -> tuple[TableRow, ...]:
    """The rows with this reason for no answer in all that have no option chosen."""
    words = next((c.text for c in page.non_answers if c.value == value), "")
    return tuple(r if r.chosen else replace(r, reason=words) for r in page.rows)


def one_row(page: QuestionPage) -> QuestionPage:
    """The page of the row that the visit is at, as a question of its own; any other page as it is."""
    row = next((r for r in page.rows if r.place == page.place), None)
    if row is None:
        return page
    return replace(page, kind="choice", stem=page.text, text=row.text, chosen=row.chosen, rows=())

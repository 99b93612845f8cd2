"""The details pages in the states worth measuring and looking at: ``DETAIL_PAGES`` maps a name to a maker."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from hubdesk.domain.details import Section
from hubdesk.domain.ids import PersonId
from hubdesk.presenters.banner import BannerState
from hubdesk.presenters.details.form_page import FormPageState
from hubdesk.presenters.details.sections import IDENTITY, section_form
from hubdesk.presenters.people import PersonRow
from hubdesk.presenters.presenter import Trouble
from hubdesk.ui.pages.details import FormPage
from tests.ui.pages.fakes import FakePresenter
from tests.unit.domain.test_details import FULL

BANNER = BannerState("AVERY, Mason (Mr)", "", "14-Mar-1988 (38y)", "Male", "999 012 3454")
ERRORS = {
    "medicines.0.runs_out_on": "This date does not exist. Check the day and the month",
    "medicines.1.name": "Enter the medicine, or leave the whole row empty",
    "allergy": "Allergies are entered below. Choose 'Yes', or empty them",
}
ALIKE = tuple(
    PersonRow(PersonId(name), name, "Born 14-Mar-1988 (38y) · Male · No NHS number recorded")
    for name in ("AVERY, Mason (Mr)", "W" * 200)
)


def state(section: Section | None, **more: object) -> FormPageState:
    """A page that is loaded with nearly everything known."""
    form = section_form(section) if section else IDENTITY
    values = FULL[section] if section else {"family": "W" * 200, "birth_unknown": "yes", "gender": "9"}
    shown = FormPageState(form, BANNER, loaded=True, values=values, next_title="Medicines and allergies")
    return replace(shown, **more)


def _made(shown: FormPageState) -> Callable[[], QWidget]:
    return lambda: FormPage(FakePresenter(shown))


def _later(first: FormPageState, then: FormPageState) -> Callable[[], QWidget]:
    def make() -> QWidget:
        presenter = FakePresenter(first)
        page = FormPage(presenter)
        presenter.show(then)
        return page

    return make


DETAIL_PAGES: Mapping[str, Callable[[], QWidget]] = {
    **{f"details-{section.value}": _made(state(section)) for section in Section},
    "details-identity": _made(state(None)),
    "details-unread": _made(FormPageState(IDENTITY)),
    "details-errors": _made(state(Section.MEDICINES, errors=ERRORS)),
    "details-alike": _later(state(Section.NUMBERS), state(Section.NUMBERS, alike=ALIKE)),
    "details-trouble": _made(
        state(Section.GP, trouble=Trouble("Someone else has changed this since you opened it.", "Open it again."))
    ),
}

"""The pages of a person's details: what is shown, what is saved, where it leads; and the overview made of it."""

from datetime import date

import pytest

from hubdesk.domain.details import Details, Section, read_section
from hubdesk.domain.ids import PersonId
from hubdesk.domain.people import PersonEntry
from hubdesk.presenters.details.fields import Choice, Day, Find, Line, Rows, Select, Tick, Ticks
from hubdesk.presenters.details.form_page import FormPagePresenter
from hubdesk.presenters.details.overview import banner_tags, detail_facts, for_officers_eyes, now_rows, to_ask_rows
from hubdesk.presenters.details.sections import IDENTITY, TITLES, section_form
from hubdesk.presenters.person import PersonPresenter
from hubdesk.presenters.routes import DetailsRoute, PersonRoute, Route
from hubdesk.presenters.runner import Immediate
from hubdesk.services.details import save_section
from tests.support.memory import MASON, Hub, Queue, Worker
from tests.unit.domain.test_details import FULL, TODAY

OTHER = PersonEntry(family="Brown", given="Kit", birth_year="1988")


class Page:
    """A details page of one person, and what came of it."""

    def __init__(self, worker: Worker, person_id: PersonId, section: Section | None, runner=None) -> None:
        self.went: list[Route] = []
        self.changes: list[object] = []
        self.presenter = FormPagePresenter(
            worker.desk, runner or Immediate(), self.went.append, self.changes.append, person_id, section
        )
        self.presenter.load()

    @property
    def state(self):
        return self.presenter.state


def known(**sections: dict[str, str]) -> Details:
    """Details with these sections as typed."""
    details = Details()
    for field, typed in sections.items():
        section = next(s for s in Section if s.field == field)
        details = details.with_section(section, read_section(section, typed, TODAY), 1)
    return details


def test_a_section_shows_what_is_stored_and_saves_what_is_typed(sam: Worker):
    mason = sam.register()
    save_section(sam.desk, mason.id, Section.GP, 0, {"status": "none"})
    page = Page(sam, mason.id, Section.GP)
    assert dict(page.state.values) == {"status": "none"}
    assert page.state.banner.name == "AVERY, Mason"
    page.presenter.save({"status": "here", "name": "Alder Walk"})
    assert page.went == [PersonRoute(mason.id)]
    assert len(page.changes) == 1
    assert dict(Page(sam, mason.id, Section.GP).state.values) == {"status": "here", "name": "Alder Walk"}


def test_what_is_wrong_stands_at_its_field_and_nothing_is_saved(hub: Hub, sam: Worker):
    page = Page(sam, sam.register().id, Section.NUMBERS)
    page.presenter.save({"crn": "1"})
    assert set(page.state.errors) == {"crn"}
    assert not page.went
    assert not hub.stored.sections
    page.presenter.save({"crn": "X320741"})
    assert (dict(page.state.errors), len(page.went)) == ({}, 1)


def test_save_and_go_on_leads_through_what_is_still_to_ask(sam: Worker):
    mason = sam.register()
    page = Page(sam, mason.id, Section.GP)
    assert page.state.next_title == TITLES[Section.MEDICINES]
    page.presenter.save_and_next({"status": "none"})
    assert page.went == [DetailsRoute(mason.id, Section.MEDICINES)]


def test_after_the_last_section_comes_the_first_that_is_missing(sam: Worker):
    mason = sam.register()
    assert Page(sam, mason.id, Section.NUMBERS).state.next_title == TITLES[Section.GP]
    assert Page(sam, mason.id, None).state.next_title == TITLES[Section.GP]


def test_when_all_is_asked_there_is_nothing_to_go_on_to(sam: Worker):
    mason = sam.register()
    asked = FULL | {
        Section.ORDERS: {"released": "no"},
        Section.HOSPITAL: {"use": "none"},
        Section.MEDICINES: {"taken": "none", "allergy": "none-known"},
        Section.SAFE_CONTACT: {f"{way}.safe": "yes" for way in ("phone", "voicemail", "text", "email", "post", "hand")},
        Section.COMMUNICATION: dict.fromkeys(("interpreter", "reading", "hearing", "sight"), "no"),
        Section.EQUALITY: {c.name: "declined" for g in section_form(Section.EQUALITY).groups for c in g.fields},
    }
    for section, typed in asked.items():
        save_section(sam.desk, mason.id, section, 0, typed)
    page = Page(sam, mason.id, Section.GP)
    assert page.state.next_title == ""
    page.presenter.save_and_next(FULL[Section.GP])
    assert page.went == [PersonRoute(mason.id)]


def test_somebody_alike_is_shown_and_the_worker_decides(sam: Worker):
    mason, kit = sam.register(), sam.register(OTHER)
    save_section(sam.desk, mason.id, Section.NUMBERS, 0, {"crn": "X320741"})
    page = Page(sam, kit.id, Section.NUMBERS)
    page.presenter.save_and_next({"crn": "X320741"})
    assert [row.person_id for row in page.state.alike] == [mason.id]
    assert "X320741" not in "".join(row.name + row.detail for row in page.state.alike)
    page.presenter.open_alike(page.state.alike[0])
    page.presenter.save_although_alike({"crn": "X320741"})
    assert page.went == [PersonRoute(mason.id, 1), DetailsRoute(kit.id, Section.GP)]


def test_an_identity_is_shown_as_it_is_typed_and_corrected_with_a_reason(hub: Hub, sam: Worker):
    mason = sam.register()
    page = Page(sam, mason.id, None)
    assert page.state.values["nhs_number"] == "999 000 0018"
    assert (page.state.values["birth.day"], page.state.values["gender"]) == ("14", "1")
    page.presenter.save({**page.state.values, "family": "Averill"})
    assert set(page.state.errors) == {"reason"}
    page.presenter.save({**page.state.values, "family": "Averill", "reason": "typed wrongly"})
    assert hub.stored.people[mason.id].name.family == "Averill"
    assert page.went == [PersonRoute(mason.id)]


def test_a_wrong_birth_stands_at_the_date(sam: Worker):
    page = Page(sam, sam.register().id, None)
    page.presenter.save({**page.state.values, "birth.month": "13", "reason": "x"})
    assert set(page.state.errors) == {"birth"}


def test_an_unknown_birth_is_ticked(sam: Worker):
    person = sam.register(PersonEntry(family="Brown", birth_unknown=True))
    assert Page(sam, person.id, None).state.values["birth_unknown"] == "yes"


def test_what_somebody_else_saved_meanwhile_is_a_trouble_and_what_was_typed_stays(sam: Worker, jo: Worker):
    mason = sam.register()
    page = Page(sam, mason.id, Section.GP)
    save_section(jo.desk, mason.id, Section.GP, 0, {"status": "none"})
    page.presenter.save({"status": "unknown"})
    assert "Someone else" in page.state.trouble.message
    assert not page.went


def test_leaving_keeps_what_is_right_and_drops_the_rest_in_silence(hub: Hub, sam: Worker):
    mason = sam.register()
    page = Page(sam, mason.id, Section.GP)
    page.presenter.keep({"status": "none"})
    assert [r.value.status for r in hub.stored.sections] == ["none"]
    Page(sam, mason.id, Section.NUMBERS).presenter.keep({"crn": "1"})
    Page(sam, mason.id, None).presenter.keep({"family": "Other", "reason": "x"})
    assert (len(hub.stored.sections), hub.stored.people[mason.id]) == (1, mason)
    assert not page.went


def test_a_second_press_while_saving_is_dropped(hub: Hub, sam: Worker):
    queue = Queue()
    page = Page(sam, sam.register().id, Section.GP, queue)
    page.presenter.save({"status": "none"})  # before it is read nothing can be saved
    queue.finish()
    assert not hub.stored.sections
    for _ in range(2):
        page.presenter.save({"status": "none"})
        page.presenter.keep({"status": "none"})
    queue.finish()
    assert len(hub.stored.sections) == 1


def test_somebody_who_is_not_there_is_told_in_words(sam: Worker):
    page = Page(sam, PersonId("nobody"), Section.GP)
    assert page.state.trouble.message == "This record was not found."


# What a page asks and what its section reads go by the same names.


def _names(form) -> set[str]:
    found: set[str] = set()
    for group in form.groups:
        for part in (p for field in group.fields for p in (field if isinstance(field, tuple) else (field,))):
            match part:
                case Rows(name=name, singles=singles):
                    for single in singles:
                        found |= _single(single, f"{name}.0.") | _single(single, f"{name}.1.")
                case Find():
                    pass
                case _:
                    found |= _single(part, "")
    return found


def _single(field: Line | Choice | Select | Day | Tick | Ticks, row: str) -> set[str]:
    name = row + field.name
    return {name} if not isinstance(field, Day) else {f"{name}.{part}" for part in ("day", "month", "year")}


@pytest.mark.parametrize("section", Section)
def test_every_field_of_a_section_is_on_its_page(section: Section):
    assert set(FULL[section]) <= _names(section_form(section))


def test_the_identity_page_has_every_field(sam: Worker):
    page = Page(sam, sam.register(MASON).id, None)
    assert set(page.state.values) | {"reason", "preferred", "title", "birth_estimated", "birth_unknown"} == _names(
        IDENTITY
    )


# The overview


def test_the_clocks_stand_in_the_order_that_matters():
    details = known(
        medicines=FULL[Section.MEDICINES],
        orders=FULL[Section.ORDERS],
        gp={"status": "none"},
        safe_contact=FULL[Section.SAFE_CONTACT],
        communication=FULL[Section.COMMUNICATION],
        hospital=FULL[Section.HOSPITAL],
    )
    rows = now_rows(PersonId("p-1"), details, TODAY)
    assert [row.title for row in rows] == [
        "Methadone runs out tomorrow",
        "Day 12 of 28 since release",
        "No GP yet",
        "Not safe: voicemail",
        "Interpreter: Farsi",
        "Hospital in the last 30 days",
    ]
    assert rows[3].detail == "Never. After six"
    assert rows[0].route == DetailsRoute(PersonId("p-1"), Section.MEDICINES)


def test_the_banner_tells_a_supply_about_to_end_without_its_name():
    details = known(medicines=FULL[Section.MEDICINES], communication=FULL[Section.COMMUNICATION])
    assert banner_tags(details, TODAY) == (("Medicine runs out tomorrow", "red"), ("Interpreter: Farsi", "blue"))
    assert banner_tags(details, date(2026, 11, 19)) == (
        ("Medicine runs out in 3 days", "orange"),
        ("Interpreter: Farsi", "blue"),
    )
    assert banner_tags(details, date(2026, 11, 18)) == (("Interpreter: Farsi", "blue"),)


def test_an_old_hospital_answer_is_no_longer_news():
    details = known(hospital={"use": "emergency"})
    assert now_rows(PersonId("p-1"), details, date(2026, 12, 21))
    assert not now_rows(PersonId("p-1"), details, date(2026, 12, 22))


def test_with_an_officer_in_the_room_only_communication_needs_are_told():
    details = known(**{s.field: typed for s, typed in FULL.items()})
    shown = for_officers_eyes(details)
    assert [row.tag for row in now_rows(PersonId("p-1"), shown, TODAY)] == ["Communication"]
    assert banner_tags(shown, TODAY) == (("Interpreter: Farsi", "blue"),)


def test_probations_numbers_are_said_to_be_there_and_not_shown(sam: Worker):
    details = known(**{s.field: typed for s, typed in FULL.items()})
    values = {fact.label: fact.value for fact in detail_facts(sam.register(), details, TODAY)}
    assert values["Probation numbers"] == "Recorded"
    assert not [v for v in values.values() if "X320741" in v or "A1234BC" in v or "0123456Y" in v]
    assert values["GP"] == "Alder Walk Surgery. Registered with a GP practice here"
    assert values["Allergies"] == "penicillin, nuts"
    assert values["Phone and email"] == "07700 900412 (A friend's); 01632 960001; made.up@example.org"
    assert values["Someone to call"] == "Ola (sister) · 07700 900733 · may be called"
    assert values["Release, order or licence"] == (
        "09-Nov-2026 (12 days ago), HMP Ashmoor\nOn licence, since 09-Nov-2026, now\n"
        "Drug rehabilitation requirement: suitable, but not given "
        "(no service, or no place free), 6 of 8 sessions took place (as told 09-Nov-2026)"
    )


def test_of_somebody_new_everything_is_said_to_be_not_asked(sam: Worker):
    values = {fact.label: fact.value for fact in detail_facts(sam.register(), Details(), TODAY)}
    assert {v for k, v in values.items() if k not in ("Known as", "NHS number", "About the person")} == {
        "Not asked",
        "Not recorded",
    }
    rows = to_ask_rows(PersonId("p-1"), Details())
    not_asked_of_all = (Section.NUMBERS, Section.SUITS, Section.NEEDS)
    assert [row.title for row in rows] == [TITLES[s] for s in Section if s not in not_asked_of_all]


def test_a_declined_answer_is_not_asked_again():
    details = known(gp={"status": "declined"}, place={"kind": "declined"}, someone={"known": "declined"})
    titles = [row.title for row in to_ask_rows(PersonId("p-1"), details)]
    assert not {"GP", "Where they sleep", "Someone to call"} & set(titles)


def test_the_persons_page_shows_it_and_leads_there(sam: Worker):
    mason, went = sam.register(), []
    save_section(sam.desk, mason.id, Section.GP, 0, {"status": "none"})
    presenter = PersonPresenter(sam.desk, Immediate(), went.append, mason.id)
    presenter.load()
    assert [row.title for row in presenter.state.now] == ["No GP yet"]
    presenter.open(presenter.state.now[0])
    presenter.open_details(None)
    assert went == [DetailsRoute(mason.id, Section.GP), DetailsRoute(mason.id, None)]

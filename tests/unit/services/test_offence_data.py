"""Criminal-offence data is on no paper by default: every template, with a person full of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.documents.required import texts_of
from hubdesk.domain.asked import May
from hubdesk.domain.dates import read_date
from hubdesk.domain.details import Details, Section, SectionRevision
from hubdesk.domain.documents import KINDS
from hubdesk.domain.offence_data import ABOUT_THE_ORDER, OFFENCE_BASIS, SECTIONS, offence_data_in
from hubdesk.domain.orders import Episode, EpisodeKind, Orders, Requirement
from hubdesk.domain.probation_numbers import ProbationNumbers
from hubdesk.domain.roles import Role
from hubdesk.services.paper.checks import Mend, blocks, warnings
from hubdesk.services.paper.content import content_of
from hubdesk.services.paper.gathering import gather, head_of
from hubdesk.services.paper.papers import begin_paper
from tests.support.memory import Hub, Worker

NUMBERS = ProbationNumbers("X123456", "A1234BC", "2012/0123456Y")
ORDERS = Orders(
    released=May.YES,
    released_on=read_date("1", "6", "2026"),
    released_from="HMP Ashmoor",
    episodes=tuple(Episode(kind, note="Tagged at night, curfew") for kind in EpisodeKind),
    requirements=tuple(Requirement),
)
WHOLE = Details(numbers=NUMBERS, orders=ORDERS)
SECRETS = (
    *("X123456", "A1234BC", "2012/0123456Y", "Ashmoor", "Tagged", "curfew"),
    *(one.label for one in (*EpisodeKind, *Requirement)),
)


@pytest.fixture
def person(hub: Hub, sam: Worker):
    """Somebody of whom all of it is known."""
    one = sam.register()
    with hub.records.writing() as unit:
        for section, value in ((Section.NUMBERS, NUMBERS), (Section.ORDERS, ORDERS)):
            unit.details.add(SectionRevision(one.id, section, 1, value, hub.clock.now(), sam.desk.actor.id))
    return one


def begun(hub: Hub, desk, person, template: str):
    """A draft as it begins, and what is known for it."""
    document, _ = begin_paper(desk, person.id, template)
    head = head_of(desk)
    with hub.records.reading() as unit:
        return document, gather(desk, unit, document, head)


@pytest.mark.parametrize("template", [name for name, kind in KINDS.items() if kind.listed])
def test_none_of_it_is_on_any_paper_by_default(hub, sit, person, template):
    document, known = begun(hub, sit(Role.LEAD), person, template)
    content = content_of(document.kind, known, document.typed)
    texts = " ".join(text for _path, text in texts_of(content))
    about = [one.label for one in Requirement] if template == "letter-cstr-attendance" else []  # what it reports on
    assert [one for one in SECRETS if one not in about and one.casefold() in texts.casefold()] == []
    assert known.details.orders == Orders()
    assert known.details.numbers == ProbationNumbers()


@pytest.mark.parametrize("template", [name for name, kind in KINDS.items() if kind.listed and not kind.card])
@pytest.mark.parametrize(
    "typed", ["CRN x 123456", "pnc 2012/0123456Y", "He is on licence", "from HMP Ashmoor", "MAPPA"]
)
def test_typed_in_it_stops_the_paper_until_somebody_says_why(hub, sit, person, template, typed):
    desk = sit(Role.LEAD)
    document, known = begun(hub, desk, person, template)
    fields = {**document.typed, "summary": f"Low mood. {typed}."}

    def held(fields) -> bool:
        found = blocks(desk.press, document.kind, known, fields, content_of(document.kind, known, fields))
        return any(block.mend is Mend.OFFENCE for block in found)

    chosen = template in ABOUT_THE_ORDER or document.kind.emergency
    assert held(fields) is not chosen
    assert not held({**fields, OFFENCE_BASIS: "The court ordered it. They know"})
    assert not held(document.typed)
    assert any("Criminal-offence data" in one for one in warnings(document.kind, known, fields))


def test_the_reason_is_kept_with_the_paper_and_told_to_the_audit_trail_without_its_words(hub, sit, person):
    document, known = begun(hub, sit(), person, "letter-gp-clinical")
    fields = {"summary": "On licence", OFFENCE_BASIS: "The reader cannot care without it. Agreed with them"}
    (warning,) = warnings(document.kind, known, fields)
    assert "Agreed with them" in warning
    assert "On licence" not in warning.replace("on licence", "")


def test_the_marked_sections_are_those_that_hold_nothing_else():
    assert set(SECTIONS) == {Section.ORDERS, Section.NUMBERS}
    assert WHOLE.for_paper == replace(Details())


@given(st.text(max_size=60))
def test_words_without_any_of_it_are_never_stopped(text):
    plain = "".join(c for c in text if c in "aeiou .,\n")
    assert offence_data_in([plain], WHOLE) == ()


@given(before=st.text("aeiou .-", max_size=10), gap=st.sampled_from(["", " ", "-", " - "]))
def test_a_number_is_found_however_it_is_typed(before, gap):
    assert offence_data_in([f"{before} x{gap}123{gap}456"], WHOLE) == ("CRN",)

"""Sessions as data (facts row 32): the report of attendance begins with them, and no other letter does."""

from hubdesk.domain.details import Section
from hubdesk.domain.typed import typed_day
from hubdesk.services.details import save_section
from hubdesk.services.paper.papers import begin_paper
from tests.support.chance import START
from tests.support.memory import Worker

ORDERED = {
    "ordered.0.requirement": "drr",
    "ordered.0.standing": "not-given",
    "ordered.0.why_not": "court",
    "ordered.1.requirement": "mhtr",
    "ordered.1.standing": "made",
    "ordered.1.offered": "8",
    "ordered.1.kept": "5",
    "ordered.1.called_off": "2",
    **typed_day("ordered.1.told_on", START.date()),
}


def test_the_report_of_attendance_begins_with_what_the_provider_told(sam: Worker, sit):
    person = sam.register()
    save_section(sam.desk, person.id, Section.ORDERS, 0, ORDERED)
    typed = begin_paper(sit(), person.id, "letter-cstr-attendance")[0].typed
    assert typed["requirement"] == "Mental health treatment requirement"
    told = [typed[name] for name in ("planned", "kept", "called_off", "could_not")]
    assert told == ["8", "5", "2", "1"]
    assert begin_paper(sit(), person.id, "letter-referral-mhtr")[0].typed["order"] == "Ordered by the court"


def test_no_letter_that_is_not_about_the_order_begins_with_it(sam: Worker, sit):
    person = sam.register()
    save_section(sam.desk, person.id, Section.ORDERS, 0, ORDERED)
    for template in ("letter-gp-clinical", "letter-referral-housing", "letter-to-person"):
        assert "requirement" not in str(begin_paper(sit(), person.id, template)[0].typed).lower()

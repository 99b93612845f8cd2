"""Who may make, print and save papers, and what each of it leaves in the audit trail. A new service is listed here."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

from hubdesk.domain.agreements import How, Recipient
from hubdesk.domain.audit import Event
from hubdesk.domain.documents import Document
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.roles import Permission, Role, may
from hubdesk.services.desk import Desk
from hubdesk.services.paper import bundle, card_sheet, letterhead, papers, printing, read_back
from hubdesk.services.people import register_person
from tests.support.memory import MASON, Hub
from tests.support.papers import FULL, LETTER, PaperTray, agree, draft

OWN = "letter-to-person"
MAKE, SIGN, SITE, VISIT = (
    Permission.MAKE_PAPERS,
    Permission.SIGN_CLINICAL_PAPERS,
    Permission.EDIT_SITE,
    Permission.RUN_VISIT,
)


@dataclass
class Tray:
    """Drafts, a finished letter, and all as a clinician saw them."""

    clinician: Desk
    letter: Document
    own: Document
    finished: Document
    printed_card: Document
    folder: str

    @property
    def person(self):
        return self.own.person_id

    def shown(self, document: Document):
        return printing.show_paper(self.clinician, document)

    @property
    def bundle(self):
        waits = bundle.read_bundle(self.clinician, self.person)
        return bundle.show_bundle(self.clinician, waits, [self.own.id])


Call = Callable[[Desk, Tray], object]
SERVICES: dict[str, tuple[Permission, Event | None, Call]] = {
    "begin_paper": (MAKE, Event.PAPER_BEGUN, lambda d, t: papers.begin_paper(d, t.person, OWN)),
    "begin_paper, clinical": (SIGN, Event.PAPER_BEGUN, lambda d, t: papers.begin_paper(d, t.person, LETTER)),
    "open_paper": (MAKE, Event.PAPER_OPENED, lambda d, t: papers.open_paper(d, t.own.id)),
    "keep_paper": (MAKE, Event.PAPER_KEPT, lambda d, t: papers.keep_paper(d, t.own, {"opening": "Hello"})),
    "keep_paper, clinical": (SIGN, Event.PAPER_KEPT, lambda d, t: papers.keep_paper(d, t.letter, {"summary": "x"})),
    "drop_paper": (MAKE, Event.PAPER_DROPPED, lambda d, t: papers.drop_paper(d, t.own)),
    "drop_paper, clinical": (SIGN, Event.PAPER_DROPPED, lambda d, t: papers.drop_paper(d, t.letter)),
    "list_papers": (MAKE, Event.LISTED, lambda d, t: papers.list_papers(d, t.person)),
    "record_agreements": (
        VISIT,
        Event.AGREEMENT_RECORDED,
        lambda d, t: papers.record_agreements(d, t.person, (Recipient.GP,), How.SPOKEN),
    ),
    "show_paper": (MAKE, Event.PAPER_SHOWN, lambda d, t: printing.show_paper(d, t.own)),
    "show_paper, clinical": (SIGN, Event.PAPER_SHOWN, lambda d, t: printing.show_paper(d, t.letter)),
    "show_finished": (MAKE, Event.PAPER_SHOWN, lambda d, t: printing.show_finished(d, t.finished.id)),
    "finish": (MAKE, Event.PAPER_FINISHED, lambda d, t: printing.finish(d, t.shown(t.own))),
    "finish, clinical": (SIGN, Event.PAPER_FINISHED, lambda d, t: printing.finish(d, t.shown(t.letter))),
    "print_paper": (MAKE, Event.PAPER_PRINTED, lambda d, t: printing.print_paper(d, t.shown(t.own), PaperTray())),
    "print_paper, clinical": (
        SIGN,
        Event.PAPER_PRINTED,
        lambda d, t: printing.print_paper(d, t.shown(t.letter), PaperTray()),
    ),
    "save_paper": (
        MAKE,
        Event.PAPER_SAVED,
        lambda d, t: printing.save_paper(d, t.shown(t.own), f"{t.folder}/one.pdf"),
    ),
    "print_own_copy": (
        SIGN,
        Event.PAPER_PRINTED,
        lambda d, t: printing.print_own_copy(d, t.shown(t.letter), PaperTray()),
    ),
    "read_bundle": (MAKE, Event.LISTED, lambda d, t: bundle.read_bundle(d, t.person)),
    "show_bundle": (
        MAKE,
        Event.PAPER_SHOWN,
        lambda d, t: bundle.show_bundle(d, bundle.read_bundle(t.clinician, t.person), [t.own.id]),
    ),
    "print_bundle": (MAKE, Event.PAPER_PRINTED, lambda d, t: bundle.print_bundle(d, t.bundle, PaperTray())),
    "save_bundle": (MAKE, Event.PAPER_SAVED, lambda d, t: bundle.save_bundle(d, t.bundle, t.folder)),
    "print_window_sheet": (MAKE, None, lambda d, t: letterhead.print_window_sheet(d, PaperTray())),
    "print_card_test": (MAKE, None, lambda d, t: card_sheet.print_card_test(d, {}, PaperTray())),
    "note_read_back": (MAKE, Event.PAPER_READ_BACK, lambda d, t: read_back.note_read_back(d, t.printed_card)),
    "save_letterhead": (SITE, None, lambda d, t: letterhead.save_letterhead(d, {"phone": "01632 960 118"})),
}
WITHOUT_A_RULE_OF_THEIR_OWN = {
    "told_of": "a step within other services",
    "begin_paper_in": "a step within begin_paper and the letters of referrals",
    "touched": "a step within other services",
    "drop_in": "a step within dropping a draft, and within the daily care of old ones",
    "fixed_fields": "what IT has fixed; nothing of a person is in it",
    "permission_for": "the rule itself",
    "asked_for": "reads a template, nothing of a person",
    "log": "a step within printing and saving",
    "last_sheet": "a step within begin_paper",
    "to_be_read_back": "asks a paper that was read",
    "own_copy_of": "draws what was shown already",
    "read_letterhead": "nothing of a person is in it",
    "sender": "nothing of a person is in it",
}


@pytest.fixture
def tray(sit, hub, tmp_path) -> Tray:
    desk = sit()
    mason = register_person(hub.desk(), MASON)[0]
    agree(desk, mason)
    letter = draft(desk, mason, LETTER, FULL)
    done = printing.print_paper(desk, printing.show_paper(desk, draft(desk, mason, OWN, {})), PaperTray())[0]
    blank = draft(desk, mason, "card-write-your-own", {"phone": "01632 960 118"})
    card = printing.print_paper(desk, printing.show_paper(desk, blank), PaperTray())[0]
    return Tray(desk, letter, draft(desk, mason, OWN, {"talked_about": "Your sleep"}), done, card, str(tmp_path))


def test_every_service_of_papers_is_listed():
    found = {
        name
        for module in (papers, printing, bundle, letterhead, card_sheet, read_back)
        for name, f in inspect.getmembers(module, inspect.isfunction)
        if f.__module__ == module.__name__ and not name.startswith("_")
    }
    assert found == {name.partition(",")[0] for name in SERVICES} | set(WITHOUT_A_RULE_OF_THEIR_OWN)


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("role", Role)
def test_a_service_works_for_the_roles_that_may_and_is_refused_to_all_others(hub: Hub, sit, tray, name, role):
    permission, event, call = SERVICES[name]
    desk = sit(role)
    if may(role, permission):
        before = len(hub.events)
        call(desk, tray)
        assert event is None or event in hub.events[before:]
        return
    printed = len(hub.stored.paper_events)
    with pytest.raises(NotAllowed):
        call(desk, tray)
    refused = hub.control.state.events[-1]
    assert (refused.event, refused.detail) == (Event.REFUSED, {"permission": permission.value})
    assert len(hub.stored.paper_events) == printed, "nothing was printed or saved"


@pytest.mark.parametrize("name", [n for n, (p, _, _) in SERVICES.items() if p is not SITE])
def test_an_it_admin_reaches_no_paper_even_if_handed_the_records(hub: Hub, sit, tray, name):
    handed = replace(sit(Role.IT_ADMIN), records=hub.records)
    with pytest.raises(NotAllowed):
        SERVICES[name][2](handed, tray)


def test_the_audit_trail_of_papers_holds_nothing_that_stands_on_them(hub: Hub, sit, tray):
    for name in ("keep_paper, clinical", "print_paper", "print_bundle", "list_papers"):
        SERVICES[name][2](tray.clinician, tray)
    said = repr([(e.subject, e.object_type, e.object_id, dict(e.detail), e.outcome) for e in hub.stored.events])
    for private in ("Avery", "Mason", "Anand", "sleep", "Your", "01632"):
        assert private not in said

"""A letter shown: read from the store, checked, drawn and turned into pictures; and a bundle of five documents.

After the first load, as in a program that warmed up behind the unlock page. Baseline: a bare page of sixty lines drawn
by the same PDF library and turned into a picture at the same resolution.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from hubdesk.app.paper_press import LocalPress
from hubdesk.domain.agreements import How, Recipient
from hubdesk.domain.documents import Document
from hubdesk.domain.ids import PersonId
from hubdesk.services.desk import Desk
from hubdesk.services.paper.letterhead import save_letterhead
from hubdesk.services.paper.papers import begin_paper, keep_paper, record_agreements
from hubdesk.services.paper.printing import show_paper
from hubdesk.services.people import find_people
from hubdesk.system.paths import resources_dir
from tests.benchmarks.demo_hub import demo_store
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turns, median, milliseconds, percentile
from tests.support.hub import desk_at

ROUNDS = 30
AIM, BUNDLE_AIM = 60, 1000
_TO = {"to_name": "Dr P Anand", "to_lines": "Riverside Surgery\n2 Quay Road", "to_town": "Middlesbrough"}
_SAID = {"matters": "I want to sleep.", "copy_person": "given", "safe_contact": "Text only."}
_LETTER = {**_TO, **_SAID, "summary": "Low mood for two months.", "gp_actions": "Review low mood", "seal": ""}
_REFERRAL = {**_TO, **_SAID, "reason": "Low mood.", "urgency": "Routine", "current_problems": "Low mood."}
_DRUGS = {**_TO, **_SAID, "reason": "Methadone runs out.", "urgency": "Same day", "use_last_28_days": "Heroin: 3 days"}
_OWN = {"talked_about": "Your sleep.\nYour medicines.", "way": "hand"}
BUNDLE = {
    "letter-gp-clinical": _LETTER,
    "letter-gp-registration": {**_LETTER, "how_known": "I have met them here twice."},
    "letter-referral-mental-health": _REFERRAL,
    "letter-referral-drug-alcohol": {**_DRUGS, "withdrawal": "None", "overdose": "None"},
    "letter-to-person": _OWN,
}


def figures(place: Path) -> Iterator[Figure]:
    """The first letter of a process, one after it, and five in a row."""
    folder = demo_store(place)
    with desk_at(folder, sign_in="asha") as lead:
        press = LocalPress(resources_dir())
        loading = milliseconds(press.warm_up)
        desk = replace(lead, press=press)
        save_letterhead(desk, {"organisation": "Trust", "phone": "01632 960 118", "address": "8 Exchange Place"})
        drafts = _drafts(desk, find_people(desk, "")[0].id)
        first = milliseconds(lambda: show_paper(desk, drafts[0]))
        letters, pages = in_turns(ROUNDS, lambda: show_paper(desk, drafts[0]), lambda: _bare(press))
        bundles, bare = in_turns(10, lambda: [show_paper(desk, one) for one in drafts], lambda: _bare(press), warm=1)
    base = "a bare page drawn"
    yield Figure("libraries and fonts loaded", loading, "ms", base, median(pages))
    yield Figure("letter, the first of a process", first, "ms", base, median(pages))
    yield Figure("letter after first load, median", median(letters), "ms", base, median(pages), AIM)
    yield Figure("letter after first load, 95", percentile(letters, 95), "ms", base, percentile(pages, 95))
    yield Figure("bundle of five documents, median", median(bundles), "ms", base, median(bare), BUNDLE_AIM)


def _drafts(desk: Desk, person: PersonId) -> list[Document]:
    for recipient in (Recipient.GP, Recipient.MENTAL_HEALTH, Recipient.DRUG_ALCOHOL):
        record_agreements(desk, person, (recipient,), How.SPOKEN)
    begun = [(begin_paper(desk, person, template)[0], typed) for template, typed in BUNDLE.items()]
    return [keep_paper(desk, draft, {**draft.typed, **typed})[0] for draft, typed in begun]


def _bare(press: LocalPress) -> None:
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    for line in range(60):
        canvas.drawString(56, 800 - line * 12, f"Line {line} of a page with as many words as a letter has on a line")
    canvas.save()
    list(press.pages(buffer.getvalue(), 130))

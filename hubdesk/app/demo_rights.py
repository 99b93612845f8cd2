"""The demo's people and their rights: notices given, an objection that waits, a copy that was asked for. All made up.

The trust of the demo has named itself and confirmed its legal bases; its privacy notice is still a draft.
"""

from collections.abc import Sequence

from hubdesk.domain.ids import PersonId
from hubdesk.domain.trust import ASKED, GROUPS, Matter
from hubdesk.services.desk import Desk
from hubdesk.services.record_requests import RequestEntry, ask_for_copy
from hubdesk.services.rights import ObjectionEntry, decide_objection, read_rights, record_notice, record_objection
from hubdesk.services.trust import confirm

_SAID = {
    Matter.CONTROLLER: "Northbridge NHS Foundation Trust (made up)",
    Matter.OFFICER: "Data protection officer, 01632 960 150, privacy@northbridge.example",
}
_TODAY = ("", "", "")
_NOTICES = ((0, "paper"), (1, "told"), (3, "easy-read"), (4, "interpreted"))
_MASON, _AISHA = 0, 1


def tell_rights(lead: Desk, navigator: Desk, people: Sequence[PersonId]) -> None:
    """Write it down as the lead and the navigator would have."""
    basis = next(group for group in GROUPS if group.name == "basis")
    usual = {one.matter: ASKED[one.matter].usual for one in basis.matters if ASKED[one.matter].usual}
    confirm(lead, _SAID | usual)
    for place, how in _NOTICES:
        if place < len(people):
            record_notice(navigator, people[place], how, _TODAY)
    if len(people) <= _AISHA:
        return
    said = ObjectionEntry("sharing", "Not my brother. He would tell everyone.", ("family",))
    record_objection(navigator, people[_MASON], said)
    (objection,) = read_rights(lead, people[_MASON]).objections
    decide_objection(lead, people[_MASON], objection.id, "upheld", "It is theirs to say")
    record_objection(navigator, people[_AISHA], ObjectionEntry("reports", "I do not want to be counted anywhere."))
    ask_for_copy(navigator, people[_AISHA], RequestEntry("Told me today", "Known to me, sat here"))

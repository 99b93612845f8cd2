"""Refer a person: where to, what that service needs, and how it goes there."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.destinations import Destination
from hubdesk.domain.ids import DocumentId, PersonId, ReferralId
from hubdesk.domain.referral import Referral, Urgency
from hubdesk.domain.roles import Permission, may
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.referral_words import where_to
from hubdesk.presenters.routes import PaperRoute, PersonRoute, ReferralRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.paper.papers import permission_for
from hubdesk.services.referrals import NewReferral, Refers, begin_referral, read_refers, set_rules


@dataclass(frozen=True, slots=True)
class ReferState(EntryState):
    """What the page shows."""

    banner: BannerState | None = None
    kinds: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    """What is known of the chosen kind of service."""
    open_already: str = ""
    ways: tuple[tuple[str, str], ...] = ()
    urgencies: tuple[tuple[str, str], ...] = ()
    joint: bool = False
    rules: str = ""
    may_edit: bool = False
    hidden: str = ""
    said: str = ""
    loaded: bool = False


class ReferPresenter(EntryPresenter[ReferState]):
    """Refer one person."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
        destination: str = "",
        follows: ReferralId | None = None,
    ) -> None:
        super().__init__(ReferState(), runner)
        self._desk, self._go, self._tell_all = desk, go, changed
        self._id, self._chosen, self._follows = person_id, destination, follows
        self._found: Refers | None = None

    def load(self) -> None:
        """Read where people are referred."""
        self._work(lambda: read_refers(self._desk, self._id), self._loaded, self._failed)

    def choose(self, destination: str) -> None:
        """Show what this kind of service needs."""
        self._chosen = destination
        self._draw()

    def begin(self, how: str, urgency: str, to: str, lead: str) -> None:
        """Begin the referral; with a letter, on to the letter."""
        if self.state.busy or not self.state.loaded:
            return
        entry = NewReferral(self._chosen, how, to, urgency, lead, self._follows)
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))
        self._work(lambda: begin_referral(self._desk, self._id, entry), self._begun, self._failed)

    def keep_rules(self, words: str) -> None:
        """Keep a lead's words on the local services of the chosen kind."""
        chosen = self._chosen
        self._show(replace(self.state, busy=True, errors={}, said="", trouble=None))

        def work() -> tuple[Refers, Changes]:
            changes = set_rules(self._desk, chosen, words)
            return read_refers(self._desk, self._id), changes

        self._work(work, self._kept, self._failed)

    def back(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def _loaded(self, found: Refers) -> None:
        self._found = found
        self._draw()

    def _kept(self, result: tuple[Refers, Changes]) -> None:
        self._found, changes = result
        self._draw("The words on local services were kept.")
        self._tell_all(changes)

    def _begun(self, result: tuple[tuple[Referral, ...], DocumentId | None, Changes]) -> None:
        made, document_id, changes = result
        self._tell_all(changes)
        self._go(PaperRoute(document_id) if document_id else ReferralRoute(made[0].id))

    def _draw(self, said: str = "") -> None:
        found = self._found
        if found is None:
            return
        banner = person_banner(found.head, self._desk.clock.now().date())
        if found.head.officer_present:
            self._show(ReferState(banner=banner, hidden=HIDDEN, loaded=True))
            return
        kind = next((one for one in found.kinds if one.id == self._chosen), None)
        state = ReferState(
            banner=banner,
            kinds=tuple((one.id, one.title) for one in found.kinds),
            urgencies=tuple((one.value, one.label) for one in reversed(Urgency)),
            said=said,
            loaded=True,
        )
        if kind is not None:
            state = replace(
                state,
                chosen=kind.id,
                facts=_facts(kind, found.rules.get(kind.id, "")),
                open_already=self._open_already(found, kind),
                ways=self._ways(kind),
                joint=bool(kind.joint),
                rules=found.rules.get(kind.id, ""),
                may_edit=may(self._desk.actor.role, Permission.EDIT_SITE),
            )
        self._show(state)

    def _ways(self, kind: Destination) -> tuple[tuple[str, str], ...]:
        writes = may(self._desk.actor.role, permission_for(kind.template)) if kind.template else False
        letter = "With a letter" if writes else "With a letter, which a clinician writes"
        ways = [("letter", letter)] if kind.template else []
        ways += [] if kind.joint else [("phone", "By phone, with no letter")]
        ways += [("self", "The person refers themselves, with our help")] if kind.self_referral else []
        return tuple(ways)

    def _open_already(self, found: Refers, kind: Destination) -> str:
        same = [one for one in found.open if one.destination in (kind.id, *kind.joint)]
        if not same:
            return ""
        where = where_to(self._desk.destinations, same[0].destination, same[0].to)
        return f"There is an open referral already: {where}, {same[0].stage.label.lower()}."

    def _stopped(self) -> ReferState:
        return replace(self.state, busy=False, loaded=True)


def _facts(kind: Destination, rules: str) -> tuple[tuple[str, str], ...]:
    facts = [("For whom", kind.eligibility), ("What they need to know", "; ".join(kind.minimum))]
    agreement = kind.recipient.label if kind.recipient else "Both services" if kind.joint else ""
    facts.append(("Agreement to share", agreement or "With agreement, or on a basis that the letter names"))
    facts.append(("The person may refer themselves", "Yes" if kind.self_referral else "No"))
    facts += [("Local services", rules)] if rules else []
    facts += [("In Wales", kind.wales)] if kind.wales else []
    facts += [("Only in", kind.country)] if kind.country != "everywhere" else []
    return tuple(facts)

"""What a person agreed to share and with whom, and taking it back."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from hubdesk.domain.agreements import USUAL, Agreement, Given, Recipient
from hubdesk.domain.changes import Changes
from hubdesk.domain.ids import PersonId
from hubdesk.domain.problems import KnownProblem
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.opening_page import agreement_words
from hubdesk.presenters.presenter import Presenter, Trouble
from hubdesk.presenters.routes import PersonRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.opening import read_agreements, withdraw_agreement
from hubdesk.services.person_head import PersonHead
from hubdesk.services.visit_start import person_to_visit


@dataclass(frozen=True, slots=True)
class SharingRow:
    """One recipient."""

    recipient: str
    label: str
    words: str
    detail: str
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class SharingState:
    """The page of one person's agreements."""

    banner: BannerState | None = None
    rows: tuple[SharingRow, ...] = ()
    trouble: Trouble | None = None
    busy: bool = False


class SharingPresenter(Presenter[SharingState]):
    """Lists what stands for each recipient; a withdrawal is recorded with its day."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
    ) -> None:
        super().__init__(SharingState(), runner)
        self._desk, self._go, self._changed, self._id = desk, go, changed, person_id
        self._standing: dict[str, Agreement] = {}

    def load(self) -> None:
        """Read the person and what stands."""
        self._work(
            lambda: (person_to_visit(self._desk, self._id), read_agreements(self._desk, self._id)),
            self._loaded,
            self._failed,
        )

    def withdraw(self, recipient: str) -> None:
        """Record that the person took this agreement back today."""
        if self.state.busy or recipient not in self._standing:
            return
        self._show(replace(self.state, busy=True, trouble=None))
        self._work(lambda: withdraw_agreement(self._desk, self._standing[recipient]), self._withdrawn, self._failed)

    def back(self) -> None:
        """Back to the person."""
        self._go(PersonRoute(self._id))

    def _withdrawn(self, changes: Changes) -> None:
        self._changed(changes)
        self.load()

    def _loaded(self, found: tuple[PersonHead, tuple[Agreement, ...]]) -> None:
        head, agreements = found
        self._standing = {a.recipient.value: a for a in agreements}
        today = self._desk.clock.now().date()
        shown = (r for r in Recipient if r in USUAL or r.value in self._standing)
        rows = tuple(_row(recipient, self._standing.get(recipient.value)) for recipient in shown)
        self._show(SharingState(banner=person_banner(head, today), rows=rows))

    def _failed(self, problem: KnownProblem) -> None:
        self._show(replace(self.state, busy=False, trouble=Trouble.of(problem)))


def _row(recipient: Recipient, standing: Agreement | None) -> SharingRow:
    if standing is None:
        return SharingRow(recipient.value, recipient.label, "Not asked", "", can_withdraw=False)
    can = standing.given is Given.YES and standing.withdrawn_on is None
    detail = standing.what if can else ""
    return SharingRow(recipient.value, recipient.label, agreement_words(standing), detail, can)

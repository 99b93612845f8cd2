"""Writing the copy of a record that a lead has approved: what to look for first, where it goes, and how it went."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from hubdesk.domain.changes import Changes
from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import PersonId
from hubdesk.domain.rights import Check, RequestId
from hubdesk.presenters.banner import BannerState, person_banner
from hubdesk.presenters.entry import EntryPresenter, EntryState
from hubdesk.presenters.question_page import HIDDEN
from hubdesk.presenters.record_copy_text import readable_copy
from hubdesk.presenters.routes import RightsRoute, Route
from hubdesk.presenters.runner import Runner
from hubdesk.services.desk import Desk
from hubdesk.services.ports import ExportFolders
from hubdesk.services.record_copy import CopyDesk, CopyOrder, read_copy_desk, write_copy

CHECKS: tuple[tuple[str, str], ...] = tuple((check.value, check.label) for check in Check)
_LOOK_AT = (
    (("person_section", "person_number"), "{n} saved details, with somebody to call and other people’s names in them"),
    (("note",), "{n} notes by staff"),
    (("safety_entry",), "{n} entries of safety pages"),
    (("document",), "{n} letters and cards"),
    (("objection", "objection_decision"), "{n} lines about objections"),
)


@dataclass(frozen=True, slots=True)
class RecordCopyState(EntryState):
    """What the page shows."""

    banner: BannerState | None = None
    request: str = ""
    contains: tuple[str, ...] = ()
    """What is in the record that somebody must read first."""
    ready: bool = False
    """An approval stands and nobody sits in who must not see it."""
    offers_restricted: bool = False
    done: str = ""
    note: str = ""


class RecordCopyPresenter(EntryPresenter[RecordCopyState]):
    """Opens the page (audited) and writes the copy."""

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        go: Callable[[Route], None],
        changed: Callable[[Changes], None],
        person_id: PersonId,
        request_id: RequestId,
        folders: ExportFolders,
    ) -> None:
        super().__init__(RecordCopyState(), runner)
        self._desk, self._go, self._changed = desk, go, changed
        self._id, self._request, self._folders = person_id, request_id, folders

    def load(self) -> None:
        """Read the request."""
        self._work(lambda: read_copy_desk(self._desk, self._id, self._request), self._loaded, self._failed)

    def write(self, folder: str, checked: Collection[str], *, restricted: bool) -> None:
        """Write the copy into a new folder inside this one."""
        if self.state.busy or not self.state.ready:
            return
        self._show(replace(self.state, busy=True, errors={}, trouble=None, done=""))
        ticked = frozenset(Check(one) for one in checked)
        order = CopyOrder(self._id, self._request, folder, ticked, restricted)
        self._work(lambda: write_copy(self._desk, self._folders, order, readable_copy), self._written, self._failed)

    def back(self) -> None:
        """Back to privacy and rights."""
        self._go(RightsRoute(self._id))

    def _loaded(self, found: CopyDesk) -> None:
        hidden = found.head.officer_present
        note = HIDDEN if hidden else ""
        if not hidden and not found.may_be_given:
            note = "No approval of a clinical lead stands for this request, or it is older than 30 days."
        request = found.request
        self._show(
            replace(
                self.state,
                banner=person_banner(found.head, self._desk.clock.now().date()),
                request=f"Asked for on {cui_date(request.asked_on)}, due {cui_date(request.due)}. {request.identity}",
                contains=() if hidden else tuple(_contains(found.counts)),
                ready=found.may_be_given and not hidden,
                offers_restricted=found.reads_restricted,
                note=note,
            )
        )

    def _written(self, result: tuple[str, Changes]) -> None:
        name, changes = result
        done = f"Written to the folder {name}: record.pdf to read, record.json for a computer. Only you can open it."
        self._show(replace(self.state, busy=False, done=done))
        self._changed(changes)


def _contains(counts: Mapping[str, int]) -> list[str]:
    found = [(sum(counts.get(name, 0) for name in names), words) for names, words in _LOOK_AT]
    return [words.format(n=number) for number, words in found if number]

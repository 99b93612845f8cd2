"""Forms by content: the exact version that each response was begun on, and which may be begun now."""

from dataclasses import replace
from types import MappingProxyType

from hubdesk.domain.form_standing import FormState, Standing
from hubdesk.domain.problems import KnownProblem
from hubdesk.forms import FormPack, Library, Pathway, Step, pack_from_canonical
from hubdesk.services.form_standings import Governed, StandingForm, in_use, read_governed, standing_forms
from hubdesk.services.ports import FormSnapshot, RecordsUnit, Seals
from hubdesk.services.step_locks import DIRECT_QUESTION

OWN_VISIT = "only-"
"""A form of the hub's own has a kind of visit to itself, with this before its id, and the direct question after it."""


class FormNotAvailable(KnownProblem):
    """The form may not be started now."""

    code = "form-not-available"


class FormShelf:
    """Gives form packs by their SHA-256, from the library or from the snapshot kept with the records.

    Until ``refresh`` was called it knows only what the files say; a form that needs a decision then waits.
    """

    def __init__(self, library: Library, seals: Seals | None = None) -> None:
        self.folder = library
        """What the forms folder holds."""
        self.seals = seals
        self.governed = Governed()
        self._by_sha = {pack.sha256: pack for pack in library.forms.values()}
        self._take(self.governed)

    def refresh(self, unit: RecordsUnit) -> None:
        """Take over what the hub decided since; cheap where that is nothing."""
        if unit.governance.mark() != self.governed.mark:
            self._take(read_governed(unit))

    def newest(self, form_id: str) -> FormPack:
        """The version new responses begin on."""
        return self.library.forms[form_id]

    def standing(self, form_id: str) -> Standing:
        """Where the version that counts stands. Nothing ever takes the direct question out of use (promise 4)."""
        if form_id == DIRECT_QUESTION:
            return Standing(FormState.ACTIVE)
        return self._in_use[form_id].standing

    def check_may_start(self, form_id: str) -> None:
        """Raises ``FormNotAvailable`` in words."""
        stands = self.standing(form_id)
        if not stands.may_start:
            raise FormNotAvailable(
                f"{self.newest(form_id).title} is not available: {stands.why_not}.",
                "A clinical lead can look at it under Forms. Go on with the rest of the visit.",
            )

    def pack(self, unit: RecordsUnit, sha256: str) -> FormPack:
        """The form as it was when a response was begun, whatever the forms folder holds now."""
        if sha256 not in self._by_sha:
            self._by_sha[sha256] = pack_from_canonical(unit.form_versions.get(sha256).pack)
        return self._by_sha[sha256]

    def _take(self, governed: Governed) -> None:
        self.governed = governed
        self.forms: tuple[StandingForm, ...] = standing_forms(self.folder, governed, self.seals)
        """Every version there is, with where it stands."""
        self._in_use = in_use(self.forms)
        named = {step.form_id for pathway in self.folder.pathways.values() for step in pathway.steps}
        own = [one for form_id, one in self._in_use.items() if not one.came_with_hubdesk and form_id not in named]
        forms = {form_id: one.pack for form_id, one in self._in_use.items()}
        visits = {p.id: p for p in (self._visit_of(one.pack) for one in own if one.standing.may_start)}
        self.library = replace(
            self.folder,
            forms=MappingProxyType(forms),
            pathways=MappingProxyType({**self.folder.pathways, **visits}),
        )

    def _visit_of(self, pack: FormPack) -> Pathway:
        steps = [Step(pack.id, pack.title, pack.id)]
        if DIRECT_QUESTION in self.folder.forms and pack.id != DIRECT_QUESTION:
            steps.append(Step(DIRECT_QUESTION, "Safety", DIRECT_QUESTION))
        return Pathway(f"{OWN_VISIT}{pack.id}", f"{pack.title}, and the safety question", tuple(steps))


def snapshot(pack: FormPack) -> FormSnapshot:
    """The pack as it is kept with the records."""
    return FormSnapshot(pack.sha256, pack.id, pack.url, pack.version, pack.canonical)

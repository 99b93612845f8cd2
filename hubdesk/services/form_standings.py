"""Where each form stands now: what the files say, and what the hub wrote down about them, put together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from hubdesk.domain.form_governance import (
    BroughtForm,
    DecisionKind,
    FormDecision,
    HubKey,
    OwnerPermission,
    TrustedKey,
)
from hubdesk.domain.form_standing import FormFacts, Standing, standing
from hubdesk.forms import FormError, FormPack, Library, pack_from_canonical
from hubdesk.forms.house import Licence
from hubdesk.forms.publication import Publication, publication
from hubdesk.services.ports import RecordsUnit, Seals


@dataclass(frozen=True, slots=True)
class Governed:
    """Everything the hub wrote down about its forms, as last read."""

    mark: int = 0
    brought: tuple[BroughtForm, ...] = ()
    decisions: tuple[FormDecision, ...] = ()
    permissions: tuple[OwnerPermission, ...] = ()
    keys: tuple[TrustedKey, ...] = ()
    hub_key: HubKey | None = None

    def permission(self, instrument: str) -> OwnerPermission | None:
        """What was said last about an instrument."""
        return next((p for p in reversed(self.permissions) if p.instrument == instrument), None)

    def trusted(self, fingerprint: str) -> TrustedKey | None:
        """The key with this fingerprint, where it is trusted now."""
        return next((k for k in self.keys if k.fingerprint == fingerprint and k.trusted), None)


@dataclass(frozen=True, slots=True)
class StandingForm:
    """One version of a form with where it stands."""

    pack: FormPack
    publication: Publication
    standing: Standing
    came_with_hubdesk: bool
    brought: BroughtForm | None = None
    licence: Licence | None = None
    """The instrument of the licence desk that it is."""


def read_governed(unit: RecordsUnit) -> Governed:
    """What is written down now."""
    book = unit.governance
    return Governed(
        book.mark(),
        tuple(book.brought()),
        tuple(book.decisions()),
        tuple(book.permissions()),
        tuple(book.trusted_keys()),
        book.hub_key(),
    )


def standing_forms(library: Library, governed: Governed, seals: Seals | None) -> tuple[StandingForm, ...]:
    """Every version there is: those of the forms folder first, then those made or loaded here, oldest first."""
    decisions = sealed_decisions(governed, seals)
    found = [_stand(library, governed, decisions, pack, None) for pack in library.forms.values()]
    for one in governed.brought:
        pack = _read(one)
        if pack is not None:
            found.append(_stand(library, governed, decisions, pack, one))
    return tuple(found)


def unreadable(governed: Governed) -> tuple[BroughtForm, ...]:
    """Versions kept here that this program cannot read any more: they are told, and never stop anything else."""
    return tuple(one for one in governed.brought if _read(one) is None)


def _read(brought: BroughtForm) -> FormPack | None:
    try:
        return pack_from_canonical(brought.pack)
    except FormError:
        return None


def standing_of(library: Library, pack: FormPack) -> StandingForm:
    """Where a form of the forms folder stands by what its files say, with nothing decided yet."""
    return _stand(library, Governed(), (), pack, None)


def sealed_decisions(governed: Governed, seals: Seals | None) -> tuple[FormDecision, ...]:
    """The decisions without those approvals whose seal is not the hub's: such an approval was not given here."""
    key = governed.hub_key

    def holds(one: FormDecision) -> bool:
        if one.kind is not DecisionKind.APPROVED:
            return True
        return seals is not None and key is not None and seals.holds(key.public, approval_words(one), one.seal)

    return tuple(one for one in governed.decisions if holds(one))


def approval_words(decision: FormDecision) -> bytes:
    """What the hub's seal on an approval covers: the version by its content, who approved it and when."""
    parts = (decision.sha256, decision.form_id, decision.version, decision.by, decision.at.isoformat())
    return "\n".join(("hubdesk form approval", *parts)).encode()


def licence_of(library: Library, form_id: str, title: str) -> Licence | None:
    """The instrument of the licence desk that a form of this id and title is."""
    return next((one for one in library.licences if one.is_in(form_id, title)), None)


def _stand(
    library: Library,
    governed: Governed,
    decisions: Sequence[FormDecision],
    pack: FormPack,
    brought: BroughtForm | None,
) -> StandingForm:
    said = publication(pack.form)
    ours = brought is None and library.publisher.published(said.publisher, pack.url)
    licence = None if ours else licence_of(library, pack.id, pack.title)
    facts = FormFacts(
        sha256=pack.sha256,
        status=said.status,
        came_with_hubdesk=ours,
        unverified=bool(said.unverified),
        needs_permission=licence is not None,
        brought_by=brought.by if brought else None,
        key_withdrawn=bool(brought and brought.signed_by and governed.trusted(brought.signed_by) is None),
    )
    permission = governed.permission(licence.id) if licence and not licence.never else None
    return StandingForm(pack, said, standing(facts, decisions, permission), ours, brought, licence)


def in_use(forms: Sequence[StandingForm]) -> Mapping[str, StandingForm]:
    """For each form the version that counts: the newest that may be started, else the newest."""
    chosen: dict[str, StandingForm] = {}
    for one in sorted(forms, key=lambda form: (form.standing.may_start, version_number(form.pack.version))):
        chosen[one.pack.id] = one
    return MappingProxyType(chosen)


def version_number(version: str) -> tuple[int, ...]:
    """A version for comparing: 1.10.0 comes after 1.9.0."""
    return tuple(int(part) for part in version.split("."))

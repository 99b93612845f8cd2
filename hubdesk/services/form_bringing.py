"""Bring a form to this hub: from a spreadsheet made here, or from a signed pack made elsewhere.

Whatever comes is checked by the linter, kept, and waits for a second person. Terms of licences are obeyed here: an
instrument that needs permission is not even kept without it, and one that may not be changed is not made again.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.form_governance import BroughtForm, DecisionKind, Origin, fingerprint_words
from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.roles import Permission
from hubdesk.forms import Finding, FormPack, pack_from_canonical
from hubdesk.forms.hubform import SignedPack, read_hubform, signed_words, write_hubform
from hubdesk.forms.publication import Term, publication
from hubdesk.forms.source import read_json, write_json
from hubdesk.forms.spreadsheet import MadeForm, Sheet, form_from_sheets
from hubdesk.forms.spreadsheet.making import check_files
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.form_desk import form_with, hub_key, seals_of
from hubdesk.services.form_standings import licence_of, version_number
from hubdesk.services.ports import Records


class NotBrought(KnownProblem):
    """The form cannot come here as it is."""

    code = "form-not-brought"


@dataclass(frozen=True, slots=True)
class LoadedPack:
    """A pack file that was opened: its signature is whole and the key is trusted here."""

    pack: FormPack
    findings: tuple[Finding, ...]
    fingerprint: str
    signer: str
    """Who the hub says the key belongs to."""

    @property
    def clean(self) -> bool:
        """Whether no finding is an error."""
        return not any(one.severity == "error" for one in self.findings)


def make_from_sheets(desk: Desk, sheets: Sequence[Sheet], name: str) -> MadeForm:
    """The form in a spreadsheet, checked; nothing is kept yet."""
    authorise(desk, Permission.GOVERN_FORMS)
    today = desk.clock.now().date().isoformat()
    publisher = desk.shelf.folder.publisher
    return form_from_sheets(sheets, name=name, publisher=publisher, house=desk.site.hub, date=today)


def bring_made(desk: Desk, made: MadeForm) -> Changes:
    """Keep a form made here; it waits for a second person. Raises ``NotBrought``."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    if made.pack is None:
        raise NotBrought("The form has faults.", "Put them right in the spreadsheet, save it, and choose it again.")
    if made.missing:
        said = ", ".join(made.missing)
        raise NotBrought(f"The spreadsheet does not say {said}.", "Write it in the spreadsheet and choose it again.")
    return _bring(desk, records, made.pack, Origin.SPREADSHEET)


def open_pack(desk: Desk, data: bytes) -> LoadedPack:
    """Open a pack file. Raises FormError for a damaged one, ``NotBrought`` for one that is not trusted."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    signed = read_hubform(data)
    seals = seals_of(desk)
    if not seals.holds(signed.key, signed_words(signed.canonical), signed.signature):
        raise NotBrought("The pack was changed after it was signed.", "Do not use it. Ask for it again.")
    with records.reading() as unit:
        desk.shelf.refresh(unit)
    fingerprint = seals.fingerprint(signed.key)
    key = desk.shelf.governed.trusted(fingerprint)
    if key is None:
        own = desk.shelf.governed.hub_key
        if own is None or own.fingerprint != fingerprint:
            raise NotBrought(
                f"The pack is signed with a key that this hub does not trust: {fingerprint_words(fingerprint)}.",
                "Ask whoever made it to read out their fingerprint, then add their key under Trusted keys.",
            )
    pack = pack_from_canonical(signed.canonical)
    return LoadedPack(pack, _findings(pack), fingerprint, key.owner if key else desk.site.hub)


def bring_loaded(desk: Desk, loaded: LoadedPack) -> Changes:
    """Keep a pack; it waits for a second person. Raises ``NotBrought``."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    if not loaded.clean:
        raise NotBrought("The form in the pack has faults.", "Ask whoever made it to put them right.")
    return _bring(desk, records, loaded.pack, Origin.PACK, loaded.fingerprint)


def export_pack(desk: Desk, sha256: str) -> bytes:
    """A form of this hub's own as a pack, sealed with the hub's key. Raises ``NotBrought``."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    with records.writing() as unit:
        desk.shelf.refresh(unit)
        form = form_with(desk, sha256)
        if form.brought is None or not form.standing.may_start:
            raise NotBrought("Only a form of this hub's own that is in use is saved as a pack.", "")
        if form.licence is not None:
            raise NotBrought(
                f"The permission for {form.licence.name} is this trust's own, so the form is not given to others.", ""
            )
        key = hub_key(desk, unit)
        signature = seals_of(desk).sign(key.private, signed_words(form.pack.canonical))
        unit.audit.write(AuditEvent(Event.FORM_PACKED, None, "form", sha256, {"form": form.pack.id}))
    return write_hubform(SignedPack(form.pack.canonical, key.public, signature, desk.site.hub))


def _findings(pack: FormPack) -> tuple[Finding, ...]:
    parts = read_json(pack.canonical).value
    files = {
        f"{pack.id}.json": write_json(parts["questionnaire"], indent=2),
        f"{pack.id}.examples.json": write_json(parts["examples"], indent=2),
        "NOTICE.txt": str(parts["notice"]),
    }
    return check_files(pack.id, files, tuple(parts["valueSets"]))[0]


def _bring(desk: Desk, records: Records, pack: FormPack, origin: Origin, signed_by: str = "") -> Changes:
    with records.writing() as unit:
        desk.shelf.refresh(unit)
        _check_terms(desk, pack)
        _check_version(desk, pack)
        unit.governance.bring(
            BroughtForm(
                *(pack.sha256, pack.id, pack.version, origin, desk.clock.now(), desk.actor.id),
                pack=pack.canonical,
                signed_by=signed_by,
            )
        )
        detail: dict[str, str | int] = {"form": pack.id, "version": pack.version, "origin": origin.value}
        unit.audit.write(AuditEvent(Event.FORM_BROUGHT, None, "form", pack.sha256, detail))
        desk.shelf.refresh(unit)
    return Changes.of(Topic.FORMS)


def _check_terms(desk: Desk, pack: FormPack) -> None:
    folder = desk.shelf.folder
    for shipped in folder.forms.values():
        if shipped.id == pack.id:
            raise NotBrought(f'A form "{pack.id}" comes with hubdesk.', "Give yours another id.")
        kept_whole = Term.NO_CHANGE in publication(shipped.form).terms
        if kept_whole and any(_names(words, pack.title) for words in (shipped.title, shipped.id)):
            raise NotBrought(
                f"The terms of {shipped.title} allow no changes, and it comes with hubdesk.",
                "Use the form that is there. Help for staff stands beside it, never in it.",
            )
    licence = licence_of(folder, pack.id, pack.title)
    if licence is None:
        return
    if licence.never:
        raise NotBrought(f"{licence.name} is not used in hubdesk. {licence.missing}", f"Instead: {licence.instead}")
    permission = desk.shelf.governed.permission(licence.id)
    if permission is None or not permission.given:
        raise NotBrought(
            f"{licence.name} needs the permission of its owner, and none is recorded.",
            "Ask for it first: the Licence desk says whom, prints the letter, and keeps the answer.",
        )


def _names(words: str, title: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", title, re.IGNORECASE) is not None


def _check_version(desk: Desk, pack: FormPack) -> None:
    ours = [one for one in desk.shelf.forms if one.brought is not None and one.pack.id == pack.id]
    if any(one.pack.sha256 == pack.sha256 for one in ours):
        raise NotBrought("This very version is here already.", "Look for it in the list of forms.")
    settled = [one for one in ours if _was_approved(desk, one.pack.sha256)]
    newest = max((version_number(one.pack.version) for one in settled), default=())
    if settled and version_number(pack.version) <= newest:
        number = ".".join(map(str, newest))
        raise NotBrought(
            f"Version {number} of this form was approved before, and yours is {pack.version}.",
            "Raise the version: the first number when scores or answers change, the second when something is added, "
            "the third for a typing error.",
        )


def _was_approved(desk: Desk, sha256: str) -> bool:
    decisions: Iterable[DecisionKind] = (d.kind for d in desk.shelf.governed.decisions if d.sha256 == sha256)
    return DecisionKind.APPROVED in decisions

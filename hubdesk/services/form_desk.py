"""The clinical lead's desk for forms: what there is, where each stands, and the decisions a lead takes."""

from dataclasses import dataclass

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.form_governance import LONGEST, BroughtForm, DecisionKind, FormDecision, HubKey
from hubdesk.domain.form_standing import FormState, Missing
from hubdesk.domain.problems import InvalidEntry, KnownProblem, NotFound
from hubdesk.domain.roles import Permission
from hubdesk.forms import Finding
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.form_standings import Governed, StandingForm, approval_words, unreadable
from hubdesk.services.ports import RecordsUnit, Seals
from hubdesk.services.step_locks import DIRECT_QUESTION


class NotSecondPerson(KnownProblem):
    """Whoever made a form may not approve it."""

    code = "not-second-person"


class NotNow(KnownProblem):
    """The form does not stand where this decision belongs."""

    code = "decision-does-not-fit"


@dataclass(frozen=True, slots=True)
class FormsDesk:
    """Everything the Forms page shows."""

    forms: tuple[StandingForm, ...]
    findings: tuple[Finding, ...]
    """What is wrong with the files of the forms folder."""
    governed: Governed
    unreadable: tuple[BroughtForm, ...]
    """Versions kept here that this program cannot read any more."""
    names: dict[str, str]
    """The names of users by id."""


def open_forms_desk(desk: Desk) -> FormsDesk:
    """All forms with where they stand; that they were looked at is audited. Raises ``NotAllowed``."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    with desk.control.reading() as control:
        names = {str(user.id): user.name for user in control.users()}
    with records.writing() as unit:
        desk.shelf.refresh(unit)
        unit.audit.write(AuditEvent(Event.FORMS_LISTED, object_type="form"))
    governed = desk.shelf.governed
    return FormsDesk(desk.shelf.forms, desk.shelf.folder.findings, governed, unreadable(governed), names)


def record_wording_check(desk: Desk, sha256: str, copy: str) -> Changes:
    """The wording of this version was compared, line by line, with the copy named. Raises ``InvalidEntry``."""
    return _decide(desk, sha256, DecisionKind.WORDING_CHECKED, copy, "Enter which copy you compared it with")


def approve_form(desk: Desk, sha256: str) -> Changes:
    """Approve a version that somebody else made or loaded; the hub's key seals it. Raises ``NotSecondPerson``."""
    return _decide(desk, sha256, DecisionKind.APPROVED, "", "")


def send_back(desk: Desk, sha256: str, reason: str) -> Changes:
    """Not approved: whoever made it puts it right and brings a new version. Raises ``InvalidEntry``."""
    return _decide(desk, sha256, DecisionKind.SENT_BACK, reason, "Enter what must be put right")


def retire_form(desk: Desk, sha256: str, reason: str) -> Changes:
    """Take a version out of use. What was answered stays readable. Raises ``InvalidEntry``, ``NotNow``."""
    return _decide(desk, sha256, DecisionKind.RETIRED, reason, "Enter why it is taken out of use")


def restore_form(desk: Desk, sha256: str, reason: str) -> Changes:
    """Put a version back into use. Raises ``InvalidEntry``."""
    return _decide(desk, sha256, DecisionKind.RESTORED, reason, "Enter why it is put back into use")


def _decide(desk: Desk, sha256: str, kind: DecisionKind, note: str, empty: str) -> Changes:
    records = authorise(desk, Permission.GOVERN_FORMS)
    words = " ".join(note.split())
    if empty and not words:
        raise InvalidEntry({"note": empty})
    if len(words) > LONGEST:
        raise InvalidEntry({"note": f"Use at most {LONGEST} characters"})
    with records.writing() as unit:
        desk.shelf.refresh(unit)
        form = form_with(desk, sha256)
        _check_fits(desk, form, kind)
        decision = FormDecision(form.pack.id, form.pack.version, sha256, kind, desk.clock.now(), desk.actor.id, words)
        if kind is DecisionKind.APPROVED:
            decision = _sealed(desk, unit, decision)
        unit.governance.decide(decision)
        detail: dict[str, str | int] = {"form": form.pack.id, "version": form.pack.version, "kind": kind.value}
        unit.audit.write(AuditEvent(Event.FORM_DECIDED, None, "form", sha256, detail))
    return Changes.of(Topic.FORMS)


def form_with(desk: Desk, sha256: str) -> StandingForm:
    """The version with this content. Raises ``NotFound``."""
    found = next((one for one in desk.shelf.forms if one.pack.sha256 == sha256), None)
    if found is None:
        raise NotFound("This version of the form is not here any more.", "Open the list of forms again.")
    return found


def _check_fits(desk: Desk, form: StandingForm, kind: DecisionKind) -> None:
    state, missing = form.standing.state, form.standing.missing
    again = "Open the list of forms again."
    if kind is DecisionKind.WORDING_CHECKED and Missing.WORDING not in missing:
        raise NotNow("No wording of this version waits for a check.", again)
    if kind in (DecisionKind.APPROVED, DecisionKind.SENT_BACK):
        if Missing.APPROVAL not in missing and Missing.SENT_BACK not in missing:
            raise NotNow("This version does not wait for approval.", again)
        if form.brought is not None and form.brought.by == desk.actor.id:
            raise NotSecondPerson(
                "You made or loaded this form yourself, so a second person must decide.",
                "Ask another clinical lead to sign in and look at it.",
            )
    if kind is DecisionKind.RETIRED:
        if state not in (FormState.ACTIVE, FormState.WAITING):
            raise NotNow("This version is not in use.", again)
        if form.pack.id == DIRECT_QUESTION:
            raise NotNow("The direct safety question is asked of everyone and stays in use.", "")
    if kind is DecisionKind.RESTORED and state is not FormState.RETIRED:
        raise NotNow("This version was not taken out of use.", again)


def _sealed(desk: Desk, unit: RecordsUnit, decision: FormDecision) -> FormDecision:
    key = hub_key(desk, unit)
    seal = seals_of(desk).sign(key.private, approval_words(decision))
    return FormDecision(
        *(decision.form_id, decision.version, decision.sha256, decision.kind, decision.at, decision.by),
        note=decision.note,
        seal=seal,
        key=key.fingerprint,
    )


def hub_key(desk: Desk, unit: RecordsUnit) -> HubKey:
    """The hub's own key; made at its first use."""
    known = unit.governance.hub_key()
    if known is not None:
        return known
    seals = seals_of(desk)
    private = seals.make_key()
    public = seals.public(private)
    made = HubKey(seals.fingerprint(public), public, private, desk.clock.now())
    unit.governance.keep_hub_key(made)
    return made


def seals_of(desk: Desk) -> Seals:
    """Who signs and compares signatures."""
    if desk.shelf.seals is None:
        raise RuntimeError("this shelf was made without seals")
    return desk.shelf.seals

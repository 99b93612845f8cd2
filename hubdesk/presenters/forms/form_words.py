"""How forms are told on the lead's pages: rows, facts, findings."""

from dataclasses import dataclass

from hubdesk.domain.dates import cui_date_time
from hubdesk.domain.form_governance import OwnerPermission
from hubdesk.domain.form_standing import FormState, Missing
from hubdesk.forms import Finding
from hubdesk.presenters.routes import FormRoute, Route
from hubdesk.services.form_desk import FormsDesk
from hubdesk.services.form_standings import StandingForm

COLOURS = {FormState.DRAFT: "grey", FormState.WAITING: "orange", FormState.ACTIVE: "green", FormState.RETIRED: "grey"}
_OWNER_SHOWN = 60


@dataclass(frozen=True, slots=True)
class FormRow:
    """A form in a list."""

    title: str
    detail: str
    tag: str
    tag_kind: str
    action: str
    route: Route


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words: about what, what happens, what to do. ``error`` stops the form."""

    about: str
    message: str
    fix: str
    error: bool = True


def row_of(form: StandingForm) -> FormRow:
    """A form as the list shows it."""
    owner = form.publication.owner
    short = owner if len(owner) <= _OWNER_SHOWN else f"{owner[:_OWNER_SHOWN].rsplit(' ', 1)[0]} …"
    terms = " and ".join(term.value.replace("-", " ") for term in form.publication.terms)
    parts = (f"Version {form.pack.version}", short, terms, _sentence(form.standing.why_not))
    state = form.standing.state
    return FormRow(
        title=form.pack.title,
        detail=" · ".join(part for part in parts if part),
        tag=state.label,
        tag_kind=COLOURS[state],
        action="",
        route=FormRoute(form.pack.sha256),
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def told(finding: Finding, cells: dict[str, str] | None = None) -> Told:
    """A finding as a lead reads it; ``cells`` name the cell of the spreadsheet each item came from."""
    at = (cells or {}).get(finding.link_id, "")
    about = " · ".join(part for part in (at, finding.subject) if part) or "The form as a whole"
    return Told(about, finding.message, finding.fix, finding.severity == "error")


def facts_of(desk: FormsDesk, form: StandingForm) -> tuple[tuple[str, str], ...]:
    """What is known of a form, as label and value."""
    said = form.publication
    origin = "Came with hubdesk" if form.came_with_hubdesk else "Put into the forms folder of this computer"
    if form.brought is not None:
        name = desk.names.get(form.brought.by, "Not recorded")
        origin = f"{form.brought.origin.label}, {cui_date_time(form.brought.at)}, {name}"
    facts = [
        ("Version", form.pack.version),
        ("Where it came from", origin),
        ("Who owns the wording", said.owner or "Not given"),
        ("Terms of the licence", ". ".join(term.words for term in said.terms) or "None given"),
    ]
    if form.brought is not None and form.brought.signed_by:
        key = desk.governed.trusted(form.brought.signed_by)
        facts.append(("Signed by", key.owner if key else "A key that is not trusted any more"))
    if form.licence is not None:
        permission = desk.governed.permission(form.licence.id)
        facts.append(("Permission", permission_words(permission)))
    return tuple(facts)


def permission_words(permission: OwnerPermission | None) -> str:
    """What is recorded of a permission, in one line."""
    if permission is None:
        return "Not recorded, so it counts as no"
    return f"{permission.said.label}: {permission.who}"


def history_of(desk: FormsDesk, sha256: str) -> tuple[tuple[str, str], ...]:
    """What was decided about a version, newest first."""
    about = [one for one in desk.governed.decisions if one.sha256 == sha256]
    return tuple(
        (
            one.kind.label,
            " · ".join(
                part for part in (cui_date_time(one.at), desk.names.get(one.by, "Not recorded"), one.note) if part
            ),
        )
        for one in reversed(about)
    )


def missing_words(missing: tuple[Missing, ...]) -> tuple[str, ...]:
    """Why a version waits, each in a sentence."""
    return tuple(f"{one.words[:1].upper()}{one.words[1:]}." for one in missing)

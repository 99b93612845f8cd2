"""The words of letters and cards: a lead reads them, tries others on a made-up person, and saves a new version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.problems import InvalidEntry, NotFound
from hubdesk.domain.roles import Permission
from hubdesk.domain.template_versions import Finding, Standing, TemplateSheet, TemplateVersion
from hubdesk.services.desk import Desk, administer, bare_press, in_wales
from hubdesk.services.ports import Control, PagePicture

REASON, WELSH = "reason", "welsh"
_LONGEST_REASON = 300
_SHOWN_DPI = 110


@dataclass(frozen=True, slots=True)
class TemplatesDesk:
    """Every template with what stands for it, and the names of users by id."""

    templates: tuple[Standing, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    wales: bool = False


@dataclass(frozen=True, slots=True)
class OpenTemplate:
    """One template with all its versions. ``wales``: the hub is there, and Welsh may be printed."""

    standing: Standing
    wales: bool
    findings: tuple[Finding, ...]
    """What stands against the words that are in use now."""
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tried:
    """Words that were tried: what stands against them, and the paper of a made-up person where it can be drawn."""

    findings: tuple[Finding, ...]
    pages: tuple[PagePicture, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether they may not be saved."""
        return any(one.stops for one in self.findings)


def list_templates(desk: Desk) -> TemplatesDesk:
    """Every template. Nothing of a person is in it, and nothing is audited. Raises ``NotAllowed``."""
    control = administer(desk, Permission.EDIT_SITE)
    with control.reading() as unit:
        own = unit.templates.standing()
        names = {str(user.id): user.name for user in unit.users()}
    templates = tuple(Standing(sheet, own.get(sheet.id)) for sheet in bare_press(desk).sheets())
    return TemplatesDesk(templates, names, in_wales(desk))


def read_template(desk: Desk, template: str) -> OpenTemplate:
    """One template. Raises ``NotFound``, ``NotAllowed``."""
    control = administer(desk, Permission.EDIT_SITE)
    standing = _standing(desk, control, template)
    with control.reading() as unit:
        names = {str(user.id): user.name for user in unit.users()}
    return OpenTemplate(standing, in_wales(desk), tuple(_lint(desk, standing, standing.texts)), names)


def check_template(
    desk: Desk, standing: Standing, texts: Mapping[str, str], welsh: str = "", *, show: bool = False
) -> Tried:
    """What stands against these words; with ``show`` the paper too, with the Welsh on it as if it was checked."""
    administer(desk, Permission.EDIT_SITE)
    findings = tuple(_lint(desk, standing, texts, welsh))
    if not show or any(one.stops for one in findings):
        return Tried(findings)
    press = bare_press(desk)
    version = _version(desk, standing, texts, "", welsh)
    pdf = press.sample(version, desk.clock.now())
    return Tried(findings, tuple(press.pages(pdf, _SHOWN_DPI)))


def save_template(desk: Desk, standing: Standing, texts: Mapping[str, str], reason: str, welsh: str = "") -> Changes:
    """Keep these words as the next version. ``welsh`` names the Welsh speaker who checked the Welsh ones.

    Raises ``InvalidEntry`` naming each text that may not stand so, ``ChangedElsewhere`` where somebody else saved a
    version since it was opened, ``NotAllowed``.
    """
    control = administer(desk, Permission.EDIT_SITE)
    kept = {part.name: texts.get(part.name, "").strip("\n") for part in standing.sheet.parts}
    wrong = {one.part or REASON: one.message for one in _lint(desk, standing, kept, welsh) if one.stops}
    wrong |= _reason(reason)
    if welsh.strip() and not in_wales(desk):
        wrong[WELSH] = "Welsh is printed where the hub is in Wales. Say so in “The hub on letters” first"
    if not wrong and kept == standing.texts and welsh.strip() == _checked(standing):
        wrong[REASON] = "Nothing was changed"
    if wrong:
        raise InvalidEntry(wrong)
    return _keep(control, _version(desk, standing, kept, reason.strip(), welsh.strip()))


def restore_shipped(desk: Desk, standing: Standing, reason: str) -> Changes:
    """Go back to the words that came with hubdesk, as the next version. Raises as ``save_template``."""
    control = administer(desk, Permission.EDIT_SITE)
    wrong = _reason(reason)
    if standing.own is None or standing.own.back:
        wrong[REASON] = "The words that came with hubdesk are in use already"
    if wrong:
        raise InvalidEntry(wrong)
    return _keep(control, _version(desk, standing, {}, reason.strip()))


def _keep(control: Control, version: TemplateVersion) -> Changes:
    with control.writing() as unit:
        unit.templates.add(version)
        detail: dict[str, str | int] = {"version": version.stamp}
        unit.audit.write(AuditEvent(Event.TEMPLATE_SAVED, None, "template", version.template, detail))
    return Changes.of(Topic.SITE, Topic.PAPERS)


def _standing(desk: Desk, control: Control, template: str) -> Standing:
    sheet = _sheet(bare_press(desk).sheets(), template)
    with control.reading() as unit:
        history = tuple(unit.templates.history(template))
    return Standing(sheet, history[0] if history else None, history)


def _sheet(sheets: Sequence[TemplateSheet], template: str) -> TemplateSheet:
    found = next((one for one in sheets if one.id == template), None)
    if found is None:
        raise NotFound("This letter or card was not found.", "Go back and choose one.")
    return found


def _lint(desk: Desk, standing: Standing, texts: Mapping[str, str], welsh: str = "") -> Sequence[Finding]:
    return bare_press(desk).lint(_version(desk, standing, texts, "", welsh))


def _version(desk: Desk, standing: Standing, texts: Mapping[str, str], reason: str, welsh: str = "") -> TemplateVersion:
    sheet, now = standing.sheet, desk.clock.now()
    return TemplateVersion(sheet.id, standing.number + 1, sheet.version, dict(texts), reason, now, desk.actor.id, welsh)


def _reason(reason: str) -> dict[str, str]:
    if not reason.strip():
        return {REASON: "Say why, in a few words: whoever comes after you reads it"}
    if len(reason) > _LONGEST_REASON:
        return {REASON: f"Use {_LONGEST_REASON} characters or fewer"}
    return {}


def _checked(standing: Standing) -> str:
    return standing.own.welsh_checked if standing.own else ""

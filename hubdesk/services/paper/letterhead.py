"""How the hub stands on its papers: organisation, address and phone, kept with the settings of the hub."""

from collections.abc import Mapping

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.machine_settings import SetByIt
from hubdesk.domain.paper import Address, Sender
from hubdesk.domain.phones import read_phone
from hubdesk.domain.postcodes import read_postcode
from hubdesk.domain.practices import Country
from hubdesk.domain.problems import InvalidEntry
from hubdesk.domain.roles import Permission
from hubdesk.domain.short_address import read_short_address
from hubdesk.services.desk import Desk, administer, authorise, press_of
from hubdesk.services.paper.typed_lines import lines_of
from hubdesk.services.ports import Printer

FIELDS = ("organisation", "address", "town", "postcode", "phone", "email", "hours", "window", "web", "country")
WINDOWS = ("dl", "c5")
COUNTRIES = (Country.ENGLAND.value, Country.WALES.value)
_LONGEST = 300


def read_letterhead(desk: Desk) -> dict[str, str]:
    """The fields as they stand; nothing of a person is in them, so everyone may read them and nothing is audited."""
    with desk.control.reading() as unit:
        kept = {name: unit.setting(f"letter-{name}") for name in FIELDS}
    return {name: text for name, text in (kept | _fixed(desk)).items() if text}


def fixed_fields(desk: Desk) -> frozenset[str]:
    """The fields that IT has fixed."""
    return frozenset(_fixed(desk))


def _fixed(desk: Desk) -> dict[str, str]:
    """What IT has fixed, by field; the lines of the address are parted by commas there."""
    told = {name: desk.rules.text(f"site-{name}") for name in FIELDS}
    told["address"] = "\n".join(line.strip() for line in told["address"].split(","))
    return {name: text for name, text in told.items() if text}


def save_letterhead(desk: Desk, typed: Mapping[str, str]) -> Changes:
    """Keep the letterhead. A clinical lead only. What IT has fixed stays as it is.

    Raises ``InvalidEntry`` naming each field, ``NotAllowed``, and ``SetByIt`` where a fixed field was changed.
    """
    control = administer(desk, Permission.EDIT_SITE)
    fields = {name: typed.get(name, "").strip() for name in FIELDS}
    fixed = _fixed(desk)
    if any(fields[name] != text for name, text in fixed.items()):
        raise SetByIt
    wrong = {name: f"Use {_LONGEST} characters or fewer" for name, text in fields.items() if len(text) > _LONGEST}
    for name, read in (("phone", read_phone), ("postcode", read_postcode), ("web", read_short_address)):
        try:
            if fields[name]:
                read(fields[name])
        except ValueError as e:
            wrong[name] = str(e)
    if fields["window"] not in ("", *WINDOWS):
        wrong["window"] = "Choose one of the two envelopes"
    if fields["country"] not in ("", *COUNTRIES):
        wrong["country"] = "Choose England or Wales"
    if wrong:
        raise InvalidEntry(wrong)
    with control.writing() as unit:
        for name, text in fields.items():
            if name in fixed:
                continue
            unit.set_setting(f"letter-{name}", text)
        unit.audit.write(AuditEvent(Event.SETTING_CHANGED, None, "setting", "letterhead"))
    return Changes.of(Topic.SITE)


def sender(desk: Desk) -> Sender:
    """The letterhead as papers take it."""
    kept = read_letterhead(desk)
    address = Address(lines_of(kept.get("address", "")), kept.get("town", ""), kept.get("postcode", ""))
    return Sender(
        organisation=kept.get("organisation", ""),
        hub=desk.site.hub,
        address=address,
        phone=kept.get("phone", ""),
        email=kept.get("email", ""),
        hours=kept.get("hours", ""),
        window=kept.get("window", "") or WINDOWS[0],
        web=read_short_address(kept.get("web", "")),
    )


def print_window_sheet(desk: Desk, printer: Printer) -> None:
    """Print the test sheet for the envelope as it was last saved; nothing of a person is on it. Raises what the printer
    says."""
    authorise(desk, Permission.MAKE_PAPERS)
    press = press_of(desk)
    printer.put(press.pages(press.window_sheet(sender(desk), desk.clock.now()), printer.dpi))

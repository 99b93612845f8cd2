"""Whose form packs this hub accepts: keys are added with their fingerprint, compared by voice."""

import base64
import binascii
from dataclasses import replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.form_governance import LONGEST, HubKey, TrustedKey
from hubdesk.domain.problems import InvalidEntry, NotFound
from hubdesk.domain.roles import Permission
from hubdesk.forms.hubform import KEY_BYTES
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.form_desk import hub_key, seals_of


def trust_key(desk: Desk, owner: str, key: str, fingerprint: str) -> Changes:
    """Accept packs signed with this key. The fingerprint is the one its owner read out. Raises ``InvalidEntry``."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    wrong: dict[str, str] = {}
    public = _key_bytes(key)
    if not owner.strip() or len(owner) > LONGEST:
        wrong["owner"] = "Enter whose key it is: name and organisation"
    if public is None:
        wrong["key"] = "This is not a public key: 44 characters, as the other hub shows it"
    elif seals_of(desk).fingerprint(public) != _digits(fingerprint):
        wrong["fingerprint"] = (
            "This is not the fingerprint of that key. Ask for it again, by voice. Do not trust the key"
        )
    if wrong or public is None:
        raise InvalidEntry(wrong)
    trusted = TrustedKey(
        _digits(fingerprint), public, " ".join(owner.split()), trusted=True, at=desk.clock.now(), by=desk.actor.id
    )
    with records.writing() as unit:
        unit.governance.trust(trusted)
        unit.audit.write(AuditEvent(Event.KEY_TRUSTED, None, "key", trusted.fingerprint))
        desk.shelf.refresh(unit)
    return Changes.of(Topic.FORMS)


def drop_key(desk: Desk, fingerprint: str) -> Changes:
    """Accept packs signed with this key no longer; forms that came with it stop. Raises ``NotFound``."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    with records.writing() as unit:
        known = next(
            (one for one in unit.governance.trusted_keys() if one.fingerprint == fingerprint and one.trusted), None
        )
        if known is None:
            raise NotFound("This key is not trusted now.", "Open the list again.")
        unit.governance.trust(replace(known, trusted=False, at=desk.clock.now(), by=desk.actor.id))
        unit.audit.write(AuditEvent(Event.KEY_DROPPED, None, "key", fingerprint))
        desk.shelf.refresh(unit)
    return Changes.of(Topic.FORMS)


def own_key(desk: Desk) -> HubKey:
    """The hub's own key, to give to other hubs; made at its first use."""
    records = authorise(desk, Permission.GOVERN_FORMS)
    with records.writing() as unit:
        key = hub_key(desk, unit)
        desk.shelf.refresh(unit)
    return key


def key_words(public: bytes) -> str:
    """A public key as text, to send to another hub."""
    return base64.b64encode(public).decode()


def _key_bytes(text: str) -> bytes | None:
    try:
        # What was copied from a screen may hold spaces, and marks where a line may end.
        public = base64.b64decode("".join(c for c in text if c.isascii() and not c.isspace()), validate=True)
    except (binascii.Error, ValueError):
        return None
    return public if len(public) == KEY_BYTES else None


def _digits(fingerprint: str) -> str:
    return "".join(c for c in fingerprint.casefold() if c in "0123456789abcdef")

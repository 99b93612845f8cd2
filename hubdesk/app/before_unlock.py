"""What happened while nobody was signed in: each wrong password, sealed for the audit trail (security design §4.4).

``before-unlock.log`` holds a line for each. It is sealed (HPKE) to the audit key whose public half stands in the key
file: whoever sits at the unlock page can add a line and read none. The lines are chained with an HMAC of the
workstation secret. At the next sign-in they go into the audit trail, each with its own time, and the file goes. Which
account it was is told; a name that nobody has is not, for people type passwords there.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hubdesk.app.data_folder import KEY_FILE
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.clock import Clock
from hubdesk.domain.problems import KnownProblem
from hubdesk.services.ports import AuditTrail
from hubdesk.system.log import topic
from hubdesk.vault import PRODUCTION, Unlocked, Vault, audit_seal_key, fold_name
from hubdesk.vault.resets import user_of
from hubdesk.vault.sealing import NotSealedForYou, seal, unseal

BEFORE_UNLOCK_FILE = "before-unlock.log"
MOST = 2000
"""Lines that are kept: a script could fill the disk. What comes after that is counted, and told as a number."""
Secret = bytes | bytearray
_FIRST = bytes(32)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the file tells. ``whole`` is False where a line was changed, taken away or put in."""

    events: tuple[AuditEvent, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class BeforeUnlock:
    """The file of one data folder."""

    folder: Path
    clock: Clock
    seconds: Callable[[], float]

    def wrong_password(self, name: str, secret: Secret) -> None:
        """Somebody typed a wrong one. Where it cannot be written down, the count of wrong passwords still tells."""
        with suppress(KnownProblem):
            told = Vault(self.folder / KEY_FILE, PRODUCTION).status()
            user = next((user_of(u.uid) for u in told.users if u.name == fold_name(name)), "")
            at = self.clock.now().isoformat(timespec="seconds")
            event = json.dumps({"user": user, "at": at, "mono": int(self.seconds())})
            self._append(seal(event.encode(), told.audit_public_key, _info(told.store)), secret)

    def gather(self, unlocked: Unlocked) -> Gathered:
        """Open what is there, with the control key of whoever has signed in."""
        private = audit_seal_key(unlocked.key("control"))
        before, events, whole = _FIRST, [], True
        for line in self._lines():
            try:
                sealed, mac = (base64.b64decode(part, validate=True) for part in line.split(" "))
                whole = whole and hmac.compare_digest(mac, _mac(before, sealed, unlocked.workstation_secret))
                told = json.loads(bytes(unseal(sealed, private, _info(unlocked.store))))
                detail = {"at": str(told["at"]), "mono": int(told["mono"])}
                events.append(AuditEvent(Event.UNLOCK_REFUSED, None, "user", str(told["user"]), detail, "refused"))
                before = mac
            except (ValueError, KeyError, TypeError, NotSealedForYou):
                whole = False
        return Gathered(tuple(events), whole)

    def tell(self, trail: AuditTrail, gathered: Gathered, counted: int) -> None:
        """Into the audit trail: each event, and whether some are missing. ``counted`` is how many there were, as the
        record of wrong passwords has it."""
        for event in gathered.events:
            trail.write(event)
        known = len(gathered.events)
        if known == MOST and counted > known:
            trail.write(AuditEvent(Event.UNLOCK_REFUSED, detail={"times": counted - known}, outcome="refused"))
        elif not gathered.whole or known < counted:
            lost = {"known": known, "counted": counted, "whole": int(gathered.whole)}
            trail.write(AuditEvent(Event.EVENTS_LOST, detail=lost, outcome="failed"))

    def told(self) -> None:
        """The trail has them for good."""
        (self.folder / BEFORE_UNLOCK_FILE).unlink(missing_ok=True)

    def _append(self, sealed: bytes, secret: Secret) -> None:
        lines = self._lines()
        if len(lines) >= MOST:
            return
        try:
            before = base64.b64decode(lines[-1].split(" ")[1], validate=True) if lines else _FIRST
        except (ValueError, IndexError):
            before = _FIRST  # the chain is broken already, and the next sign-in says so
        line = " ".join(base64.b64encode(part).decode("ascii") for part in (sealed, _mac(before, sealed, secret)))
        try:
            with (self.folder / BEFORE_UNLOCK_FILE).open("a", encoding="ascii") as file:
                file.write(f"{line}\n")
        except OSError:
            topic("unlock").warning("a wrong password could not be written down")

    def _lines(self) -> list[str]:
        try:
            return (self.folder / BEFORE_UNLOCK_FILE).read_text(encoding="ascii", errors="replace").splitlines()
        except OSError:
            return []


def _info(store: str) -> str:
    return f"hubdesk/audit-event/v1|{store}"


def _mac(before: bytes, sealed: bytes, secret: Secret) -> bytes:
    return hmac.digest(secret, b"hubdesk/before-unlock/v1|" + before + sealed, hashlib.sha256)

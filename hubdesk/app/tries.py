"""Wrong passwords on this computer, remembered between runs (security design §4.4, §6.2 row 16).

``tries.json`` holds, for each name that was tried, how many wrong passwords there were in a row and when: no name, only
a keyed digest of it, and a MAC made with the workstation secret. Time is that of a clock nobody can set, which starts
again with the computer: after a restart a pause begins anew, so neither a changed clock nor a restart shortens it. A
file that is missing or altered counts as five wrong passwords. Nobody is ever locked out for good, nothing is erased:
a brake at the screen; what protects copied files is Argon2id and the workstation secret.
"""

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from hubdesk.domain.problems import KnownProblem
from hubdesk.domain.wrong_passwords import WrongPasswords, wait_words
from hubdesk.system.log import topic
from hubdesk.vault import fold_name
from hubdesk.vault.problems import WrongPassword

TRIES_FILE = "tries.json"
UNKNOWN = 5
"""What a missing or altered file counts for."""
NAMES_KEPT, IN_A_MINUTE, _MINUTE = 200, 10, 60
Secret = bytes | bytearray


class TryLater(KnownProblem):
    """Too many wrong passwords in a row; the next try is taken a little later."""

    code = "try-later"

    def __init__(self, seconds: int) -> None:
        super().__init__(
            "There were several wrong passwords in a row.",
            f"{wait_words(seconds)}. A clinical lead or IT can give you a new password.",
        )


@dataclass(frozen=True, slots=True)
class Tries:
    """What the file says: wrong passwords by name, the last minute's at this computer, those not yet in the audit."""

    by_name: dict[str, WrongPasswords] = field(default_factory=dict)
    everyone: WrongPasswords = field(default_factory=WrongPasswords)
    """For names that are not listed: what a missing file is worth, from when it was missed."""
    lately: tuple[float, ...] = ()
    untold: int = 0


class TriesFile:
    """The file of one data folder. ``seconds`` is a clock that only goes forward while the computer runs; ``note`` is
    told the name of each try that was wrong, for the audit trail."""

    def __init__(
        self, folder: Path, seconds: Callable[[], float], note: Callable[[str, Secret], None] | None = None
    ) -> None:
        self._path, self._seconds, self._note = folder / TRIES_FILE, seconds, note

    def begin(self, secret: Secret) -> None:
        """For a new store: nobody has tried anything."""
        self._write(Tries(), secret)

    def check(self, name: str, secret: Secret) -> None:
        """Raises ``TryLater`` while this name, or this computer, has to wait."""
        tries, now = self._read(secret), self._seconds()
        wait = tries.by_name.get(_key(name, secret), tries.everyone).wait(now)
        lately = [at for at in tries.lately if now - at < _MINUTE]
        if len(lately) >= IN_A_MINUTE:
            wait = max(wait, int(_MINUTE - (now - min(lately))) + 1)
        if wait:
            raise TryLater(wait)

    @contextmanager
    def attempt(self, name: str, secret: Secret) -> Iterator[None]:
        """Around each use of a password, wherever it is typed: waits are kept, and a wrong one counts.

        Raises ``TryLater``, and ``WrongPassword`` from within.
        """
        self.check(name, secret)
        try:
            yield
        except WrongPassword:
            self.wrong(name, secret)
            if self._note is not None:
                self._note(name, secret)
            raise

    def wrong(self, name: str, secret: Secret) -> None:
        """One more wrong password for this name."""
        tries, now, key = self._read(secret), self._seconds(), _key(name, secret)
        by_name = {**tries.by_name, key: tries.by_name.get(key, tries.everyone).another(now)}
        kept = dict(sorted(by_name.items(), key=lambda one: one[1].last)[-NAMES_KEPT:])
        lately = (*(at for at in tries.lately if now - at < _MINUTE), now)[-IN_A_MINUTE:]
        self._write(Tries(kept, tries.everyone, lately, tries.untold + 1), secret)

    def right(self, name: str, secret: Secret) -> int:
        """This name's password was right. Gives how many wrong ones, of anybody, are not in the audit trail yet."""
        tries, key = self._read(secret), _key(name, secret)
        by_name = {**tries.by_name, key: WrongPasswords()} if tries.everyone.count else dict(tries.by_name)
        if not tries.everyone.count:
            by_name.pop(key, None)
        changed = Tries(by_name, tries.everyone, tries.lately, 0)
        if changed != tries:
            self._write(changed, secret)
        return tries.untold

    def _read(self, secret: Secret) -> Tries:
        """What the file says. One that is missing or altered is written anew, so that its pause has a beginning, and
        counts as one wrong password to tell the audit trail of."""
        try:
            told = json.loads(self._path.read_bytes())
            if hmac.compare_digest(_mac(told["tries"], secret), told["mac"]):
                found = _tries(told["tries"])
                tries = self._since_start(found)
                if tries != found:
                    self._write(tries, secret)
                return tries
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass  # the same as one whose MAC does not fit
        missed = Tries(everyone=WrongPasswords(UNKNOWN, self._seconds()), untold=1)
        self._write(missed, secret)
        return missed

    def _since_start(self, tries: Tries) -> Tries:
        """A moment that has not come yet is from before the computer was started again: it counts as now."""
        now = self._seconds()
        by_name = {key: replace(one, last=min(one.last, now)) for key, one in tries.by_name.items()}
        everyone = replace(tries.everyone, last=min(tries.everyone.last, now))
        return replace(tries, by_name=by_name, everyone=everyone, lately=tuple(a for a in tries.lately if a <= now))

    def _write(self, tries: Tries, secret: Secret) -> None:
        """Where it cannot be written (a full disk) nobody is kept from signing in for that."""
        body = {
            "names": {key: [one.count, one.last] for key, one in tries.by_name.items()},
            "everyone": [tries.everyone.count, tries.everyone.last],
            "lately": list(tries.lately),
            "untold": tries.untold,
        }
        staged = self._path.with_name(f"{TRIES_FILE}.tmp")
        try:
            staged.write_text(json.dumps({"tries": body, "mac": _mac(body, secret)}), encoding="ascii")
            staged.replace(self._path)
        except OSError:
            topic("unlock").warning("the record of wrong passwords could not be written")


def _tries(body: dict[str, Any]) -> Tries:
    names = {str(key): WrongPasswords(int(count), float(last)) for key, (count, last) in body["names"].items()}
    count, last = body["everyone"]
    lately = tuple(float(at) for at in body["lately"])
    return Tries(names, WrongPasswords(int(count), float(last)), lately, int(body["untold"]))


def _key(name: str, secret: Secret) -> str:
    return hmac.digest(secret, b"hubdesk/tries/v1|" + fold_name(name).encode(), hashlib.sha256)[:8].hex()


def _mac(body: object, secret: Secret) -> str:
    said = json.dumps(body, sort_keys=True).encode()
    return hmac.digest(secret, b"hubdesk/tries-mac/v1|" + said, hashlib.sha256).hex()

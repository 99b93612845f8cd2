"""How long to wait after wrong passwords (security design §4.5): a brake, never a lock-out."""

from dataclasses import dataclass

FREE = 3
"""Slips of the finger that cost nothing."""
LONGEST, AFTER_MANY, MANY = 300, 900, 10


@dataclass(frozen=True, slots=True)
class WrongPasswords:
    """Wrong passwords in a row. Times are seconds of a clock that only goes forward."""

    count: int = 0
    last: float = 0.0

    def another(self, now: float) -> "WrongPasswords":
        """One more, just now."""
        return WrongPasswords(self.count + 1, now)

    def wait(self, now: float) -> int:
        """Whole seconds until the next try is taken; 0 when it is taken now."""
        left = self._pause() - (now - self.last)
        return max(0, -int(-left // 1))

    def _pause(self) -> int:
        if self.count > MANY:
            return AFTER_MANY
        return 0 if self.count <= FREE else min(LONGEST, 2 ** (self.count - FREE))


def wait_words(seconds: int) -> str:
    """``Wait 8 seconds, then try again``."""
    if seconds < 60:
        return f"Wait {seconds} second{'' if seconds == 1 else 's'}, then try again"
    minutes = -(-seconds // 60)
    return f"Wait {minutes} minute{'' if minutes == 1 else 's'}, then try again"

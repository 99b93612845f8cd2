"""Access in an emergency, in the control file."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hubdesk.domain.emergency import EmergencyOpening
from hubdesk.domain.ids import UserId


class Emergencies(Protocol):
    """Who was let in with the recovery kit, and which lead has read of it. Nothing is ever taken away."""

    def add(self, opening: EmergencyOpening) -> None:
        """Keep one."""

    def every(self) -> Sequence[EmergencyOpening]:
        """All of them, newest first."""

    def unseen(self, user_id: UserId) -> Sequence[EmergencyOpening]:
        """Those that this user has not said to have read, oldest first."""

    def saw(self, opening_id: str, user_id: UserId, at: datetime) -> None:
        """This user has read of it."""

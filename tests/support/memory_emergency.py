"""In-memory ``ports.Emergencies``."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hubdesk.domain.emergency import EmergencyOpening
from hubdesk.domain.ids import UserId


class MemoryEmergencies:
    """On the state's lists."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, opening: EmergencyOpening) -> None:
        self.state.emergencies.append(opening)

    def every(self) -> Sequence[EmergencyOpening]:
        return list(reversed(self.state.emergencies))

    def unseen(self, user_id: UserId) -> Sequence[EmergencyOpening]:
        return [one for one in self.state.emergencies if (one.id, user_id) not in self.state.emergencies_seen]

    def saw(self, opening_id: str, user_id: UserId, _at: datetime) -> None:
        self.state.emergencies_seen.append((opening_id, user_id))

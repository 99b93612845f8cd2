"""Why the keys of the records are changed (security design §4.4, removal "for cause")."""

from enum import StrEnum


class WhyKeys(StrEnum):
    """The reason that a clinical lead gives."""

    LEFT = "left"
    SEEN = "seen"
    LOST = "lost"
    EMERGENCY = "emergency"
    ROUTINE = "routine"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            WhyKeys.LEFT: "Somebody left, and must not read what comes after",
            WhyKeys.SEEN: "A password or the recovery kit was seen by somebody else",
            WhyKeys.LOST: "A computer or a backup disk was lost or stolen",
            WhyKeys.EMERGENCY: "The records were opened with the recovery kit in an emergency",
            WhyKeys.ROUTINE: "It is time: nothing has happened",
        }[self]

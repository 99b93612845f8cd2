"""The sheet of one flag for one reader: drawn when it is printed, and kept nowhere but sealed."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.flag_paper import FlagPaper
from hubdesk.domain.paper.frame import PaperPerson


@dataclass(frozen=True, slots=True)
class FlagSheet:
    """Whom it is about, what was chosen, and who passes it on."""

    person: PaperPerson
    paper: FlagPaper
    hub: str
    phone: str
    signer: str
    printed_on: date

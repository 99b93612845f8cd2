"""The paper twin of a form, with a word at its head where it is not one to hand out."""

from datetime import datetime

from hubdesk.forms import FormPack
from hubdesk.services.hand_over import ASKED_BY_A_WORKER

FOR_STAFF = "For staff to ask, alone with the person. Never hand this sheet out, and never let it leave the hub."


def blank_form(pack: FormPack, at: datetime) -> bytes:
    """The PDF. Raises the problems of the press."""
    from hubdesk.documents.blank import draw_blank
    from hubdesk.system.paths import resources_dir

    return draw_blank(resources_dir(), pack, at, FOR_STAFF if pack.id in ASKED_BY_A_WORKER else "")

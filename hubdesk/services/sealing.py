"""Who may read a restricted text, asked in one place: the role permits it, and the key is held."""

from hubdesk.domain.roles import Permission, may
from hubdesk.services.desk import Desk, authorise
from hubdesk.services.ports import Restricted


def reads_restricted(desk: Desk) -> bool:
    """Whether whoever sits here reads clinicians-only notes and flags."""
    return desk.restricted is not None and may(desk.actor.role, Permission.READ_RESTRICTED)


def restricted_key(desk: Desk) -> Restricted:
    """The key, for those who may use it. Raises ``NotAllowed`` and leaves an audit event otherwise."""
    authorise(desk, Permission.READ_RESTRICTED)
    if desk.restricted is None:
        raise RuntimeError("a role that reads restricted texts was signed in without their key")
    return desk.restricted

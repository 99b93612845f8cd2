"""Who may do what (security design §4.7). Deny by default.

The same table decides which data keys a role is granted and what services allow.
"""

from enum import StrEnum


class Role(StrEnum):
    """A user's role in the hub. A lead is a clinician who also approves users' keys."""

    CLINICIAN = "clinician"
    LEAD = "lead"
    NAVIGATOR = "navigator"
    IT_ADMIN = "it-admin"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Role.CLINICIAN: "Clinician",
            Role.LEAD: "Clinical lead",
            Role.NAVIGATOR: "Health navigator",
            Role.IT_ADMIN: "IT admin",
        }[self]

    @property
    def in_sentence(self) -> str:
        """The label within a sentence: "health navigator", but "IT admin"."""
        return self.label if self is Role.IT_ADMIN else self.label.lower()

    @property
    def clinical(self) -> bool:
        """True for the roles trained to judge a clinical answer."""
        return self in (Role.CLINICIAN, Role.LEAD)


class Permission(StrEnum):
    """One thing a service may be asked to do."""

    FIND_PEOPLE = "find-people"
    REGISTER_PERSON = "register-person"
    OPEN_PERSON = "open-person"
    EDIT_PERSON = "edit-person"
    RUN_VISIT = "run-visit"
    READ_RESULTS = "read-results"
    RECORD_SAFETY = "record-safety"
    JUDGE_SAFETY = "judge-safety"
    BOOK_APPOINTMENTS = "book-appointments"
    CORRECT_RESPONSES = "correct-responses"
    MAKE_PAPERS = "make-papers"
    SIGN_CLINICAL_PAPERS = "sign-clinical-papers"
    EDIT_SITE = "edit-site"
    GOVERN_FORMS = "govern-forms"
    MANAGE_USERS = "manage-users"
    APPROVE_USERS = "approve-users"
    SET_LOCK = "set-lock"
    SET_BACKUP = "set-backup"
    BACK_UP = "back-up"


_CARE = frozenset(
    {
        Permission.FIND_PEOPLE,
        Permission.REGISTER_PERSON,
        Permission.OPEN_PERSON,
        Permission.EDIT_PERSON,
        Permission.RUN_VISIT,
        Permission.READ_RESULTS,
        Permission.RECORD_SAFETY,
        Permission.BOOK_APPOINTMENTS,
        Permission.CORRECT_RESPONSES,
        Permission.MAKE_PAPERS,
        Permission.BACK_UP,
    }
)
_CLINICAL = _CARE | {Permission.JUDGE_SAFETY, Permission.SIGN_CLINICAL_PAPERS}

_ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.NAVIGATOR: _CARE,
    Role.CLINICIAN: _CLINICAL,
    Role.LEAD: _CLINICAL
    | {Permission.EDIT_SITE, Permission.APPROVE_USERS, Permission.SET_LOCK, Permission.SET_BACKUP}
    | {Permission.GOVERN_FORMS},
    Role.IT_ADMIN: frozenset({Permission.MANAGE_USERS, Permission.SET_BACKUP}),
}

CONTROL, RECORDS, RESTRICTED = "control", "records-1", "restricted-1"
_KEYS: dict[Role, tuple[str, ...]] = {
    Role.NAVIGATOR: (CONTROL, RECORDS),
    Role.CLINICIAN: (CONTROL, RECORDS, RESTRICTED),
    Role.LEAD: (CONTROL, RECORDS, RESTRICTED),
    Role.IT_ADMIN: (CONTROL,),
}


def may(role: Role, permission: Permission) -> bool:
    """Whether this role is allowed this."""
    return permission in _ALLOWED[role]


def data_keys(role: Role) -> tuple[str, ...]:
    """The ids of the data keys that a role holds, in a new store."""
    return _KEYS[role]

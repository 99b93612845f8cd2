"""Who may do what (security design §4.7). Deny by default.

The same table decides which data keys a role is granted and what services allow.
"""

from enum import StrEnum


class Role(StrEnum):
    """A user's role in the hub. A lead is a clinician who also approves users' keys. The information governance lead
    reviews who did what and opens no record; reporting will see figures, and no record either."""

    CLINICIAN = "clinician"
    LEAD = "lead"
    NAVIGATOR = "navigator"
    IT_ADMIN = "it-admin"
    IG_LEAD = "ig-lead"
    REPORTING = "reporting"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Role.CLINICIAN: "Clinician",
            Role.LEAD: "Clinical lead",
            Role.NAVIGATOR: "Health navigator",
            Role.IT_ADMIN: "IT admin",
            Role.IG_LEAD: "Information governance lead",
            Role.REPORTING: "Reporting",
        }[self]

    @property
    def in_sentence(self) -> str:
        """The label within a sentence: "health navigator", but "IT admin"."""
        if self is Role.REPORTING:
            return "colleague for reports"
        return self.label if self is Role.IT_ADMIN else self.label.lower()

    @property
    def may_words(self) -> str:
        """What the role may do, in one plain sentence, for whoever adds or looks at an account."""
        return {
            Role.CLINICIAN: "Everything in the record, also notes for clinicians only.",
            Role.LEAD: "As a clinician. Approves colleagues, changes settings and the keys.",
            Role.NAVIGATOR: "The record, but no notes for clinicians only.",
            Role.IT_ADMIN: "Adds colleagues and sets backups. Opens no record.",
            Role.IG_LEAD: "Looks over users, keys and refusals. Opens no record.",
            Role.REPORTING: "Figures without names, once there are reports. Opens no record.",
        }[self]

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
    REVIEW_USERS = "review-users"
    REVIEW_TRAIL = "review-trail"
    SEE_REPORTS = "see-reports"
    SET_LOCK = "set-lock"
    SET_BACKUP = "set-backup"
    BACK_UP = "back-up"
    FOLLOW_REFERRALS = "follow-referrals"
    TAKE_UP_REFERRALS = "take-up-referrals"
    KEEP_RIGHTS = "keep-rights"
    COPY_RECORD = "copy-record"
    DECIDE_RIGHTS = "decide-rights"
    SET_TRUST = "set-trust"
    MERGE_PEOPLE = "merge-people"
    REVIEW_RETENTION = "review-retention"
    KEEP_NOTES = "keep-notes"
    GIVE_CARE = "give-care"
    READ_RESTRICTED = "read-restricted"
    OPEN_WITH_REASON = "open-with-reason"
    RESTRICT_RECORD = "restrict-record"
    REVIEW_OPENINGS = "review-openings"
    USE_DIRECTORY = "use-directory"
    NOTE_PRACTICES = "note-practices"
    BRING_DIRECTORY = "bring-directory"
    KEEP_SERVICES = "keep-services"


_CARE = frozenset(
    {
        Permission.FIND_PEOPLE,
        Permission.REGISTER_PERSON,
        Permission.OPEN_PERSON,
        Permission.EDIT_PERSON,
        Permission.RUN_VISIT,
        Permission.RECORD_SAFETY,
        Permission.BOOK_APPOINTMENTS,
        Permission.CORRECT_RESPONSES,
        Permission.MAKE_PAPERS,
        Permission.BACK_UP,
        Permission.FOLLOW_REFERRALS,
        Permission.KEEP_RIGHTS,
        Permission.KEEP_NOTES,
        Permission.USE_DIRECTORY,
        Permission.NOTE_PRACTICES,
    }
)
_CLINICAL = _CARE | {
    Permission.JUDGE_SAFETY,
    Permission.SIGN_CLINICAL_PAPERS,
    Permission.COPY_RECORD,
    Permission.MERGE_PEOPLE,
    Permission.GIVE_CARE,
    Permission.READ_RESTRICTED,
    Permission.OPEN_WITH_REASON,
}

_ALLOWED: dict[Role, frozenset[Permission]] = {
    Role.NAVIGATOR: _CARE,
    Role.CLINICIAN: _CLINICAL,
    Role.LEAD: _CLINICAL
    | {Permission.DECIDE_RIGHTS, Permission.SET_TRUST}
    | {Permission.REVIEW_USERS, Permission.REVIEW_TRAIL, Permission.SEE_REPORTS}
    | {Permission.EDIT_SITE, Permission.APPROVE_USERS, Permission.SET_LOCK, Permission.SET_BACKUP}
    | {Permission.REVIEW_RETENTION}
    | {Permission.BRING_DIRECTORY, Permission.KEEP_SERVICES}
    | {Permission.TAKE_UP_REFERRALS}
    | {Permission.GOVERN_FORMS, Permission.RESTRICT_RECORD, Permission.REVIEW_OPENINGS},
    Role.IT_ADMIN: frozenset(
        {
            Permission.MANAGE_USERS,
            Permission.REVIEW_TRAIL,
            Permission.SET_BACKUP,
            Permission.USE_DIRECTORY,
            Permission.BRING_DIRECTORY,
        }
    ),
    Role.IG_LEAD: frozenset(
        {Permission.REVIEW_USERS, Permission.REVIEW_TRAIL, Permission.SEE_REPORTS, Permission.SET_TRUST}
    ),
    Role.REPORTING: frozenset({Permission.SEE_REPORTS}),
}

CONTROL, RECORDS, RESTRICTED, REPORT = "control", "records", "restricted", "report"
"""Classes of data, each behind a key of its own; the key file numbers the keys (``records-2`` after a rotation)."""

_KEYS: dict[Role, tuple[str, ...]] = {
    Role.NAVIGATOR: (CONTROL, RECORDS),
    Role.CLINICIAN: (CONTROL, RECORDS, RESTRICTED),
    Role.LEAD: (CONTROL, RECORDS, RESTRICTED, REPORT),
    Role.IT_ADMIN: (CONTROL,),
    Role.IG_LEAD: (CONTROL, REPORT),
    Role.REPORTING: (CONTROL, REPORT),
}


def may(role: Role, permission: Permission) -> bool:
    """Whether this role is allowed this."""
    return permission in _ALLOWED[role]


def data_keys(role: Role) -> tuple[str, ...]:
    """The classes of data that a role holds the keys of."""
    return _KEYS[role]

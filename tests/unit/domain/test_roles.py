"""Who may do what: the whole table, allowed and refused, and the keys that go with it."""

from itertools import product

import pytest

from hubdesk.domain.roles import Permission, Role, data_keys, may

CARE = {
    Permission.FIND_PEOPLE,
    Permission.REGISTER_PERSON,
    Permission.OPEN_PERSON,
    Permission.EDIT_PERSON,
    Permission.RUN_VISIT,
    Permission.RECORD_SAFETY,
    Permission.BACK_UP,
    Permission.BOOK_APPOINTMENTS,
    Permission.CORRECT_RESPONSES,
    Permission.MAKE_PAPERS,
    Permission.KEEP_NOTES,
}
CLINICAL = CARE | {Permission.JUDGE_SAFETY, Permission.SIGN_CLINICAL_PAPERS}
CLINICAL |= {Permission.READ_RESTRICTED, Permission.OPEN_WITH_REASON}
RESTRICTS = {Permission.RESTRICT_RECORD, Permission.REVIEW_OPENINGS}
HOUSE = {Permission.SET_LOCK, Permission.SET_BACKUP}
ALLOWED = {
    Role.NAVIGATOR: CARE,
    Role.CLINICIAN: CLINICAL,
    Role.LEAD: CLINICAL | {Permission.EDIT_SITE, Permission.APPROVE_USERS, Permission.GOVERN_FORMS} | HOUSE | RESTRICTS,
    Role.IT_ADMIN: {Permission.MANAGE_USERS, Permission.SET_BACKUP},
}


@pytest.mark.parametrize(("role", "permission"), list(product(Role, Permission)))
def test_each_role_may_do_exactly_what_the_table_says(role: Role, permission: Permission):
    assert may(role, permission) is (permission in ALLOWED[role])


def test_nobody_may_do_everything():
    assert not any(all(may(role, p) for p in Permission) for role in Role)


def test_an_it_admin_holds_no_key_to_any_record():
    assert data_keys(Role.IT_ADMIN) == ("control",)


@pytest.mark.parametrize("role", [r for r in Role if r is not Role.IT_ADMIN])
def test_only_clinical_roles_hold_the_key_to_restricted_records(role: Role):
    assert ("restricted-1" in data_keys(role)) is role.clinical


@pytest.mark.parametrize("role", Role)
def test_every_role_has_plain_words(role: Role):
    assert role.label

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
    Permission.FOLLOW_REFERRALS,
    Permission.KEEP_RIGHTS,
    Permission.KEEP_NOTES,
    Permission.USE_DIRECTORY,
    Permission.NOTE_PRACTICES,
}
CLINICAL = CARE | {
    Permission.JUDGE_SAFETY,
    Permission.SIGN_CLINICAL_PAPERS,
    Permission.COPY_RECORD,
    Permission.MERGE_PEOPLE,
    Permission.GIVE_CARE,
    Permission.READ_RESTRICTED,
    Permission.OPEN_WITH_REASON,
}
REVIEW = {Permission.REVIEW_USERS, Permission.REVIEW_TRAIL, Permission.SEE_REPORTS}
LEADS = REVIEW | {
    Permission.EDIT_SITE,
    Permission.APPROVE_USERS,
    Permission.GOVERN_FORMS,
    Permission.SET_LOCK,
    Permission.SET_BACKUP,
    Permission.DECIDE_RIGHTS,
    Permission.SET_TRUST,
    Permission.REVIEW_RETENTION,
    Permission.BRING_DIRECTORY,
    Permission.KEEP_SERVICES,
    Permission.TAKE_UP_REFERRALS,
    Permission.RESTRICT_RECORD,
    Permission.REVIEW_OPENINGS,
}
ALLOWED = {
    Role.NAVIGATOR: CARE,
    Role.CLINICIAN: CLINICAL,
    Role.LEAD: CLINICAL | LEADS,
    Role.IT_ADMIN: {
        Permission.MANAGE_USERS,
        Permission.REVIEW_TRAIL,
        Permission.SET_BACKUP,
        Permission.USE_DIRECTORY,
        Permission.BRING_DIRECTORY,
    },
    Role.IG_LEAD: REVIEW | {Permission.SET_TRUST},
    Role.REPORTING: {Permission.SEE_REPORTS},
}


@pytest.mark.parametrize(("role", "permission"), list(product(Role, Permission)))
def test_each_role_may_do_exactly_what_the_table_says(role: Role, permission: Permission):
    assert may(role, permission) is (permission in ALLOWED[role])


def test_nobody_may_do_everything():
    assert not any(all(may(role, p) for p in Permission) for role in Role)


def test_an_it_admin_holds_no_key_to_any_record():
    assert data_keys(Role.IT_ADMIN) == ("control",)


@pytest.mark.parametrize("role", Role)
def test_only_clinical_roles_hold_the_key_to_restricted_records(role: Role):
    assert ("restricted" in data_keys(role)) is role.clinical


@pytest.mark.parametrize("role", [Role.IT_ADMIN, Role.IG_LEAD, Role.REPORTING])
def test_who_opens_no_record_holds_no_key_to_one_and_may_open_none(role: Role):
    assert not {"records", "restricted"} & set(data_keys(role))
    assert not any(may(role, p) for p in (CLINICAL - {Permission.USE_DIRECTORY}))


@pytest.mark.parametrize("role", [Role.LEAD, Role.IG_LEAD, Role.REPORTING])
def test_the_report_key_is_with_those_who_may_see_reports(role: Role):
    assert "report" in data_keys(role)
    assert {r for r in Role if "report" in data_keys(r)} == {r for r in Role if may(r, Permission.SEE_REPORTS)}


@pytest.mark.parametrize("role", Role)
def test_every_role_has_plain_words(role: Role):
    assert role.label
    assert role.in_sentence
    assert role.may_words.endswith(".")

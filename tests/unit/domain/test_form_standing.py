"""Whether a version of a form may be started: what is missing keeps it from being asked, whatever else is there."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.form_governance import (
    DecisionKind,
    FormDecision,
    OwnerPermission,
    OwnerPermissionEntry,
    Said,
    permission_of,
)
from hubdesk.domain.form_standing import FormFacts, FormState, Missing, standing
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
ASHA, NOOR = UserId("u-asha"), UserId("u-noor")
SHIPPED = FormFacts("aa", "active", came_with_hubdesk=True, unverified=False, needs_permission=False)
MADE = FormFacts("aa", "active", came_with_hubdesk=False, unverified=False, needs_permission=False, brought_by=ASHA)


def decided(kind: DecisionKind, by: UserId = NOOR, sha256: str = "aa") -> FormDecision:
    return FormDecision("f", "1.0.0", sha256, kind, AT, by)


def permission(said: Said) -> OwnerPermission:
    return OwnerPermission("dudit", said, "The owner", date(2026, 11, 1), "letter 3", "all hubs", AT, ASHA)


def test_a_form_that_came_with_hubdesk_is_in_use():
    assert standing(SHIPPED, (), None).may_start
    assert standing(SHIPPED, (), None).why_not == ""


@pytest.mark.parametrize(("status", "state"), [("draft", FormState.DRAFT), ("retired", FormState.RETIRED)])
def test_a_draft_and_a_retired_file_are_never_started(status, state):
    found = standing(replace(SHIPPED, status=status), (decided(DecisionKind.APPROVED),), None)
    assert found.state is state
    assert found.why_not


def test_unverified_wording_waits_for_the_check_of_exactly_this_version():
    facts = replace(SHIPPED, unverified=True)
    assert standing(facts, (), None).missing == (Missing.WORDING,)
    other = decided(DecisionKind.WORDING_CHECKED, sha256="bb")
    assert standing(facts, (other,), None).missing == (Missing.WORDING,)
    assert standing(facts, (decided(DecisionKind.WORDING_CHECKED),), None).may_start


def test_an_approval_by_whoever_made_it_never_counts():
    assert standing(MADE, (decided(DecisionKind.APPROVED, ASHA),), None).missing == (Missing.APPROVAL,)
    assert standing(MADE, (decided(DecisionKind.APPROVED),), None).may_start


def test_what_was_sent_back_waits_until_it_is_approved_after_all():
    back = decided(DecisionKind.SENT_BACK)
    assert standing(MADE, (back,), None).missing == (Missing.SENT_BACK,)
    assert standing(MADE, (back, decided(DecisionKind.APPROVED)), None).may_start
    assert not standing(MADE, (decided(DecisionKind.APPROVED), back), None).may_start


@pytest.mark.parametrize(("said", "starts"), [(Said.YES, True), (Said.NO, False), (Said.UNKNOWN, False)])
def test_unknown_counts_as_no(said, starts):
    facts = replace(MADE, needs_permission=True)
    found = standing(facts, (decided(DecisionKind.APPROVED),), permission(said))
    assert found.may_start is starts
    assert not standing(facts, (decided(DecisionKind.APPROVED),), None).may_start


def test_a_form_whose_signer_is_not_trusted_any_more_stops():
    facts = replace(MADE, key_withdrawn=True)
    assert standing(facts, (decided(DecisionKind.APPROVED),), None).missing == (Missing.WITHDRAWN_KEY,)


def test_taken_out_of_use_and_put_back():
    out, back = decided(DecisionKind.RETIRED), decided(DecisionKind.RESTORED)
    assert standing(SHIPPED, (out,), None).state is FormState.RETIRED
    assert standing(SHIPPED, (out, back), None).may_start
    assert standing(SHIPPED, (out, back, out), None).state is FormState.RETIRED


@given(
    facts=st.builds(
        FormFacts,
        sha256=st.just("aa"),
        status=st.sampled_from(("draft", "active", "retired")),
        came_with_hubdesk=st.booleans(),
        unverified=st.booleans(),
        needs_permission=st.booleans(),
        brought_by=st.sampled_from((None, ASHA, NOOR)),
        key_withdrawn=st.booleans(),
    ),
    decisions=st.lists(
        st.builds(decided, st.sampled_from(DecisionKind), st.sampled_from((ASHA, NOOR)), st.sampled_from(("aa", "bb")))
    ),
    said=st.sampled_from((None, *Said)),
)
def test_a_form_is_started_only_with_all_it_needs(facts, decisions, said):
    found = standing(facts, decisions, permission(said) if said else None)
    about = [one for one in decisions if one.sha256 == "aa"]
    assert found.may_start == (found.why_not == "")
    if found.may_start:
        assert facts.status == "active"
        assert not facts.key_withdrawn
        assert not facts.needs_permission or said is Said.YES
        assert not facts.unverified or any(one.kind is DecisionKind.WORDING_CHECKED for one in about)
        second = [one for one in about if one.kind is DecisionKind.APPROVED and one.by != facts.brought_by]
        assert facts.came_with_hubdesk or second


def entry(**changed) -> OwnerPermissionEntry:
    whole = OwnerPermissionEntry("yes", "Dr Owner, Institute", date(2026, 11, 1), "email of 1 November", "all hubs")
    return replace(whole, **changed)


def test_a_yes_needs_everything_and_is_kept_tidy():
    kept = permission_of("dudit", entry(who="  Dr   Owner "), AT, ASHA)
    assert kept.given
    assert kept.who == "Dr Owner"


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"said": ""}, "said"),
        ({"said": "perhaps"}, "said"),
        ({"who": " "}, "who"),
        ({"on": None}, "on"),
        ({"on": date(2026, 11, 23)}, "on"),
        ({"reference": ""}, "reference"),
        ({"scope": ""}, "scope"),
        ({"scope": "x" * 301}, "scope"),
    ],
)
def test_what_is_missing_is_named(changed, field):
    with pytest.raises(InvalidEntry) as refused:
        permission_of("dudit", entry(**changed), AT, ASHA)
    assert field in refused.value.fields


@pytest.mark.parametrize("said", ["no", "unknown"])
def test_a_no_needs_only_who_and_when(said):
    assert not permission_of("dudit", entry(said=said, reference="", scope=""), AT, ASHA).given

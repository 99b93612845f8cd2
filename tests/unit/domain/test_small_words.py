"""The small pieces: answers that are missing, audit events, changes, users, sites, problems."""

from dataclasses import FrozenInstanceError

import pytest

from hubdesk.domain.answers import NonAnswer
from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import InvalidEntry, KnownProblem, StorageFull
from hubdesk.domain.roles import Role
from hubdesk.domain.site import NATIONAL_LINES
from hubdesk.domain.users import User


def test_the_ways_of_not_answering_have_different_words():
    labels = [n.label for n in NonAnswer]
    assert labels == ["Prefers not to answer", "Not asked", "Unable to answer"]


def test_an_audit_event_cannot_be_changed_afterwards():
    event = AuditEvent(Event.UNLOCK)
    assert (event.subject, event.detail, event.outcome) == (None, {}, "ok")
    with pytest.raises(FrozenInstanceError):
        event.outcome = "refused"


def test_every_event_has_a_code_of_its_own():
    assert len({e.value for e in Event}) == len(Event)


def test_changes_name_the_kinds_of_record_touched():
    assert Changes.of(Topic.VISITS, Topic.SAFETY).topics == {Topic.VISITS, Topic.SAFETY}


def test_staff_are_shown_with_what_they_are():
    assert User(UserId("u"), "sam", "Sam Okafor", Role.CLINICIAN, "nurse").display == "Sam Okafor, nurse"
    assert User(UserId("u"), "jo", "Jo Hill", Role.NAVIGATOR).display == "Jo Hill, health navigator"
    assert User(UserId("u"), "kit", "Kit Moss", Role.IT_ADMIN).display == "Kit Moss, IT admin"


def test_the_numbers_to_call_are_there_without_any_site():
    assert [line.number for line in NATIONAL_LINES] == ["999", "111", "116 123", "85258"]


def test_a_problem_says_what_happened_and_what_to_do():
    problem = StorageFull("The disk is full.", "Free some space.")
    assert isinstance(problem, KnownProblem)
    assert (str(problem), problem.what_next, problem.code) == ("The disk is full.", "Free some space.", "disk-full")


def test_every_known_problem_has_a_code_of_its_own():
    kinds = [k for k in KnownProblem.__subclasses__() if k.__module__.startswith("hubdesk.")]
    assert len({k.code for k in kinds}) == len(kinds)


def test_an_entry_problem_names_the_fields_and_never_what_was_typed():
    problem = InvalidEntry({"nhs_number": "Check each digit"})
    assert problem.fields == {"nhs_number": "Check each digit"}
    assert "nhs" not in str(problem)

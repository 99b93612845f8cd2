"""An in-memory stand-in for ``ports.Referrals``."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hubdesk.domain.destination_rules import DestinationRules
from hubdesk.domain.ids import AppointmentId, DocumentId, PersonId, ReferralId
from hubdesk.domain.people import PersonLine
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.referral import Referral, ReferralEvent
from hubdesk.domain.referral_line import ReferralLine, Standing


class MemoryReferrals:
    """``ports.Referrals``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, referral: Referral, standing: Standing) -> None:
        assert referral.person_id in self.state.people
        assert referral.id not in self.state.referrals
        assert referral.version == 1
        self.state.referrals[referral.id] = (referral, standing)

    def tell(self, referral: Referral, event: ReferralEvent, standing: Standing) -> None:
        before = self.get(referral.id)
        if referral.version != before.version + 1:
            raise ChangedElsewhere("Someone else has changed this record since you opened it.", "Open it again.")
        assert referral.events == (*before.events, event), "events are only ever added, one by one"
        self.state.referrals[referral.id] = (referral, standing)

    def get(self, referral_id: ReferralId) -> Referral:
        if referral_id not in self.state.referrals:
            raise NotFound("This record was not found.", "Go back and search again.")
        return self.state.referrals[referral_id][0]

    def of_person(self, person_id: PersonId) -> Sequence[Referral]:
        return self._those(lambda one: one.person_id == person_id)[::-1]

    def of_document(self, document_id: DocumentId) -> Sequence[Referral]:
        return self._those(lambda one: one.document_id == document_id)

    def of_appointment(self, appointment_id: AppointmentId) -> Sequence[Referral]:
        booked = {one for one, _number, other in self.state.referral_bookings if other == appointment_id}
        return self._those(lambda one: one.id in booked)

    def book(self, referral_id: ReferralId, appointment_id: AppointmentId, number: int) -> None:
        assert appointment_id in self.state.appointments
        self.state.referral_bookings.append((referral_id, number, appointment_id))

    def booked(self, referral_id: ReferralId) -> Sequence[tuple[int, AppointmentId]]:
        return [(number, other) for one, number, other in self.state.referral_bookings if one == referral_id]

    def of_joint(self, joint_id: str) -> Sequence[Referral]:
        return self._those(lambda one: bool(joint_id) and one.joint_id == joint_id)

    def open_lines(self) -> Sequence[ReferralLine]:
        lines = [self._line(one, standing) for one, standing in self.state.referrals.values() if standing.open]
        return sorted(lines, key=lambda line: line.due or date.max)

    def due(self, day: date) -> tuple[int, int]:
        dues = [line.due for line in self.open_lines() if line.due is not None and line.due <= day]
        return len(dues), sum(1 for due in dues if due < day)

    def rejected_since(self, day: date) -> Sequence[Referral]:
        found = self.state.referrals.values()
        people = {one.person_id for one, now in found if now.rejected_on and now.rejected_on >= day}
        return self._those(lambda one: one.person_id in people)

    def set_rules(self, rules: DestinationRules) -> None:
        self.state.destination_rules.append(rules)

    def rules(self) -> Mapping[str, DestinationRules]:
        return {rules.destination: rules for rules in self.state.destination_rules}

    def _those(self, wanted: Any) -> list[Referral]:
        return [one for one, _standing in self.state.referrals.values() if wanted(one)]

    def _line(self, one: Referral, standing: Standing) -> ReferralLine:
        person = self.state.people[one.person_id]
        return ReferralLine(
            one.id,
            PersonLine(person.id, person.name, person.born, person.gender, person.nhs_number, site_id=person.site_id),
            one.destination,
            one.to,
            one.urgency,
            one.worker,
            one.joint_id,
            one.document_id,
            replace(standing),
        )

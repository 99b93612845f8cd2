"""Referrals and the rules of local services."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from hubdesk.domain.destination_rules import DestinationRules
from hubdesk.domain.ids import AppointmentId, DocumentId, PersonId, ReferralId
from hubdesk.domain.referral import Referral, ReferralEvent
from hubdesk.domain.referral_line import ReferralLine, Standing


class Referrals(Protocol):
    """Referrals. What happened is only ever added; where each stands is kept beside it."""

    def add(self, referral: Referral, standing: Standing) -> None:
        """Store a new referral (version 1) with its first events."""

    def tell(self, referral: Referral, event: ReferralEvent, standing: Standing) -> None:
        """Store one more event, and where the referral stands now.

        ``referral`` is the new state, its version one above the stored one. Raises ``ChangedElsewhere``, ``NotFound``.
        """

    def get(self, referral_id: ReferralId) -> Referral:
        """With all its events. Raises ``NotFound``."""

    def of_person(self, person_id: PersonId) -> Sequence[Referral]:
        """A person's referrals with their events, the newest begun first."""

    def of_document(self, document_id: DocumentId) -> Sequence[Referral]:
        """Those a letter began: none, one, or both of a joint one."""

    def of_appointment(self, appointment_id: AppointmentId) -> Sequence[Referral]:
        """Those that this appointment in the diary belongs to."""

    def book(self, referral_id: ReferralId, appointment_id: AppointmentId, number: int) -> None:
        """Keep that event ``number`` of a referral goes with an appointment in the diary."""

    def booked(self, referral_id: ReferralId) -> Sequence[tuple[int, AppointmentId]]:
        """Which of its events go with which appointments, as they were kept."""

    def of_joint(self, joint_id: str) -> Sequence[Referral]:
        """Both halves of a joint referral."""

    def open_lines(self) -> Sequence[ReferralLine]:
        """Every open referral, what is due first."""

    def due(self, day: date) -> tuple[int, int]:
        """How many open referrals are due by this day, and how many were due before it."""

    def rejected_since(self, day: date) -> Sequence[Referral]:
        """All referrals of those people of whom one was not accepted on this day or later."""

    def set_rules(self, rules: DestinationRules) -> None:
        """Keep a lead's words on the local services of one kind."""

    def rules(self) -> Mapping[str, DestinationRules]:
        """What stands, by kind of service."""

"""Places a page may ask to go to."""

from dataclasses import dataclass
from datetime import date

from hubdesk.domain.details import Section
from hubdesk.domain.ids import (
    AppointmentId,
    DocumentId,
    PersonId,
    ReferralId,
    ResponseId,
    SafetyActionId,
    TaskId,
    UserId,
    VisitId,
)
from hubdesk.domain.rights import RequestId


@dataclass(frozen=True, slots=True)
class TodayRoute:
    """The list of what waits today."""


@dataclass(frozen=True, slots=True)
class PeopleRoute:
    """Find a person."""


@dataclass(frozen=True, slots=True)
class RegisterRoute:
    """Register a person; ``typed`` is what was typed in the search, to start from."""

    typed: str = ""


@dataclass(frozen=True, slots=True)
class PersonRoute:
    """One person's page; ``found_among`` is how long the list was that they were picked from."""

    person_id: PersonId
    found_among: int = 0


@dataclass(frozen=True, slots=True)
class DetailsRoute:
    """One section of what is known of a person, to complete or change; None is their identity."""

    person_id: PersonId
    section: Section | None


@dataclass(frozen=True, slots=True)
class StartVisitRoute:
    """A new visit of a person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class VisitRoute:
    """Go on with a visit, or see how it ended."""

    visit_id: VisitId


@dataclass(frozen=True, slots=True)
class PlanRoute:
    """The plan of a visit: how long there is, what is asked in which order, what is left out."""

    visit_id: VisitId


@dataclass(frozen=True, slots=True)
class MoveVisitRoute:
    """Move a visit to the right person."""

    visit_id: VisitId


@dataclass(frozen=True, slots=True)
class SafetyRoute:
    """The safety page of a visit, from Today."""

    visit_id: VisitId
    action_id: SafetyActionId


@dataclass(frozen=True, slots=True)
class HandOverRoute:
    """A visit in the hands of the person, until a worker takes it back; the questions are shown in ``language``.

    None is the language of the answers before.
    """

    visit_id: VisitId
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PaperEntryRoute:
    """A form of a visit that was filled in on paper, to be typed in."""

    visit_id: VisitId
    response_id: ResponseId


@dataclass(frozen=True, slots=True)
class DaySheetRoute:
    """Typing in what was ticked on the printed sheet of a day."""

    day: date


@dataclass(frozen=True, slots=True)
class ContactsRoute:
    """The log of contacts of a person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class UrgentHelpRoute:
    """Whom to call and what to say; about a person where one is known, and back to where the key was pressed."""

    person_id: PersonId | None = None
    back: "Route | None" = None


@dataclass(frozen=True, slots=True)
class AppointmentsRoute:
    """The appointments of a day; None is today."""

    day: date | None = None


@dataclass(frozen=True, slots=True)
class BookRoute:
    """Book for a person; or move ``moves``, or book one that makes ``instead_of`` good."""

    person_id: PersonId
    moves: AppointmentId | None = None
    instead_of: AppointmentId | None = None


@dataclass(frozen=True, slots=True)
class AppointmentRoute:
    """One appointment: say what happened, move it, call it off."""

    appointment_id: AppointmentId


@dataclass(frozen=True, slots=True)
class CorrectRoute:
    """Put a finished response of a visit right."""

    visit_id: VisitId
    response_id: ResponseId


@dataclass(frozen=True, slots=True)
class TaskRoute:
    """One task: what is to be done for whom."""

    task_id: TaskId


@dataclass(frozen=True, slots=True)
class SharingRoute:
    """What a person agreed to share, and with whom."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class RetentionReviewRoute:
    """The records that are due, held, or proposed for destruction."""


@dataclass(frozen=True, slots=True)
class KeepingRoute:
    """How long one person's record is kept, and what is decided about it."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class CompareRoute:
    """One person's record beside another that may be theirs too; without ``other`` it is chosen first."""

    person_id: PersonId
    other: PersonId | None = None


@dataclass(frozen=True, slots=True)
class MergedRoute:
    """A record that was merged into another."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class GpCaseRoute:
    """Getting one person registered with a GP."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class GpCasesRoute:
    """Everyone who has no GP yet."""


@dataclass(frozen=True, slots=True)
class ReferralRoute:
    """One referral: where it stands, what comes next, what happened."""

    referral_id: ReferralId


@dataclass(frozen=True, slots=True)
class ReferRoute:
    """Refer a person; ``destination`` is where to, ``follows`` the referral whose next option this is."""

    person_id: PersonId
    destination: str = ""
    follows: ReferralId | None = None


@dataclass(frozen=True, slots=True)
class FollowUpRoute:
    """The lists that drive the day; ``which`` is the one that shows first."""

    which: str = ""


@dataclass(frozen=True, slots=True)
class AccessRoute:
    """Who looked at a person's record."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class RightsRoute:
    """Privacy notice, objections and copies of the record of one person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class RecordCopyRoute:
    """A copy of the record, for the person who asked for it."""

    person_id: PersonId
    request_id: RequestId


@dataclass(frozen=True, slots=True)
class NotesRoute:
    """Notes on a person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class FlagsRoute:
    """Safeguarding and multi-agency flags of a person."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class RestrictionRoute:
    """Who may open a person's record, for a lead."""

    person_id: PersonId


@dataclass(frozen=True, slots=True)
class OpeningsRoute:
    """Restricted records that were opened with a reason, for the leads to look at."""


@dataclass(frozen=True, slots=True)
class VisitWordsRoute:
    """The words that open a visit, as the site has them."""


@dataclass(frozen=True, slots=True)
class TakeoverRoute:
    """The offer to go on with the visit that a colleague left open on this computer."""

    visit_id: VisitId
    left_by: UserId


@dataclass(frozen=True, slots=True)
class PapersRoute:
    """Letters and cards of a person, or everyone's latest; ``visit_id`` is the visit a new one is about."""

    person_id: PersonId | None = None
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class BundleRoute:
    """All drafts of a person, to be printed together."""

    person_id: PersonId
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class PaperRoute:
    """One letter, sheet or card: fill it in, look at it, print it."""

    document_id: DocumentId


@dataclass(frozen=True, slots=True)
class LetterheadRoute:
    """How the hub stands on its letters; then back to the paper that needed it."""

    document_id: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class FormsRoute:
    """The forms of the hub: which are in use, and what waits for the lead."""


@dataclass(frozen=True, slots=True)
class FormRoute:
    """One version of a form: what it says of itself, checks, approval."""

    sha256: str


@dataclass(frozen=True, slots=True)
class AddFormRoute:
    """Add a form: from a spreadsheet, or with ``pack`` from a form pack."""

    pack: bool = False


@dataclass(frozen=True, slots=True)
class PreviewRoute:
    """A form as it is filled in, with what goes on inside; nothing is kept."""

    sha256: str


@dataclass(frozen=True, slots=True)
class LicencesRoute:
    """The licence desk: instruments whose owner must be asked."""


@dataclass(frozen=True, slots=True)
class LicenceRoute:
    """One instrument of the licence desk."""

    instrument: str


@dataclass(frozen=True, slots=True)
class FormKeysRoute:
    """The keys whose form packs this hub accepts."""


@dataclass(frozen=True, slots=True)
class NewKeysRoute:
    """Changing the keys of the records."""


Route = (
    FormsRoute
    | FormRoute
    | AddFormRoute
    | PreviewRoute
    | LicencesRoute
    | LicenceRoute
    | FormKeysRoute
    | NewKeysRoute
    | HandOverRoute
    | PaperEntryRoute
    | PapersRoute
    | BundleRoute
    | PaperRoute
    | LetterheadRoute
    | TaskRoute
    | SharingRoute
    | AccessRoute
    | NotesRoute
    | FlagsRoute
    | RestrictionRoute
    | OpeningsRoute
    | RightsRoute
    | RecordCopyRoute
    | GpCaseRoute
    | GpCasesRoute
    | RetentionReviewRoute
    | KeepingRoute
    | CompareRoute
    | MergedRoute
    | ReferralRoute
    | ReferRoute
    | FollowUpRoute
    | VisitWordsRoute
    | TakeoverRoute
    | TodayRoute
    | UrgentHelpRoute
    | PeopleRoute
    | RegisterRoute
    | PersonRoute
    | DetailsRoute
    | StartVisitRoute
    | VisitRoute
    | PlanRoute
    | MoveVisitRoute
    | SafetyRoute
    | AppointmentsRoute
    | BookRoute
    | AppointmentRoute
    | ContactsRoute
    | CorrectRoute
    | DaySheetRoute
)

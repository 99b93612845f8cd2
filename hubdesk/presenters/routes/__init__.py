"""Places a page may ask to go to."""

from hubdesk.presenters.routes.forms import (
    AddFormRoute,
    FormKeysRoute,
    FormRoute,
    FormsRoute,
    LicenceRoute,
    LicencesRoute,
    PreviewRoute,
)
from hubdesk.presenters.routes.help import (
    AppointmentRoute,
    AppointmentsRoute,
    BookRoute,
    DaySheetRoute,
    FollowUpRoute,
    GpCaseRoute,
    GpCasesRoute,
    ReferralRoute,
    ReferRoute,
    UrgentHelpRoute,
)
from hubdesk.presenters.routes.house import NewKeysRoute, TodayRoute
from hubdesk.presenters.routes.papers import (
    BundleRoute,
    LetterheadRoute,
    PaperRoute,
    PapersRoute,
    TemplateRoute,
    TemplatesRoute,
)
from hubdesk.presenters.routes.people import (
    AccessRoute,
    CareRoute,
    ContactsRoute,
    DetailsRoute,
    PeopleRoute,
    PersonRoute,
    RegisterRoute,
    SharingRoute,
    TaskRoute,
)
from hubdesk.presenters.routes.records import (
    CompareRoute,
    FlagPaperRoute,
    FlagsRoute,
    KeepingRoute,
    MergedRoute,
    NotesRoute,
    OpeningsRoute,
    RecordCopyRoute,
    RestrictionRoute,
    RetentionReviewRoute,
    RightsRoute,
)
from hubdesk.presenters.routes.visits import (
    CorrectRoute,
    HandOverRoute,
    MoveVisitRoute,
    PaperEntryRoute,
    PlanRoute,
    SafetyRoute,
    StartVisitRoute,
    TakeoverRoute,
    VisitRoute,
    VisitWordsRoute,
)

Route = (
    PeopleRoute
    | RegisterRoute
    | PersonRoute
    | DetailsRoute
    | ContactsRoute
    | CareRoute
    | TaskRoute
    | SharingRoute
    | AccessRoute
    | StartVisitRoute
    | VisitRoute
    | SafetyRoute
    | PlanRoute
    | MoveVisitRoute
    | TakeoverRoute
    | CorrectRoute
    | HandOverRoute
    | PaperEntryRoute
    | VisitWordsRoute
    | AppointmentsRoute
    | BookRoute
    | AppointmentRoute
    | DaySheetRoute
    | GpCaseRoute
    | GpCasesRoute
    | ReferralRoute
    | ReferRoute
    | FollowUpRoute
    | UrgentHelpRoute
    | PapersRoute
    | BundleRoute
    | PaperRoute
    | LetterheadRoute
    | TemplatesRoute
    | TemplateRoute
    | NotesRoute
    | FlagsRoute
    | FlagPaperRoute
    | RestrictionRoute
    | OpeningsRoute
    | RetentionReviewRoute
    | KeepingRoute
    | CompareRoute
    | MergedRoute
    | RightsRoute
    | RecordCopyRoute
    | FormsRoute
    | FormRoute
    | AddFormRoute
    | PreviewRoute
    | LicencesRoute
    | LicenceRoute
    | FormKeysRoute
    | TodayRoute
    | NewKeysRoute
)

__all__ = [
    "AccessRoute",
    "AddFormRoute",
    "AppointmentRoute",
    "AppointmentsRoute",
    "BookRoute",
    "BundleRoute",
    "CareRoute",
    "CompareRoute",
    "ContactsRoute",
    "CorrectRoute",
    "DaySheetRoute",
    "DetailsRoute",
    "FlagPaperRoute",
    "FlagsRoute",
    "FollowUpRoute",
    "FormKeysRoute",
    "FormRoute",
    "FormsRoute",
    "GpCaseRoute",
    "GpCasesRoute",
    "HandOverRoute",
    "KeepingRoute",
    "LetterheadRoute",
    "LicenceRoute",
    "LicencesRoute",
    "MergedRoute",
    "MoveVisitRoute",
    "NewKeysRoute",
    "NotesRoute",
    "OpeningsRoute",
    "PaperEntryRoute",
    "PaperRoute",
    "PapersRoute",
    "PeopleRoute",
    "PersonRoute",
    "PlanRoute",
    "PreviewRoute",
    "RecordCopyRoute",
    "ReferRoute",
    "ReferralRoute",
    "RegisterRoute",
    "RestrictionRoute",
    "RetentionReviewRoute",
    "RightsRoute",
    "Route",
    "SafetyRoute",
    "SharingRoute",
    "StartVisitRoute",
    "TakeoverRoute",
    "TaskRoute",
    "TemplateRoute",
    "TemplatesRoute",
    "TodayRoute",
    "UrgentHelpRoute",
    "VisitRoute",
    "VisitWordsRoute",
]

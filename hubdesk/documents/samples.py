"""Made-up people and what happened to them: one content for each template, for ``hubdesk documents samples``.

Nobody here exists. NHS numbers come from the range kept for tests, phone numbers from the ranges kept for drama.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

from hubdesk.domain.dates import BirthDate
from hubdesk.domain.names import PersonName
from hubdesk.domain.paper import (
    AccessSheet,
    Action,
    Address,
    Agreement,
    Allergies,
    AllergyState,
    AppointmentCards,
    CardAppointment,
    Copy,
    CrisisCards,
    DrugAlcoholReferral,
    FoldedCard,
    Frame,
    GpClinicalLetter,
    GpRegistrationLetter,
    GpRightCards,
    Help,
    IdentityStatement,
    Medicine,
    Medicines,
    MedicinesState,
    MentalHealthReferral,
    Paper,
    PaperPerson,
    PersonLetter,
    Recipient,
    ReferralCore,
    SbarSheet,
    Score,
    SealedNote,
    SeenRow,
    Sender,
    SharedList,
    SharedRow,
    Signer,
    WhatHelpsSheet,
    WriteYourOwnCards,
)
from hubdesk.domain.site import HelpLine

WRITTEN_ON = date(2026, 6, 2)
_SUMMER = timezone(timedelta(hours=1))

MASON = PaperPerson(
    name=PersonName("Avery", "Mason", "Mr"),
    born=BirthDate(1988, 3, 14),
    nhs_number="9990000018",
    gender="Male",
    phone="07700 900 118",
    address_words="No fixed address",
)
ROSA = PaperPerson(
    name=PersonName("Dummett", "Rosa", "Ms"),
    born=BirthDate(1979, 11, 2),
    nhs_number="9991124690",
    gender="Female",
    address=Address(("Flat 2", "14 Made-up Street"), "Middlesbrough", "TS1 9ZZ"),
    phone="07700 900 246",
)
HUB = Sender(
    organisation="Northbridge NHS Foundation Trust",
    hub="Northbridge Health Hub",
    address=Address(("First floor", "8 Exchange Place"), "Middlesbrough", "TS1 8ZZ"),
    phone="01632 960 118",
    email="health.hub@example.org",
    hours="Monday to Friday, 9am to 5pm",
)
SURGERY = Recipient(
    "Dr P Anand",
    Address(("Riverside Surgery", "2 Quay Road"), "Middlesbrough", "TS2 9ZZ"),
    greeting="Dr Anand",
)
NURSE = Signer("Sam Okafor", "Registered mental health nurse", "NMC 99Z9999X", "01632 960 118")
NAVIGATOR = Signer("Jo Marsh", "Health navigator", "", "01632 960 120")
NEEDS = (
    "Reads short sentences well. Please use short words and large print.",
    "Forgets appointments. A text the day before helps.",
)
METHADONE = Medicines(
    MedicinesState.LISTED,
    (
        Medicine("methadone", "60 millilitres by mouth once a day", date(2026, 6, 3), "the prison healthcare team"),
        Medicine("sertraline", "50 milligrams by mouth once a day", date(2026, 6, 18)),
    ),
    "told by the person, and the discharge letter of 21 May 2026",
)
ALLERGIC = Allergies(AllergyState.KNOWN, ("Penicillin: a rash, as a child",))
SCORES = (
    Score(
        "PHQ-9 (low mood)", WRITTEN_ON, "14", "14", 9, 9, "0", "27", "Moderate", "Low mood on more than half the days."
    ),
    Score(
        "GAD-7 (anxiety)",
        WRITTEN_ON,
        None,
        "9",
        5,
        7,
        "0",
        "21",
        "",
        "Two questions were declined, so there is no total.",
    ),
    Score("AUDIT-C (alcohol)", WRITTEN_ON, "3", "3", 3, 3, "0", "12", "", "Drinks two to four times a month."),
)
SITE_LINES = (HelpLine("Northbridge crisis team", "01632 960 999", "Any hour"),)


def frame(
    person: PaperPerson = MASON, recipient: Recipient = SURGERY, signer: Signer = NURSE, reader: str = "the GP surgery"
) -> Frame:
    """What the sample letters share."""
    return Frame(
        person=person,
        sender=HUB,
        recipient=recipient,
        signer=signer,
        written_on=WRITTEN_ON,
        reference="NHH 0412",
        agreement=Agreement(WRITTEN_ON, "The person agreed in a talk", f"sharing this letter with {reader}"),
        copies=(Copy(recipient.name), Copy("The person", "a copy was given by hand"), Copy("The health hub's record")),
        needs=NEEDS,
        safe_contact="Text or phone, any day after 11am. Do not leave a message. No post.",
    )


def sample_papers(person: PaperPerson = MASON) -> dict[str, Paper]:
    """One content for each template, all about the same person."""
    return {**_letters(person), **_cards()}


def _letters(person: PaperPerson) -> dict[str, Paper]:
    registration = _registration(person)
    return {
        "letter-gp-clinical": _gp_clinical(person),
        "letter-gp-registration": registration,
        "letter-gp-registration-wales": registration,
        "letter-referral-drug-alcohol": _drug_alcohol(person),
        "letter-referral-mental-health": _mental_health(person),
        "sheet-sbar": _sbar(person),
        "letter-to-person": _to_person(person),
        "sheet-shared": _shared(person),
        "sheet-access": _seen(person),
        "sheet-what-helps": _what_helps(person),
    }


def _cards() -> dict[str, Paper]:
    return {
        "card-appointment": AppointmentCards(APPOINTMENTS, WRITTEN_ON),
        "card-next": AppointmentCards((*APPOINTMENTS[1:], _COUNCIL), WRITTEN_ON),
        "card-write-your-own": WriteYourOwnCards("01632 960 118", ("8 Exchange Place", "Middlesbrough"), cards=10),
        "card-crisis": CrisisCards(SITE_LINES, WRITTEN_ON, cards=10),
        "card-gp-right": GpRightCards("01632 960 118", cards=10),
        "card-gp-right-wales": GpRightCards("01632 960 118", cards=10),
        "card-gp-right-folded": GpRightCards("01632 960 118"),
        "card-gp-right-folded-wales": GpRightCards("01632 960 118"),
        "card-folded": FoldedCard(APPOINTMENTS[1:], WRITTEN_ON, SITE_LINES, WRITTEN_ON, greeting="Mason"),
    }


_PLACE = ("Riverside Surgery, 2 Quay Road", "Middlesbrough TS2 9ZZ")
APPOINTMENTS = (
    CardAppointment(datetime(2026, 6, 4, 9, 30, tzinfo=_SUMMER), _PLACE, "01632 960 118"),
    CardAppointment(
        datetime(2026, 6, 4, 9, 30, tzinfo=_SUMMER),
        _PLACE,
        "01632 960 118",
        what="Talk about your medicines",
        who="Anita, nurse",
        companion="Jo",
        minutes=20,
        bring="your medicines",
        getting_there="Bus 12 to Quay Road. The surgery is the blue door.",
        discreet=False,
    ),
    CardAppointment(datetime(2026, 6, 11, 14, 0, tzinfo=_SUMMER), _PLACE, "01632 960 118", discreet=False),
)
_COUNCIL = CardAppointment(
    datetime(2026, 6, 18, 11, 15, tzinfo=_SUMMER),
    ("Civic Centre, desk 4",),
    "01632 960 118",
    what="Talk about a place to live",
    discreet=False,
)
OWN_WORDS = "I want to stay well enough to see my daughter at weekends. I do not want to run out of methadone again."
_SEALED = SealedNote(
    for_whom="Dr P Anand",
    said="Asked directly, Mason said that he has thought of ending his life in the last two weeks. He has no plan. "
    "He said that his daughter keeps him going.",
    done="We talked for 40 minutes. Sam Okafor stayed with him. A safety plan was written together, and he has a copy.",
    plan="He calls NHS 111, option 2, or the hub when the thoughts come back. His sister keeps his tablets. "
    "We phone him on 3 June 2026 at 10am.",
    told="The duty doctor at Riverside Surgery, by phone, 2 June 2026 at 11:20am. Mason knows.",
)


def _gp_clinical(person: PaperPerson) -> GpClinicalLetter:
    return GpClinicalLetter(
        frame=frame(person),
        what_matters=OWN_WORDS,
        seen_on=WRITTEN_ON,
        summary="Released 12 days ago. Sleeping at friends' homes. Methadone supply ends on 3 June 2026. "
        "Low mood for two months, not treated before sertraline was started in May. No fits or overdose reported.",
        gp_actions=(
            Action("Arrange methadone from tomorrow, or confirm that the drug service will", by=date(2026, 6, 3)),
            Action("Review sertraline and low mood", by=date(2026, 6, 18)),
            Action("Offer a test for hepatitis B, hepatitis C and HIV"),
        ),
        person_actions=(
            Action("Go to the surgery on Thursday 4 June at 9:30am", by=date(2026, 6, 4)),
            Action("Keep naloxone with you"),
        ),
        hub_actions=(
            Action("Go with the person to the first appointment", "Jo Marsh, health navigator", date(2026, 6, 4)),
            Action("Phone the drug service about the prescription", "Sam Okafor, nurse", date(2026, 6, 2)),
        ),
        scores=SCORES,
        medicines=METHADONE,
        allergies=ALLERGIC,
        sealed=_SEALED,
    )


def _registration(person: PaperPerson) -> GpRegistrationLetter:
    return GpRegistrationLetter(
        frame=frame(person, signer=NAVIGATOR),
        identity=IdentityStatement(
            "Jo Marsh",
            "Health navigator",
            "Northbridge Health Hub",
            WRITTEN_ON,
            "I have met the person here twice, and the details agree with an official record that I have seen.",
        ),
        proxy_address=Address(("Middlesbrough Probation Office", "8 Exchange Place"), "Middlesbrough", "TS1 8ZZ"),
        proxy_ends_on=date(2026, 12, 2),
        birth_place="Hartlepool, England",
        previous_gp="Not known",
        medicines=METHADONE,
        allergies=ALLERGIC,
        scheme_contact="Lee Wright, 01632 960 121",
    )


def _core(person: PaperPerson, service: Recipient, reason: str, urgency: str) -> ReferralCore:
    return ReferralCore(
        frame=frame(person, service, reader="the service"),
        what_matters=OWN_WORDS,
        reason=reason,
        urgency=urgency,
        tried="Prison healthcare started methadone in January 2026. One session of a group, which was too loud.",
        others_involved="Riverside Surgery (registering). Housing officer at the council.",
        dependants="One daughter, aged 6, who lives with her mother. Sees her at weekends, with her mother there.",
        preferred_times="After 11am. Not Wednesdays. Within walking distance of the bus station.",
        reply_by=date(2026, 6, 5),
        reply_to="Sam Okafor, 01632 960 118",
        scores=SCORES,
        medicines=METHADONE,
        allergies=ALLERGIC,
    )


def _drug_alcohol(person: PaperPerson) -> DrugAlcoholReferral:
    service = Recipient("Recovery Northbridge", Address(("31 Mill Lane",), "Middlesbrough", "TS1 7ZZ"))
    reason = "Methadone from prison runs out tomorrow. The person wants to stay on it and needs a prescriber."
    return DrugAlcoholReferral(
        core=_core(person, service, reason, "Same day: the supply ends on 3 June 2026."),
        use_last_28_days=(
            "Heroin: smoked, about a quarter of a gram, on 3 days.",
            "Alcohol: 4 cans of lager, on 2 days.",
            "Cannabis: on most days.",
        ),
        withdrawal="No fits. Shaking and sweating in 2024.",
        overdose="Once, in 2023. Woken with naloxone.",
        naloxone="Given and shown how to use on 2 June 2026.",
        injecting="Not since 2022.",
        earlier_treatment="Two times in community treatment, 2019 and 2022.",
        viruses="Hepatitis B vaccine: two doses. Not tested for hepatitis C since 2023.",
        goals="To stay on methadone, and to stop using heroin on top.",
    )


def _mental_health(person: PaperPerson) -> MentalHealthReferral:
    service = Recipient(
        "Community Mental Health Team", Address(("Elm House", "5 Park Way"), "Middlesbrough", "TS3 9ZZ")
    )
    return MentalHealthReferral(
        core=_core(
            person, service, "Low mood that does not lift, with poor sleep, since March.", "Urgent: within a week."
        ),
        current_problems="Low mood, little sleep, hears his name called when nobody is there.",
        since_when="March 2026.",
        effect_on_life="Has stopped eating with others. Missed two appointments because of poor sleep.",
        earlier_care="Talking therapy in 2018, which helped.",
        substances="Heroin on 3 of the last 28 days; takes methadone.",
        strengths="His daughter. His sister phones every evening. Walking.",
    )


def _sbar(person: PaperPerson) -> SbarSheet:
    return SbarSheet(
        frame=frame(person, Recipient("Ambulance crew"), reader="the ambulance crew"),
        happened_at=datetime(2026, 6, 2, 10, 55, tzinfo=_SUMMER),
        situation="He said at 10:40am that he took about 20 tablets of paracetamol at 8am.",
        background="Released 12 days ago. Takes methadone 60 millilitres once a day, last taken at 7am today.",
        assessment="Awake and talking. Feels sick. Breathing is normal. The empty packet is with this sheet.",
        request="Please take him to A&E for blood tests. Please tell the hub where he is taken.",
        where_now="Interview room 3, first floor, 8 Exchange Place, TS1 8ZZ. The door code is given by phone.",
        with_whom="Sam Okafor, nurse, who stays until you come.",
        medicines=METHADONE,
        allergies=ALLERGIC,
        told=("999, 10:45am: an ambulance is coming.", "Riverside Surgery, 10:55am: message taken by the duty doctor."),
    )


def _shared(person: PaperPerson) -> SharedList:
    agreed = "You agreed on 2 June 2026, spoken, face to face"
    sealed = "Letter to the GP practice, with a sealed page about your safety"
    rows = (
        SharedRow("Riverside Surgery", sealed, agreed, "Given by hand"),
        SharedRow("Recovery Northbridge", "Referral to drug and alcohol service", agreed, "You did not want one"),
    )
    home = Recipient(person.called, person.address or Address())
    return SharedList(replace(frame(person, home), by_hand=True), rows)


def _seen(person: PaperPerson) -> AccessSheet:
    rows = (
        SeenRow("2 June 2026", "Sam Okafor, nurse", "Looked at the record, asked questions in a visit"),
        SeenRow("28 May 2026", "Jo Hill, health navigator", "Registered the person, dealt with appointments"),
    )
    home = Recipient(person.called, person.address or Address())
    return AccessSheet(replace(frame(person, home), by_hand=True), rows)


def _to_person(person: PaperPerson) -> PersonLetter:
    home = Recipient(person.called, person.address or Address())
    return PersonLetter(
        frame=replace(frame(person, home), by_hand=person.address is None),
        opening="Thank you for coming to see us. This letter is for you to keep. It says what we talked about and "
        "what happens next.",
        talked_about=(
            "Your medicines, and what to do when they run out.",
            "Your sleep and your mood.",
            "Your daughter.",
        ),
        found=("Your answers show that you have felt low on more than half of the days.",),
        you=(Action("Go to Riverside Surgery on Thursday 4 June at 9:30am"), Action("Keep your naloxone with you")),
        we=(
            Action("Jo comes with you on Thursday"),
            Action("Sam phones you to see how you are", by=date(2026, 6, 3)),
        ),
        others=(Action("make a plan for your methadone with you", "Recovery Northbridge", date(2026, 6, 3)),),
        appointments=("Thursday 4 June 2026, 9:30am. Riverside Surgery, 2 Quay Road.",),
        shared_with=("Your GP surgery", "Recovery Northbridge"),
    )


def _what_helps(person: PaperPerson) -> WhatHelpsSheet:
    return WhatHelpsSheet(
        frame=frame(person),
        good_at=("Cooking for a crowd", "Being with people"),
        helps=(
            Help("Remembering", "Write it down for me; a text the day before"),
            Help("Reading and writing", "Read it out to me; short words"),
            Help("Noise, light, crowds and touch", "A quiet room; a seat near the door"),
            Help("", "The same worker each time"),
        ),
        too_much=("A walk outside", "Ten minutes on my own, then ask me again"),
        please_do_not=("Do not stand behind me", "Do not give me a form to fill in on my own"),
    )

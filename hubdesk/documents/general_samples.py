"""Made-up contents for the general templates: every field filled with what a sentence of that kind looks like."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hubdesk.documents.samples import (
    ALLERGIC,
    MASON,
    METHADONE,
    NAVIGATOR,
    NURSE,
    OWN_WORDS,
    SCORES,
    SURGERY,
    frame,
    sample_papers,
)
from hubdesk.documents.templates import Template
from hubdesk.domain.documents import KINDS, PaperKind
from hubdesk.domain.paper import (
    NOT_ASKED,
    NOT_RECORDED,
    Address,
    Answer,
    Answers,
    Frame,
    GeneralLetter,
    Paper,
    PaperPerson,
    Recipient,
)
from hubdesk.domain.trust import NOTICE

_TEXTS: Mapping[str, str] = {
    "about": "Talk about your medicines\nCheck your blood pressure",
    "address": "8 Exchange Place\nMiddlesbrough TS1 8ZZ",
    "agrees": "To twelve sessions with the same worker. He told us so on 2 June 2026.",
    "alone": "Walk to the river\nListen to the radio",
    "answer_by": "16 June 2026",
    "ask": "My sister Ana, 07700 900 333",
    "arranged": "Eight meetings at the health hub and two with a GP practice.",
    "asked_before": "Seen once at school, aged 9. No report is known.",
    "asked_by": "Teesside Magistrates’ Court, 22 June 2026",
    "asked_for": "ADHD and autism",
    "basis": "Care Act 2014, section 42",
    "before": "Patches in 2023, stopped after two weeks.",
    "bring": "Your medicines, if you have them. You do not need ID.",
    "called_off": "1",
    "capacity": "Yes. Understood what was asked, and decided.",
    "care_needs": "Needs help to wash and to take tablets since the fall in March.",
    "changes": "Forgets what was said an hour ago. Loses his temper and is sorry after. Headaches.",
    "children": "Lena, 6, lives with her mother\nA baby, due in August",
    "choice": "Wishes to stay with the local service.",
    "chosen": "Middlesbrough: his daughter and his GP are there.",
    "comes_next": "A meeting each Thursday at the health hub.",
    "concern": "He said that his neighbour takes his bank card each Monday and keeps the money. He has had no food "
    "since Saturday. There is a bruise on his left arm.",
    "could_not": "1, in hospital",
    "court_day": "22 June 2026",
    "current": "Low mood, little sleep.",
    "danger_now": "Nobody at this moment. He goes home at 4pm.",
    "decided_by": "Sam Okafor, nurse",
    "dependants": "One daughter, aged 6, who lives with her mother.",
    "done_so_far": "Food parcel given. Phoned the duty team at 11:20am.",
    "drink": "Four cans of lager on two days a week.",
    "earlier": "Community drug treatment in 2019 and 2022. Talking therapy in 2018.",
    "effect": "Misses appointments, loses letters, was sanctioned twice for being late.",
    "first": "Within five minutes.",
    "from_day": "2 June 2026",
    "from_where": "HMP Ashmoor",
    "getting_there": "Bus 12 to Quay Road. The surgery is the blue door.",
    "goals": "To see his daughter every weekend. A room with a door that locks.",
    "going_to": "A room at a hostel, until a home is found.",
    "health_words": "Takes a medicine that must be kept locked.",
    "help": "He had no phone until May.",
    "help_there": "Jo comes with you. An interpreter for Punjabi is booked.",
    "help_wanted": "Help with letters, and with remembering appointments.",
    "home": "Their mother and her partner. A grandmother helps.",
    "hospital": "Two nights in hospital in 2014. A scan was made.",
    "household": "Himself. His daughter at weekends.",
    "injuries": "Hit by a car in 2014. Fights, about five times, the last in January 2026.",
    "kept": "8",
    "knocked_out": "In 2014 for about an hour. Dazed the other times.",
    "last_test": "Hepatitis C in 2023: negative.",
    "lead": "Sam Okafor, nurse, 01632 960 118",
    "learning": "Reads single words. Needs things said twice, in short sentences.",
    "matters": OWN_WORDS,
    "mind_medicines": "None",
    "needs_now": "Food until Friday. A form for benefits.",
    "next_one": "Thursday 11 June 2026",
    "noticed": "Loses things, forgets appointments, cannot wait. Cannot bear noise or a change of plan.",
    "now": "On friends' sofas, a new one every few nights.",
    "number": "Not known",
    "order": "Community order, made on 1 June 2026 for 12 months.",
    "other_service": "Recovery Northbridge",
    "others_at_risk": "A lodger who cannot read.",
    "others_involved": "Riverside Surgery (registering). Housing officer at the council.",
    "own_words": "I come because it helps. I want to see my daughter.",
    "overdose": "Once, in 2023. Has naloxone.",
    "people": "The allotment\nTuesday football",
    "period": "1 March to 3 June 2026",
    "person_told": "Yes. He is worried that his neighbour hears of it.",
    "person_view": "Their father wants them safe, and wants to be told before anyone calls.",
    "planned": "10",
    "preferred_times": "After 11am. Not Wednesdays.",
    "pregnant": "Does not apply",
    "problems": "Low mood, little sleep, hears his name called when nobody is there.",
    "professionals": "Northbridge Health Hub: 01632 960 118",
    "quit": "On 1 July 2026, with his sister.",
    "reason": "Needs more help than we can give here, and has asked for it.",
    "reasons": "My daughter\nMy dog",
    "refused_by": "The reception desk",
    "refused_on": "1 June 2026, at the desk",
    "refused_why": "No proof of address and no photo ID.",
    "released": "21 May 2026",
    "reply_to": "Sam Okafor",
    "notice_says": NOTICE,
    "notice_who": "Northbridge NHS Foundation Trust",
    "notice_officer": "Data protection officer, 01632 960 150",
    "notice_basis": "Article 6(1)(e): a task in the public interest, the provision of health care",
    "notice_health": "Article 9(2)(h): health or social care",
    "notice_years": "8 years after we last saw you. 20 years where we talked about your mental health.",
    "notice_version": "Version 3, 1 May 2026",
    "requirement": "Mental health treatment requirement",
    "safe_areas": "Stockton",
    "safe_now": "Sees us each week. Has numbers to call.",
    "safer": "My sister keeps my tablets\nI keep the lighter out of the room",
    "school": "Left at 14. Help in class, no plan is known.",
    "see": "Anita, nurse",
    "see_alone": "Phone him at the hub on Thursdays. Do not tell the neighbour.",
    "service": "Army, about 2004 to 2010",
    "signs": "I stop sleeping\nI stop answering the phone",
    "since_childhood": "Yes: he remembers it from primary school, and so does his sister.",
    "skills": "Cannot manage money or a timetable. Cooks simple meals.",
    "smokes": "Roll-ups, about 20 a day.",
    "strengths": "His daughter. His sister phones every evening.",
    "supervisor": "Priya Nair, 01632 960 140",
    "support": "Help with rent and letters.",
    "support_now": "His sister.",
    "tablets": "Methadone, supply until 5 June 2026.",
    "team": "None at present.",
    "tell_how": "By text to 07700 900 118",
    "told": "Adult social care duty desk, 11:20am: a worker will call back today.",
    "tried": "Prison healthcare started methadone in January 2026.",
    "until_day": "2 December 2026",
    "urgency": "Urgent: within a week.",
    "use": "Heroin on 3 days, alcohol on 2 days.",
    "vaccine": "Two doses.",
    "visiting": "Knock and wait: he is slow to the door.",
    "waits": "Hepatitis C clinic on 18 June 2026.",
    "wanted_back": "Medicines on release, and how long the supply lasts\nAppointments that were made\n"
    "What was agreed for safety",
    "wanted": "Hepatitis B, hepatitis C and HIV tests. Third dose of the hepatitis B vaccine.",
    "went": "Seven of the eight meetings, and both with the practice.",
    "when_where": "Thursdays after 11am, at the hub. Not by post.",
    "when": "Since 21 May 2026.",
    "where_now": "At school until 3:15pm.",
    "who_tells": "Jo Marsh, health navigator",
    "why": "",
    "agreed": "I want to stay on my medicine and sleep better.\nOne thing at a time: the surgery first.",
    "steps": "Me: go to the surgery (by 4 June 2026)\nJo: come with me (by 4 June 2026)\n"
    "Sam: call the service about my medicine (by 3 June 2026)\nThe surgery: look at my tablets with me",
    "ring": "Jo: 01632 960 118, weekdays 9am to 5pm\nRiverside Surgery: 01632 960 200",
    "their_name": "Recovery Northbridge",
    "their_phone": "01632 960 410",
    "hours": "Monday to Friday, 9am to 5pm",
    "ask_for": "Duty worker",
    "place": "31 Mill Lane, Middlesbrough TS1 7ZZ",
    "say": "Hello. I would like help with alcohol or drugs, please.\nI would like a first appointment.",
    "asked": "Your name, date of birth and where you stay. No address is fine: say so.\nWhat you use or drink, how "
    "much, and how often. There is no wrong answer.\nHow they can reach you in a way that is safe for you.",
    "notes": "",
    "checked": "12 May 2026",
    "wishes": "To have his card back, and to move.",
    "withdrawal": "No fits. Shaking and sweating in 2024.",
    "address_note": "For GP registration and NHS letters only. It is not where I live.",
    "alcohol": "Four cans of lager on two days a week.",
    "birth_place": "Leeds, England",
    "born": "14 March 1988",
    "carer": "No",
    "conditions": "Asthma. Low mood.",
    "disability": "Hearing, left ear",
    "email": "mason@example.org",
    "emergency": "Ana Avery, sister, 07700 900333",
    "ethnicity": "White: British",
    "first_names": "Mason James",
    "forces": "Served in the army, about 2004 to 2010",
    "from_abroad": "Born in the UK",
    "height": "178 cm, 74 kg",
    "language": "English",
    "last_name": "Avery",
    "needs": "Help with reading. Short words, not too fast.",
    "nhs_number": "999 012 3454",
    "pharmacy": "Quay Road Pharmacy",
    "own_phone": "07700 900118",
    "previous_address": "12 Hill Street, Leeds LS1 9ZZ",
    "previous_gp": "Hill Street Surgery, Leeds",
    "previous_names": "Mason Green",
    "sex": "Male",
    "smoking": "Roll-ups, about 20 a day.",
    "title_name": "Mr",
    "vaccines": "Two doses of the hepatitis B vaccine",
    "medicines": "Methadone 40 mg, once a day, runs out on 5 June 2026",
    "allergies": "Penicillin: rash",
}
_OUTSIDE = {"matters": "A room with a door that locks, and my daughter at weekends."}
"""What the person wants said to readers outside the NHS: nothing of their health."""
_SERVICE = Recipient("The team that receives this", Address(("31 Mill Lane",), "Middlesbrough", "TS1 7ZZ"))
_VISITS = (
    "Thursday 4 June 2026, 9:30am. Riverside Surgery, 2 Quay Road.",
    "Thursday 11 June 2026, 2pm. Riverside Surgery, 2 Quay Road.",
)


def every_sample(templates: Iterable[Template], person: PaperPerson = MASON) -> dict[str, Paper]:
    """One content for each template, all about the same person."""
    written = sample_papers(person)
    return {
        one.id: general_sample(one, person) if one.blocks else written[one.id] for one in templates if one.id in KINDS
    }


def general_sample(template: Template, person: PaperPerson, *, empty: bool = False) -> GeneralLetter:
    """A content with every field of the template filled; with ``empty``, with none."""
    kind = KINDS[template.id]
    texts = {**_TEXTS, **(_OUTSIDE if template.minimum else {})}
    given = () if empty else tuple(Answer(f.name, texts[f.name]) for f in template.fields)
    return GeneralLetter(
        frame=_frame(kind, person),
        answers=Answers(given),
        scores=SCORES if kind.health else (),
        medicines=METHADONE if kind.health else NOT_ASKED,
        allergies=ALLERGIC if kind.health else NOT_RECORDED,
        appointments=_VISITS if kind.own else (),
        text_points=16 if template.id == "sheet-self-referral" else 14 if kind.own else 11,
        discreet=kind.quiet,
    )


def _frame(kind: PaperKind, person: PaperPerson) -> Frame:
    signer = NURSE if kind.clinical else NAVIGATOR
    if kind.own:
        home = Recipient(person.called, person.address or Address())
        return replace(frame(person, home, signer), by_hand=person.address is None)
    reader = SURGERY if kind.readers and kind.readers[0].value == "gp" else _SERVICE
    made = frame(person, reader, signer, "the reader of it")
    return replace(made, agreement=None, copies=()) if kind.emergency else made

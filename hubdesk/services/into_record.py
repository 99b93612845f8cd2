"""What the answers of a visit say of a person's details. Pure rules: fields as they stand in, fields as told out.

A rule never guesses: an answer that fits several national codes ("in a hostel or approved premises") is put down in
its own words, and the code stays to be asked. Nothing about abuse goes into a field that is printed.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from hubdesk.domain.dates import cui_date
from hubdesk.domain.details import Section
from hubdesk.domain.names import fold
from hubdesk.domain.sleeping_place import Lodging
from hubdesk.domain.typed import NOTE_LONGEST, typed_day
from hubdesk.services.support_told import support_told
from hubdesk.services.told import Told

Fields = dict[str, str]
Rule = Callable[[Told, Mapping[str, str]], Fields | None]

DECLINED = "declined"
_YES_NO = {"true": "yes", "false": "no", DECLINED: DECLINED}
_SOMETIMES = {"yes": "yes", "sometimes": "yes", "no": "no", DECLINED: DECLINED}


def fields_told(section: Section, told: Told, current: Mapping[str, str]) -> Fields | None:
    """The fields of a section as the visit's answers make them; None where they say nothing of it."""
    rule = _RULES.get(section)
    return rule(told, current) if rule else None


def _gp(told: Told, current: Mapping[str, str]) -> Fields | None:
    answers = {
        "yes-near-here": "here",
        "yes-somewhere-else": "elsewhere",
        "no": "none",
        "i-do-not-know": "unknown",
        DECLINED: DECLINED,
    }
    status = answers.get(told.word("health-today", "q1"))
    if status is None:
        return None
    fields = {"status": status, "note": current.get("note", "")}
    named = told.text("health-today", "q2")
    if status not in ("here", "elsewhere"):
        return fields
    if not named or fold(named) == fold(current.get("name", "")):
        return {**current, "status": status}
    return fields | {"name": named}


_TAKES = (
    ("health-today", "q3", "q4", "q5"),
    ("medicines-today", "q1", "q2", "q3"),
    ("physical-health", "q19", "q20", "q21"),
)
"""Form, whether medicines are taken, which, and when they run out."""
_REACTS = (("health-today", "q7", "q8"), ("physical-health", "q23", "q24"))
_SLEEPS = (("health-today", "q15"), ("life-and-money", "q1"))
_EXPECTS = (("health-today", "q17"), ("physical-health", "q30"))
_RUNS_OUT = {"they-have-run-out": 0, "today": 0, "tomorrow": 1, "in-2-to-7-days": 2}
"""Days until a supply ends: of several, the first, because acting too early harms nobody."""


def _medicines(told: Told, current: Mapping[str, str]) -> Fields | None:
    taken = _medicines_taken(told, current)
    allergies = _allergies(told, current.get("allergies", ""))
    if taken is None and allergies is None:
        return None
    kept = {k: v for k, v in current.items() if k in ("allergy", "allergies")}
    rest = {k: v for k, v in current.items() if k not in kept}
    return (rest if taken is None else taken) | (kept if allergies is None else allergies)


def _medicines_taken(told: Told, current: Mapping[str, str]) -> Fields | None:
    for form, takes, which, until in _TAKES:
        answer = told.word(form, takes)
        if answer == "true" and (names := told.lines(form, which)):
            return _listed(names, told.word(form, until), told.shown(form, until), told.day(form), current)
        if answer == "false":
            return {"taken": "none"}
        if answer == DECLINED:
            return {"taken": DECLINED}
    return None


def _listed(names: tuple[str, ...], until: str, words: str, day: date, current: Mapping[str, str]) -> Fields:
    """The list with what was told: a medicine that is known stays as it is taken, and one not named now stays too.

    Somebody may forget an inhaler; nobody's medicine leaves the list because it was not named once.
    """
    known = {key.removesuffix(".name"): text for key, text in current.items() if key.endswith(".name")}
    rows = {fold(text): row for row, text in known.items()}
    fields = {k: v for k, v in current.items() if k.startswith("medicines.")}
    fields |= {"taken": "listed", "source": f"told by the person on {cui_date(day)}"}
    if until in _RUNS_OUT:
        fields["source"] += f", runs out: {words.lower()}"
    for name in names:
        row = rows.setdefault(fold(name), f"medicines.{len(rows)}")
        fields.setdefault(f"{row}.name", name)
        if until in _RUNS_OUT:
            fields |= typed_day(f"{row}.runs_out_on", day + timedelta(days=_RUNS_OUT[until]))
    return fields


def _allergies(told: Told, stands: str) -> Fields | None:
    """What is told is added to what is known: an allergy is never dropped because another one was named."""
    states = {"none-that-i-know-of": "none-known", "i-do-not-know": "unavailable", DECLINED: "unavailable"}
    for form, reacted, which in _REACTS:
        answer = told.word(form, reacted)
        if answer == "yes":
            written = ", ".join(told.lines(form, which)) or "A reaction was told, its cause is not known"
            new = [part.strip() for part in written.split(",") if fold(part.strip()) not in fold(stands)]
            return {"allergy": "known", "allergies": ", ".join(part for part in (stands, *new) if part)}
        if answer in states:
            return {"allergy": states[answer]}
    return None


_BEDS = {
    "in-my-own-home": (Lodging.HOME, {Lodging.HOME}),
    "with-family-or-friends": (None, {Lodging.FAMILY, Lodging.GUEST, Lodging.SOFA}),
    "in-a-hostel-or-approved-premises": (
        None,
        {Lodging.SHELTER, Lodging.COUNCIL, Lodging.APPROVED, Lodging.JUSTICE, Lodging.SUPPORTED, Lodging.REFUGE},
    ),
    "outside-or-i-do-not-know-yet": (
        Lodging.OTHER_HOMELESS,
        {Lodging.STREET, Lodging.SOFA, Lodging.SQUAT, Lodging.OTHER_HOMELESS},
    ),
    "somewhere-else": (Lodging.OTHER, {Lodging.OTHER}),
}
"""The kind of place an answer stands for (None: several), and the kinds it agrees with."""


def _place(told: Told, current: Mapping[str, str]) -> Fields | None:
    form, link_id = next((at for at in _SLEEPS if told.word(*at)), _SLEEPS[0])
    answer = told.word(form, link_id)
    if answer == DECLINED:
        return None if current.get("kind") else {"kind": Lodging.DECLINED.value}
    if answer not in _BEDS:
        return None
    kind, agreeing = _BEDS[answer]
    if current.get("kind") in {one.value for one in agreeing}:
        return None
    words = told.shown(form, link_id).lower()
    said, stands = f"Told on {cui_date(told.day(form))} for that night: {words}", current.get("note", "")
    note = stands if said in stands else ". ".join(part for part in (stands, said) if part)
    if kind is None:
        return {**current, "note": note}
    return {"kind": kind.value} | ({} if kind is Lodging.HOME else {"note": note})


_LANGUAGES = {"english": "English", "welsh": "Welsh", "british-sign-language": "British Sign Language"}
_WRITE = {
    "large-print": "Large print",
    "easy-words-and-pictures": "Easy words and pictures",
    "read-it-to-me": "Read letters out",
}


def _communication(told: Told, current: Mapping[str, str]) -> Fields | None:
    form = "communication-needs"
    language = told.word(form, "q1")
    found = {
        "language": _LANGUAGES.get(language) or told.text(form, "q2"),
        "interpreter": "no" if language == "english" else _YES_NO.get(told.word(form, "q3"), ""),
        "reading": _SOMETIMES.get(told.word(form, "q4"), ""),
        "hearing": _YES_NO.get(told.word(form, "q6"), ""),
        "sight": _YES_NO.get(told.word(form, "q7"), ""),
    }
    support = support_told(told)
    helps = ". ".join(part for part in (_helps(told, form), support.pop("helps", "")) if part)
    found = support | {name: text for name, text in found.items() if text}
    said = found | {"helps": _added(current.get("helps", ""), helps)}
    said = {name: text for name, text in said.items() if text}
    return {**current, **said} if said else None


def _added(stands: str, more: str) -> str:
    """What helps is added to, never replaced: what helped before may help still.

    What is too long for the field stays with the visit, and keeps nothing else from being put in the record.
    """
    parts = [part for part in (stands.rstrip("."),) if part]
    for part in more.split(". "):
        if part and fold(part) not in fold(stands) and len(". ".join([*parts, part])) <= NOTE_LONGEST:
            parts.append(part)
    added = ". ".join(parts)
    return "" if added == stands.rstrip(".") else added


def _helps(told: Told, form: str) -> str:
    parts = [told.text(form, "q9").rstrip("."), _WRITE.get(told.word(form, "q5"), "")]
    if told.word(form, "q8") == "true":
        parts.append("Short words, not too fast")
    return ". ".join(part for part in parts if part)


_WAYS = ("phone", "voicemail", "text", "post")


def _safe_contact(told: Told, current: Mapping[str, str]) -> Fields | None:
    answer = told.word("safe-enquiry", "q3")
    if answer in ("yes", "no"):
        ways = _WAYS if answer == "no" else tuple(way for way in _WAYS if way != "voicemail")
        return {**current, **{f"{way}.safe": answer for way in ways}}
    only = told.text("safe-enquiry", "q4")
    return {**current, "note": f"Only: {only}"} if answer == "only-in-some-ways" and only else None


def _equality(told: Told, current: Mapping[str, str]) -> Fields | None:
    """A baby in the last year is not yet a birth in the last 26 weeks: that stays to be asked."""
    states = {"yes-i-am-pregnant": "pregnant", "no": "no", DECLINED: DECLINED}
    state = next((states[word] for at in _EXPECTS if (word := told.word(*at)) in states), None)
    return {**current, "pregnancy": state} if state else None


_RULES: dict[Section, Rule] = {
    Section.GP: _gp,
    Section.MEDICINES: _medicines,
    Section.PLACE: _place,
    Section.COMMUNICATION: _communication,
    Section.SAFE_CONTACT: _safe_contact,
    Section.EQUALITY: _equality,
}

QUESTIONS: tuple[tuple[str, str], ...] = (
    *(("health-today", f"q{n}") for n in (1, 2, 3, 4, 5, 7, 8, 15, 17)),
    *(("medicines-today", f"q{n}") for n in (1, 2, 3)),
    *(("physical-health", f"q{n}") for n in (19, 20, 21, 23, 24, 30)),
    ("life-and-money", "q1"),
    *(("communication-needs", f"q{n}") for n in (1, 2, 3, 4, 5, 6, 7, 8, 9)),
    *(("safe-enquiry", f"q{n}") for n in (3, 4)),
)
"""Every question these rules read; a test checks that each is in its form, with the options named here."""
OPTIONS: Mapping[tuple[str, str], frozenset[str]] = {
    ("health-today", "q1"): frozenset({"yes-near-here", "yes-somewhere-else", "no", "i-do-not-know"}),
    ("health-today", "q5"): frozenset(_RUNS_OUT),
    ("medicines-today", "q3"): frozenset(_RUNS_OUT),
    ("health-today", "q7"): frozenset({"yes", "none-that-i-know-of", "i-do-not-know"}),
    ("physical-health", "q21"): frozenset(_RUNS_OUT),
    ("physical-health", "q23"): frozenset({"yes", "none-that-i-know-of", "i-do-not-know"}),
    ("physical-health", "q30"): frozenset({"yes-i-am-pregnant", "no"}),
    ("life-and-money", "q1"): frozenset(_BEDS),
    ("health-today", "q15"): frozenset(_BEDS),
    ("health-today", "q17"): frozenset({"yes-i-am-pregnant", "no"}),
    ("communication-needs", "q1"): frozenset(_LANGUAGES),
    ("communication-needs", "q4"): frozenset({"yes", "sometimes", "no"}),
    ("communication-needs", "q5"): frozenset(_WRITE),
    ("safe-enquiry", "q3"): frozenset({"yes", "no", "only-in-some-ways"}),
}

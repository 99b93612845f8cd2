"""Protected characteristics (Equality Act 2010) and two that hubs are asked about: each may be declined.

Age follows from the date of birth. Codes are national where ``NHS_CODED`` says so (NHS Data Model and Dictionary,
May 2026, Crown copyright, Open Government Licence v3.0); the other lists are hubdesk's own plain words.
"""

from dataclasses import dataclass

from hubdesk.domain.typed import Typed

NOT_ASKED = ""
DECLINED = "declined"

_Options = tuple[tuple[str, str], ...]
_YES_NO: _Options = (("yes", "Yes"), ("no", "No"))


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One question of the page. ``declined_code`` is the national code for "asked, and did not wish to say"."""

    key: str
    title: str
    options: _Options
    declined_code: str = ""
    several: bool = False


NHS_CODED = ("ethnicity", "disability", "armed_forces")

CHARACTERISTICS: tuple[Characteristic, ...] = (
    Characteristic(
        "ethnicity",
        "Ethnic group",
        (
            ("A", "White: British"),
            ("B", "White: Irish"),
            ("C", "Any other White background"),
            ("D", "Mixed: White and Black Caribbean"),
            ("E", "Mixed: White and Black African"),
            ("F", "Mixed: White and Asian"),
            ("G", "Any other mixed background"),
            ("H", "Indian"),
            ("J", "Pakistani"),
            ("K", "Bangladeshi"),
            ("L", "Any other Asian background"),
            ("M", "Caribbean"),
            ("N", "African"),
            ("P", "Any other Black background"),
            ("R", "Chinese"),
            ("S", "Any other ethnic group"),
        ),
        "Z",
    ),
    Characteristic(
        "disability",
        "Disability",
        (
            ("NN", "No disability"),
            ("01", "Behaviour and emotional"),
            ("02", "Hearing"),
            ("03", "Using the hands"),
            ("04", "Memory, concentrating, learning or understanding"),
            ("05", "Moving about"),
            ("06", "Noticing physical danger"),
            ("07", "Personal care and continence"),
            ("08", "A long-term or progressive illness, such as HIV, cancer, multiple sclerosis or fits"),
            ("09", "Sight"),
            ("10", "Speech"),
            ("XX", "Another disability"),
        ),
        "ZZ",
        several=True,
    ),
    Characteristic("sex", "Sex registered at birth", (("2", "Female"), ("1", "Male"), ("9", "Another answer"))),
    Characteristic("gender_same", "Gender the same as the sex registered at birth", _YES_NO),
    Characteristic(
        "orientation",
        "Sexual orientation",
        (
            ("straight", "Straight or heterosexual"),
            ("gay", "Gay or lesbian"),
            ("bisexual", "Bisexual"),
            ("other", "Another way"),
            ("unsure", "Does not know"),
        ),
    ),
    Characteristic(
        "religion",
        "Religion or belief",
        (
            ("none", "No religion"),
            ("christian", "Christian"),
            ("muslim", "Muslim"),
            ("hindu", "Hindu"),
            ("sikh", "Sikh"),
            ("jewish", "Jewish"),
            ("buddhist", "Buddhist"),
            ("pagan", "Pagan"),
            ("other", "Another religion or belief"),
        ),
    ),
    Characteristic(
        "marriage",
        "Marriage or civil partnership",
        (
            ("single", "Single"),
            ("married", "Married or in a civil partnership"),
            ("separated", "Separated"),
            ("divorced", "Divorced, or partnership dissolved"),
            ("widowed", "Widowed, or partner died"),
        ),
    ),
    Characteristic(
        "pregnancy",
        "Pregnancy, or a birth in the last 26 weeks",
        (("pregnant", "Pregnant"), ("birth", "Gave birth in the last 26 weeks"), ("no", "No")),
    ),
    Characteristic(
        "armed_forces",
        "Armed forces",
        (
            ("02", "Served in the armed forces"),
            ("05", "Depends on someone who served"),
            ("03", "No"),
            ("UU", "Does not know"),
        ),
        "ZZ",
    ),
    Characteristic("care_leaver", "In care as a child", _YES_NO),
)


@dataclass(frozen=True, slots=True)
class Equality:
    """The answers by key: a code, several codes with spaces between, or ``declined``. Missing means not asked."""

    answers: tuple[tuple[str, str], ...] = ()

    def answer(self, key: str) -> str:
        """The answer to one question; empty where it was not asked."""
        return dict(self.answers).get(key, NOT_ASKED)

    @property
    def asked(self) -> tuple[Characteristic, ...]:
        """The questions that were put."""
        return tuple(c for c in CHARACTERISTICS if self.answer(c.key))

    def words(self, key: str) -> str:
        """The answer in plain words."""
        found = self.answer(key)
        if found in (NOT_ASKED, DECLINED):
            return "Prefers not to say" if found else "Not asked"
        options = dict(next(c for c in CHARACTERISTICS if c.key == key).options)
        return ", ".join(options[code] for code in found.split())


def read_equality(typed: Typed) -> Equality:
    """The answers from their fields; a code that is on no list is a defect of the page, not of what was typed."""
    answers = []
    for characteristic in CHARACTERISTICS:
        found = typed.text(characteristic.key)
        codes = found.split() if characteristic.several else [found]
        known = {code for code, _words in characteristic.options} | {DECLINED}
        if found and not set(codes) <= known:
            raise ValueError(f"unknown answer for {characteristic.key}")
        if len(codes) > 1 and {"NN", DECLINED} & set(codes):
            typed.wrong(characteristic.key, "'No disability' and 'Prefers not to say' each stand alone")
        if found:
            answers.append((characteristic.key, " ".join(codes)))
    return Equality(tuple(answers))


def typed_equality(equality: Equality) -> dict[str, str]:
    """The answers as their fields."""
    return dict(equality.answers)

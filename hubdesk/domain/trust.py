"""What the trust must decide about information, and what stands until it has.

hubdesk cannot decide these: it ships words to start from, and says beside each that nobody has confirmed it. Decisions
are only ever added; the newest of a matter is what stands. Sources: UK GDPR articles 6, 9, 10 and 13; Data Protection
Act 2018 section 11(2) and Schedule 1; Records Management Code, August 2023 (security design §5.4).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from hubdesk.domain.ids import UserId

YES, NO = "yes", "no"
NAMES, ROLES = "names", "roles"
LONGEST = 1000


class Matter(StrEnum):
    """One thing to decide. The value is what is stored."""

    CONTROLLER = "controller"
    OFFICER = "data-protection-officer"
    LEGAL_BASIS = "legal-basis"
    HEALTH_BASIS = "health-basis"
    OFFENCE_CONDITION = "offence-condition"
    OFFENCE_POLICY = "offence-policy"
    JOINT = "joint-controllers"
    NOTICE_VERSION = "notice-version"
    NOTICE_DATE = "notice-date"
    NOTICE_WORDS = "notice-words"
    NOTICE_EASY = "notice-easy-read"
    STAFF_NAMES = "staff-names"
    YEARS_ADULT = "years-adult"
    YEARS_MENTAL = "years-mental-health"
    YEARS_DEATH = "years-after-death"


@dataclass(frozen=True, slots=True)
class Asked:
    """How one matter is asked for."""

    matter: Matter
    label: str
    usual: str = ""
    """What stands until the trust has said; empty where only the trust can know."""
    hint: str = ""
    lines: int = 1
    choices: tuple[tuple[str, str], ...] = ()
    years: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Matters that are decided together."""

    name: str
    title: str
    matters: tuple[Asked, ...]
    note: str = ""


NOTICE = """We write down what you tell us about your health, so that nobody has to ask you again.
Health staff of this hub can read it. Other staff in this building cannot.
We may share it with your GP and other services. We ask you first, each time, for each service.
We tell somebody without asking only where the law says so, or to keep a person from serious harm.
We keep it as long as the law says. Then we destroy it.
You can see it and have a copy. You can have mistakes put right. You can ask who has looked at it.
You can object to how we use it. It costs nothing and does not change your care.
If you are not happy, tell us. You can also complain to the Information Commissioner: ico.org.uk, 0303 123 1113."""
"""It says nothing of probation: a sheet that is dropped must not tell a stranger (product promise 6)."""
EASY_NOTICE = """We write down what you tell us about your health.
We do this so that we can help you.
Only health staff can read it.
We ask you before we tell other services.
Sometimes we must tell without asking: when somebody could be badly hurt, or when the law says so.
You can see what we wrote. You can have a copy. It is free.
Tell us if something is wrong. We put it right.
You can say no to some of the ways we use it.
You can ask who has looked at it.
If you are not happy, tell us. Or call 0303 123 1113. They look after people’s information rights."""

GROUPS = (
    Group(
        "who",
        "Who is responsible",
        (
            Asked(
                Matter.CONTROLLER,
                "Controller",
                hint="The NHS body in whose name the hub keeps records. Printed on the privacy notice",
            ),
            Asked(
                Matter.OFFICER,
                "Data protection officer",
                hint="Name or title, phone and email, as a person can use them",
                lines=2,
            ),
            Asked(
                Matter.JOINT,
                "Agreement with probation",
                "The NHS body is the controller of health records. The Probation Service is the controller of its own.",
                hint="Who is controller of what, and where the agreement is kept",
                lines=2,
            ),
        ),
    ),
    Group(
        "basis",
        "Legal basis",
        (
            Asked(
                Matter.LEGAL_BASIS,
                "Basis for keeping records (UK GDPR Article 6)",
                "Article 6(1)(e): a task in the public interest, the provision of health care",
                lines=2,
            ),
            Asked(
                Matter.HEALTH_BASIS,
                "Condition for health data (UK GDPR Article 9)",
                "Article 9(2)(h): health or social care, by staff under a duty of confidentiality (Data Protection Act "
                "2018, Schedule 1, paragraph 2)",
                lines=2,
            ),
            Asked(
                Matter.OFFENCE_CONDITION,
                "Condition for criminal-offence data (Data Protection Act 2018, Schedule 1)",
                "Schedule 1, paragraph 2: health or social care purposes",
                hint="For CRN, prison and PNC numbers, orders, licences and release (UK GDPR Article 10)",
                lines=2,
            ),
            Asked(
                Matter.OFFENCE_POLICY,
                "Policy document for criminal-offence data",
                hint="Its name and date, where the condition asks for one; or 'Not needed' and why",
            ),
        ),
        "Agreement to share is confidentiality. It is not the legal basis, and is recorded apart.",
    ),
    Group(
        "notice",
        "Privacy notice",
        (
            Asked(Matter.NOTICE_VERSION, "Version", "Draft 1", hint="What your trust calls it"),
            Asked(Matter.NOTICE_DATE, "Date", "Not dated", hint="The day this version came into force"),
            Asked(
                Matter.NOTICE_WORDS,
                "What it says",
                NOTICE,
                hint="One thought a line, in plain words for somebody who reads at 9 to 11 years of age",
                lines=9,
            ),
            Asked(Matter.NOTICE_EASY, "In easy read", EASY_NOTICE, hint="One short sentence a line", lines=9),
        ),
    ),
    Group(
        "staff",
        "When a person asks who looked at their record",
        (
            Asked(
                Matter.STAFF_NAMES,
                "How staff are named",
                NAMES,
                choices=((NAMES, "By name and role"), (ROLES, "By role only")),
                hint="The person has a right to know who. Some trusts name roles first and names where asked",
            ),
        ),
    ),
    Group(
        "years",
        "How long records are kept",
        (
            Asked(Matter.YEARS_ADULT, "Adult health record", "8", "Years after the last contact", years=True),
            Asked(
                Matter.YEARS_MENTAL,
                "Where mental health was asked about",
                "20",
                "Years after the last contact",
                years=True,
            ),
            Asked(Matter.YEARS_DEATH, "After a person has died", "10", "Years after the death", years=True),
        ),
        "The usual years are those of the Records Management Code. Which one a hub's records fall under is for the "
        "trust to say.",
    ),
)
ASKED: Mapping[Matter, Asked] = {one.matter: one for group in GROUPS for one in group.matters}
"""Each matter, in the order of the page."""


@dataclass(frozen=True, slots=True)
class TrustDecision:
    """What was confirmed for one matter, by whom and when."""

    matter: Matter
    words: str
    at: datetime
    by: UserId


@dataclass(frozen=True, slots=True)
class Trust:
    """What stands now for every matter."""

    decided: Mapping[Matter, TrustDecision] = field(default_factory=dict)

    def words(self, matter: Matter) -> str:
        """What was decided, or the words to start from; empty where only the trust can know."""
        found = self.decided.get(matter)
        return found.words if found else ASKED[matter].usual

    def confirmed(self, matter: Matter) -> bool:
        """Whether somebody of the trust has said so."""
        return matter in self.decided

    def years(self, matter: Matter) -> int:
        """A number of years that stands."""
        return int(self.words(matter))

    @property
    def names_staff(self) -> bool:
        """Whether a person who asks who looked is told names."""
        return self.words(Matter.STAFF_NAMES) == NAMES

    @property
    def unconfirmed(self) -> tuple[Matter, ...]:
        """What nobody has confirmed yet."""
        return tuple(matter for matter in ASKED if not self.confirmed(matter))


def check_decision(matter: Matter, text: str) -> str:
    """The words to keep. Raises ``ValueError`` with what is wrong with them."""
    asked, words = ASKED[matter], text.strip()
    if not words and not asked.optional:
        raise ValueError("Enter this, or leave the group until you can")
    if len(words) > LONGEST * 3:
        raise ValueError(f"Use {LONGEST * 3} characters or fewer")
    if asked.choices and words not in dict(asked.choices):
        raise ValueError("Choose one of these")
    if asked.years and not (words.isdecimal() and 1 <= int(words) <= 100):
        raise ValueError("Enter a number of years, 1 to 100")
    return words

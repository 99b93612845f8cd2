"""What a person needs to understand and be understood: recorded once, and it shapes every form, letter and card.

In the four areas of the Accessible Information Standard (DAPB1605). Local record, not written to the Spine.
"""

from dataclasses import dataclass

from hubdesk.domain.asked import May
from hubdesk.domain.typed import Typed

NEEDS = ("interpreter", "reading", "hearing", "sight")


@dataclass(frozen=True, slots=True)
class Communication:
    """Language, help needed, and what helps in the person's own words."""

    language: str = ""
    interpreter: May = May.NOT_ASKED
    reading: May = May.NOT_ASKED
    hearing: May = May.NOT_ASKED
    sight: May = May.NOT_ASKED
    helps: str = ""
    pale: May = May.NOT_ASKED
    """Off-white paper with more room, where reading is hard (dyslexia and the like)."""

    @property
    def needs(self) -> tuple[str, ...]:
        """The needs in a few words each, the most pressing first."""
        found = []
        if self.interpreter is May.YES:
            found.append(f"Interpreter: {self.language}" if self.language else "Interpreter needed")
        for answer, words in (
            (self.reading, "Help with reading"),
            (self.hearing, "Hearing"),
            (self.sight, "Sight"),
            (self.pale, "Off-white paper, more space"),
        ):
            if answer is May.YES:
                found.append(words)
        return tuple(found)

    @property
    def asked(self) -> bool:
        """Whether every need was asked about."""
        return all(getattr(self, need).asked for need in NEEDS)


def read_communication(typed: Typed) -> Communication:
    """The needs from their fields."""
    answers = {need: typed.choice(need, May, May.NOT_ASKED) for need in (*NEEDS, "pale")}
    language = typed.text("language")
    if answers["interpreter"] is May.YES and not language:
        typed.wrong("language", "Enter the language the interpreter is needed for")
    return Communication(language, **answers, helps=typed.note("helps"))


def typed_communication(needs: Communication) -> dict[str, str]:
    """The needs as their fields."""
    told = (need for need in (*NEEDS, "pale") if getattr(needs, need).asked)
    answers = {need: getattr(needs, need).value for need in told}
    return {"language": needs.language, "helps": needs.helps} | answers

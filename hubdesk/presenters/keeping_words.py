"""How the keeping of a record is said on the page: where it stands, what was said, and what can be asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hubdesk.domain.dates import cui_date
from hubdesk.domain.ids import UserId
from hubdesk.domain.retention import HoldKind, RecordClass, Said, Stage, Step, WhyDestroy
from hubdesk.services.retention import KeepingNow
from hubdesk.services.staff_names import FORMER_FIRST


class Ask(StrEnum):
    """What a lead may want to say; each has a small form."""

    CLASS = "class"
    DIED = "died"
    NOT_DIED = "not-died"
    HOLD = "hold"
    LIFT = "lift"
    KEEP = "keep"
    PROPOSE = "propose"
    DECLINE = "decline"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True)
class AskForm:
    """The form for one of them. Empty ``choices``, ``date_label`` or ``words_label`` leave that part out."""

    ask: Ask
    title: str
    note: str = ""
    choice_label: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    date_label: str = ""
    words_label: str = ""
    words_hint: str = ""
    button: str = "Save"
    warning: bool = False


_WHY = "Why?"
_CLASSES = tuple((one.value, one.label) for one in RecordClass)
_FORMS: Mapping[Ask, AskForm] = {
    Ask.CLASS: AskForm(
        Ask.CLASS,
        "Which class of record is it?",
        "Worked out from what was asked: any screening of mental health makes it a mental-health record.",
        "Class",
        _CLASSES,
        words_label=_WHY,
    ),
    Ask.DIED: AskForm(
        Ask.DIED,
        "The person has died",
        "The record is then kept for the years after the death.",
        date_label="Day of death",
        words_label="Where does the news come from?",
        words_hint="For example: GP surgery by phone, coroner’s letter, offender manager",
    ),
    Ask.NOT_DIED: AskForm(Ask.NOT_DIED, "The person has not died", words_label="How is it known?"),
    Ask.HOLD: AskForm(
        Ask.HOLD,
        "Put a hold on this record",
        "While a hold is in force nothing of it is destroyed, however old it is.",
        "Kind of hold",
        tuple((kind.value, kind.label) for kind in HoldKind),
        words_label="Who asked for it, and why?",
        words_hint="For example: trust solicitor, claim of 2024",
    ),
    Ask.KEEP: AskForm(
        Ask.KEEP,
        "Keep this record longer",
        "It comes up for review again the day after.",
        date_label="Keep until",
        words_label=_WHY,
    ),
    Ask.PROPOSE: AskForm(
        Ask.PROPOSE,
        "Propose that this record be destroyed",
        "Nothing happens yet. Another clinical lead has to confirm.",
        "Why may it go?",
        tuple((why.value, why.label) for why in WhyDestroy),
        button="Propose destruction",
        warning=True,
    ),
    Ask.DECLINE: AskForm(Ask.DECLINE, "Do not destroy this record", words_label=_WHY, button="Take the proposal off"),
    Ask.DESTROY: AskForm(
        Ask.DESTROY,
        "Destroy this record for good?",
        "Everything about this person goes: details, visits, answers, results, notes, letters, tasks. It cannot be "
        "brought back. Backups made before today still hold it until they expire; if one is ever put back, the record "
        "is destroyed again. What stays: that there was a record, its class and dates, and who destroyed it.",
        button="Destroy for good",
        warning=True,
    ),
}


def ask_form(ask: Ask, now: KeepingNow) -> AskForm:
    """The form for one wish, as it fits this record."""
    if ask is Ask.LIFT:
        holds = tuple((hold.value, HoldKind(hold.value).label) for hold in now.verdict.keeping.holds)
        return AskForm(Ask.LIFT, "Lift a hold", "", "Which hold?", holds, words_label=_WHY, button="Lift the hold")
    return _FORMS[ask]


def stage_words(now: KeepingNow) -> tuple[str, str, str]:
    """Where the record stands: a headline, a sentence, and the colour of its tag."""
    verdict = now.verdict
    match verdict.stage:
        case Stage.HELD:
            kinds = " and ".join(HoldKind(hold.value).label.lower() for hold in verdict.keeping.holds)
            return "On hold", f"Nothing of this record is destroyed: {kinds}.", "purple"
        case Stage.NOT_DUE:
            return "Kept", f"It must be kept until {cui_date(verdict.keep_to)}.", "green"
        case Stage.DUE:
            return (
                "Due for review",
                f"The years were over on {cui_date(verdict.keep_to)}. Nobody has decided yet.",
                "orange",
            )
        case Stage.PROPOSED:
            proposal = verdict.keeping.proposal
            assert proposal is not None  # what the stage means
            who, day = who_said(now.names, proposal.by), cui_date(proposal.at.date())
            waits = "You can confirm or decline." if now.may_confirm else "Another clinical lead has to confirm."
            return "Waits for a second lead", f"{who} proposed on {day} that it be destroyed. {waits}", "red"


def keeping_facts(now: KeepingNow) -> tuple[tuple[str, str, str, str], ...]:
    """Label, value, and for a lead the word and name of the link that changes it."""
    verdict, keeping = now.verdict, now.verdict.keeping
    may = now.may_decide
    contact = verdict.contact
    seen = cui_date(contact.on) + (" (registration; no visit since)" if contact.registered else "")
    chosen = keeping.klass
    klass = verdict.klass.label + (
        f". Set by {who_said(now.names, chosen.by)}: {chosen.why}" if chosen else " (worked out)"
    )
    died = keeping.died
    dead = f"{cui_date(died.on)}. Source: {died.why}" if died and died.on else "Not recorded"
    holds = "; ".join(f"{HoldKind(hold.value).label}: {hold.why}" for hold in keeping.holds)
    change = "Change" if may else ""
    facts = [
        ("Last contact", seen, "", ""),
        ("Class", klass, change, Ask.CLASS.value),
        ("Rule", verdict.rule + ("" if now.confirmed else ". The trust has not confirmed these years yet"), "", ""),
        (
            "Died",
            dead,
            ("Take back" if died else "Record a death") if may else "",
            (Ask.NOT_DIED if died else Ask.DIED).value,
        ),
        (
            "Holds",
            holds or "None",
            ("Lift a hold" if keeping.holds else "Put a hold") if may else "",
            (Ask.LIFT if keeping.holds else Ask.HOLD).value,
        ),
    ]
    return tuple(facts)


_SAID: Mapping[Step, str] = {
    Step.CLASS: "set the class",
    Step.DIED: "recorded a death",
    Step.NOT_DIED: "took the death back",
    Step.HELD: "put a hold",
    Step.RELEASED: "lifted a hold",
    Step.KEPT: "kept it longer",
    Step.PROPOSED: "proposed destruction",
    Step.DECLINED: "took the proposal off",
}


def said_line(said: Said, names: Mapping[UserId, str]) -> str:
    """One thing said, as the history shows it."""
    value = ""
    if said.step is Step.CLASS:
        value = f" to {RecordClass(said.value).label.lower()}"
    elif said.step in (Step.HELD, Step.RELEASED):
        value = f" ({HoldKind(said.value).label.lower()})"
    elif said.step is Step.KEPT and said.on:
        value = f", until {cui_date(said.on)}"
    elif said.step is Step.DIED and said.on:
        value = f" ({cui_date(said.on)})"
    why = WhyDestroy(said.why).label if said.step is Step.PROPOSED else said.why
    return f"{cui_date(said.at.date())}: {who_said(names, said.by)} {_SAID[said.step]}{value}. {why}"


def who_said(names: Mapping[UserId, str], user: UserId) -> str:
    """A colleague's name, as long as they are known."""
    return names.get(user, FORMER_FIRST)

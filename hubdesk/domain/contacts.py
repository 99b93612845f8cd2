"""How to reach a person, which ways are safe, and whom to call for them."""

import re
from dataclasses import dataclass
from enum import StrEnum

from hubdesk.domain.asked import May
from hubdesk.domain.phones import Phone, read_phone
from hubdesk.domain.typed import Typed, typed_tick

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


@dataclass(frozen=True, slots=True)
class Contact:
    """Phones and email. ``no_phone`` means the person was asked and has none: that is normal."""

    phones: tuple[Phone, ...] = ()
    email: str = ""
    no_phone: bool = False


class Channel(StrEnum):
    """A way of reaching someone; others may see or hear what comes by it."""

    PHONE = "phone"
    VOICEMAIL = "voicemail"
    TEXT = "text"
    EMAIL = "email"
    POST = "post"
    HAND = "hand"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            Channel.PHONE: "Phone call",
            Channel.VOICEMAIL: "Voicemail",
            Channel.TEXT: "Text message",
            Channel.EMAIL: "Email",
            Channel.POST: "Letter by post",
            Channel.HAND: "Paper given by hand",
        }[self]


@dataclass(frozen=True, slots=True)
class ChannelRule:
    """What the person said of one way, with their words for it."""

    channel: Channel
    safe: May = May.NOT_ASKED
    note: str = ""


@dataclass(frozen=True, slots=True)
class SafeContact:
    """Each way that was spoken of. A way that is not here was not asked about, and is not to be taken as safe."""

    rules: tuple[ChannelRule, ...] = ()
    note: str = ""

    def rule(self, channel: Channel) -> ChannelRule:
        """What is known of one way."""
        return next((r for r in self.rules if r.channel is channel), ChannelRule(channel))

    def with_answer(self, answer: May) -> tuple[Channel, ...]:
        """The ways that got this answer."""
        return tuple(channel for channel in Channel if self.rule(channel).safe is answer)

    @property
    def words(self) -> str:
        """How the person may be reached, with each note; empty where nobody asked."""
        yes = [self._noted(channel) for channel in self.with_answer(May.YES)]
        no = [channel.label.lower() for channel in self.with_answer(May.NO)]
        parts = [f"Safe: {', '.join(yes)}" if yes else "", f"Not safe: {', '.join(no)}" if no else "", self.note]
        return ". ".join(part for part in parts if part)

    def _noted(self, channel: Channel) -> str:
        note = self.rule(channel).note
        return f"{channel.label.lower()} ({note})" if note else channel.label.lower()


class SomeoneKnown(StrEnum):
    """Whether there is someone to call."""

    YES = "yes"
    NOBODY = "nobody"
    DECLINED = "declined"
    NOT_ASKED = "not-asked"

    @property
    def label(self) -> str:
        """Plain words for the screen."""
        return {
            SomeoneKnown.YES: "Yes",
            SomeoneKnown.NOBODY: "There is nobody",
            SomeoneKnown.DECLINED: "Prefers not to say",
            SomeoneKnown.NOT_ASKED: "Not asked",
        }[self]


@dataclass(frozen=True, slots=True)
class SomeoneToCall:
    """Next of kin, or whoever the person wants called."""

    known: SomeoneKnown = SomeoneKnown.NOT_ASKED
    name: str = ""
    relation: str = ""
    phone: Phone | None = None
    may_call: May = May.NOT_ASKED
    may_know: May = May.NOT_ASKED
    """Whether they may be told what it is about."""
    note: str = ""


def read_contact(typed: Typed) -> Contact:
    """Phones and email from their fields."""
    phones = []
    for row in typed.rows("phones"):
        phone = typed.read(f"{row}.number", read_phone, None)
        note = typed.text(f"{row}.note")
        if phone is not None:
            phones.append(Phone(phone.e164, phone.typed, note))
        else:
            typed.wrong(f"{row}.number", "Enter the number, or leave the whole row empty")
    no_phone = typed.ticked("no_phone")
    if no_phone and phones:
        typed.wrong("no_phone", "Either enter a number or tick 'Has no phone', not both")
    return Contact(tuple(phones), typed.read("email", _read_email, ""), no_phone)


def typed_contact(contact: Contact) -> dict[str, str]:
    """Phones and email as their fields: the number as it was typed."""
    fields = {"email": contact.email} | typed_tick("no_phone", ticked=contact.no_phone)
    for number, phone in enumerate(contact.phones):
        fields |= {f"phones.{number}.number": phone.typed, f"phones.{number}.note": phone.note}
    return fields


def read_safe_contact(typed: Typed) -> SafeContact:
    """One answer and one note for each way."""
    rules = []
    for channel in Channel:
        safe = typed.choice(f"{channel.value}.safe", May, May.NOT_ASKED)
        note = typed.text(f"{channel.value}.note")
        if safe.asked or note:
            rules.append(ChannelRule(channel, safe, note))
    return SafeContact(tuple(rules), typed.note("note"))


def typed_safe_contact(safe: SafeContact) -> dict[str, str]:
    """The answers as their fields."""
    fields = {"note": safe.note}
    for rule in safe.rules:
        fields |= {f"{rule.channel.value}.safe": rule.safe.value, f"{rule.channel.value}.note": rule.note}
    return fields


def read_someone(typed: Typed) -> SomeoneToCall:
    """Whom to call."""
    known = typed.choice("known", SomeoneKnown, SomeoneKnown.NOT_ASKED)
    name = typed.text("name")
    if known is SomeoneKnown.YES and not name:
        typed.wrong("name", "Enter a name, or choose another answer above")
    if known is not SomeoneKnown.YES and name:
        typed.wrong("known", "A name is entered below. Choose 'Yes', or empty the name")
    return SomeoneToCall(
        known,
        name,
        typed.text("relation"),
        typed.read("phone", read_phone, None),
        typed.choice("may_call", May, May.NOT_ASKED),
        typed.choice("may_know", May, May.NOT_ASKED),
        typed.note("note"),
    )


def typed_someone(someone: SomeoneToCall) -> dict[str, str]:
    """Whom to call, as fields."""
    fields = {
        "name": someone.name,
        "relation": someone.relation,
        "phone": someone.phone.typed if someone.phone else "",
        "note": someone.note,
    }
    if someone.known is not SomeoneKnown.NOT_ASKED:
        fields["known"] = someone.known.value
    for name, answer in (("may_call", someone.may_call), ("may_know", someone.may_know)):
        if answer.asked:
            fields[name] = answer.value
    return fields


def _read_email(text: str) -> str:
    if not _EMAIL.fullmatch(text):
        raise ValueError("Enter an email address, like name@example.org")
    return text

"""Phone numbers: kept as typed and as E.164, shown the national way."""

from dataclasses import dataclass

_HINT = "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"


@dataclass(frozen=True, slots=True)
class Phone:
    """One number that reaches the person, or someone close to them."""

    e164: str
    typed: str
    note: str = ""
    """Whose phone it is, or when to call."""

    @property
    def shown(self) -> str:
        """``07700 900982`` for a British number, ``+353 1 234 5678`` for others."""
        import phonenumbers

        number = phonenumbers.parse(self.e164)
        british = number.country_code == 44
        form = phonenumbers.PhoneNumberFormat.NATIONAL if british else phonenumbers.PhoneNumberFormat.INTERNATIONAL
        return phonenumbers.format_number(number, form)


def read_phone(text: str, note: str = "") -> Phone:
    """A phone number from however it was typed; without a country code it is British.

    Raises ``ValueError`` with a message for the field. A number that could be dialled is accepted, whether or not
    its range is in use: the ranges for made-up numbers and new ranges are both of that kind.
    """
    import phonenumbers  # half a second of tables on a cold disk; only a page with a phone on it pays

    try:
        number = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException as e:
        raise ValueError(_HINT) from e
    if number.extension or not phonenumbers.is_possible_number(number):
        raise ValueError(_HINT)
    return Phone(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), text, note)

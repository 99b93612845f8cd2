"""National identifiers: check digits and how they are shown."""


def read_nhs_number(text: str) -> str:
    """Ten digits from what was typed (spaces and dashes allowed).

    Raises ``ValueError`` with a message for the field. Rule: NHS Data Model and Dictionary,
    NHS NUMBER, Modulus 11 check digit.
    """
    digits = "".join(c for c in text if not (c.isspace() or c in "-‐‑–"))
    if not (digits.isascii() and digits.isdecimal() and len(digits) == 10):
        raise ValueError("NHS number must have 10 digits, like 999 123 4560")
    if not _check_digit_fits(digits) or len(set(digits)) == 1:
        raise ValueError("This is not a valid NHS number. Check each digit")
    return digits


def _check_digit_fits(digits: str) -> bool:
    expected = nhs_check_digit(digits[:9])
    return expected is not None and expected == int(digits[9])


def nhs_check_digit(nine: str) -> int | None:
    """The tenth digit for these nine, or None where no number with them is valid."""
    remainder = sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11
    check = (11 - remainder) % 11
    return None if check == 10 else check


def show_nhs_number(digits: str) -> str:
    """``999 123 4567`` (3 3 4, NHS CUI)."""
    return f"{digits[:3]} {digits[3:6]} {digits[6:]}"

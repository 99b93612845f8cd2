"""Sign-in names: short, lower-case, the same however they were typed."""

import re
import unicodedata

SIGN_IN_NAME = re.compile(r"[a-z][a-z0-9.-]{1,31}")


def fold_name(typed: str) -> str:
    """The name as the key file holds it: NFKC, no outer spaces, lower case."""
    return unicodedata.normalize("NFKC", typed).strip().casefold()


def name_problem(typed: str) -> str | None:
    """What is wrong with a new sign-in name, in plain words, or ``None``."""
    if SIGN_IN_NAME.fullmatch(fold_name(typed)):
        return None
    return "Use 2 to 32 letters a to z, digits, full stops or hyphens, starting with a letter."

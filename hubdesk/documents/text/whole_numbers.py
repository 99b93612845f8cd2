"""Numbers that are rung or copied, and postcodes, stand on one line: broken, they are misread."""

import re

from hubdesk.domain.letter_words import HARD_SPACE
from hubdesk.domain.postcodes import postcodes_whole

_NUMBER = re.compile(r"(?<![\d/.])\d{3,5}(?: \d{3,6}){1,2}(?![\d/.]\d)", re.ASCII)
"""A phone number in its usual groups, an NHS number, "116 123"."""


def numbers_whole(text: str) -> str:
    """The text with hard spaces inside phone numbers, NHS numbers and postcodes."""
    if " " not in text or not any(sign.isdigit() for sign in text):
        return text
    return postcodes_whole(_NUMBER.sub(lambda hit: hit[0].replace(" ", HARD_SPACE), text))

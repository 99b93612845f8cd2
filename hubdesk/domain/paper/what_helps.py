"""The sheet *What helps me*: the person's own strengths and needs, for them to show to whom they choose."""

from dataclasses import dataclass

from hubdesk.domain.paper.frame import Frame

AREAS = (
    ("focus", "Keeping my mind on one thing"),
    ("memory", "Remembering"),
    ("reading-writing", "Reading and writing"),
    ("numbers", "Numbers and money"),
    ("communication", "Talking and listening"),
    ("social", "Being with people"),
    ("sensory", "Noise, light, crowds and touch"),
    ("movement", "Moving and using my hands"),
    ("feelings", "Strong feelings and change"),
    ("head-injury", "Since my head injury"),
)
"""The areas of the profile by the code of their question, in the words of the sheet."""


@dataclass(frozen=True, slots=True)
class Help:
    """What helps with one thing; ``area`` is empty for what helps in all."""

    area: str
    what: str


@dataclass(frozen=True, slots=True)
class WhatHelpsSheet:
    """What helps the person. It names no condition unless they want it there, and never what they only suspect."""

    frame: Frame
    good_at: tuple[str, ...] = ()
    helps: tuple[Help, ...] = ()
    too_much: tuple[str, ...] = ()
    """What helps when things get too much."""
    please_do_not: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """What a specialist has told the person, only where they want it on the sheet."""
    text_points: int = 14
    """14 (easy read begins there), or large print 18, 20, 24 or 28."""

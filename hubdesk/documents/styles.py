"""Every letter and card in every style there is: as it comes, in large print, on off-white, in Welsh and English."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from hubdesk.documents.general_samples import every_sample
from hubdesk.documents.press import Press
from hubdesk.documents.templates import Template
from hubdesk.documents.wording import shipped_version
from hubdesk.domain.documents import KINDS
from hubdesk.domain.paper import Paper

LARGE_PRINT, OFF_WHITE, WELSH = "large print", "off-white", "Welsh not checked"
_POINTS, _ROOMY = 28, 14


def every_style(press: Press, at: datetime) -> Iterator[tuple[str, bytes]]:
    """The name of each sample and its PDF; the name is that of the template, with the style behind it."""
    papers = every_sample(press.templates())
    for template in press.templates():
        for style, content in _styles(template, papers[template.id]):
            yield f"{template.id}{style}", press.draw(template.id, content)
        if any(template.welsh.words.values()):
            checked = replace(shipped_version(template, at), number=2, welsh_checked="Nobody: a sample")
            yield f"{template.id}, {WELSH}", press.sample(checked)


def _styles(template: Template, content: Any) -> Iterator[tuple[str, Paper]]:
    yield "", content
    own = KINDS[template.id].own
    if own and hasattr(content, "text_points"):
        yield f", {LARGE_PRINT}", replace(content, text_points=_POINTS)
    if own and hasattr(content, "frame"):
        pale: dict[str, Any] = {"frame": replace(content.frame, pale=True)}
        pale |= {"wide": True} if hasattr(content, "wide") else {}
        pale |= {"text_points": max(_ROOMY, content.text_points)} if hasattr(content, "text_points") else {}
        yield f", {OFF_WHITE}", replace(content, **pale)

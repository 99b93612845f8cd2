"""The person's own copy of a letter: the same words, never the sealed page, and nothing about abuse."""

from dataclasses import replace
from typing import Any

from hubdesk.domain.documents import Document
from hubdesk.domain.paper import Edition, Paper

GIVEN = "given"
"""What the page says where the person gets a copy by hand."""


def own_copy(content: Paper) -> Paper:
    """The copy of a letter that goes to somebody else."""
    core: Any = getattr(content, "core", content)
    own: dict[str, Any] = {"frame": replace(core.frame, edition=Edition.PERSON)}
    if hasattr(core, "sealed"):
        own["sealed"] = None
    changed: Any = replace(core, **own)
    whole: Any = content
    made: Paper = changed if core is content else replace(whole, core=changed)
    return made


def has_own_copy(document: Document) -> bool:
    """Whether the page says that the person gets a copy of it by hand."""
    return not document.kind.own and document.typed.get("copy_person") == GIVEN

"""Forms that could not be loaded: work that needs them is refused in words, everything stored is still read.

A response is read from the snapshot kept with the records (form design §7.4), so a damaged or deleted forms folder
must never keep anybody from a person's record.
"""

from pathlib import PurePath

from hubdesk.domain.problems import KnownProblem
from hubdesk.forms import Library, Pathway

FIRST_PATHWAY = "first-contact"
"""The pathway of a visit that is begun with no start page (``services.visits.start_visit``); a visit begun from the
start page names its own."""


class FormsMissing(KnownProblem):
    """The pathway of a visit or one of its forms could not be loaded."""

    code = "forms-missing"


def first_pathway(library: Library) -> Pathway:
    """The first pathway; one without steps where it cannot be used, so that the rest of the program still opens."""
    pathway = library.pathways.get(FIRST_PATHWAY)
    return pathway if pathway and not _missing(library, pathway) else Pathway(FIRST_PATHWAY, "", ())


def check_pathway_there(library: Library, pathway_id: str) -> None:
    """Raises ``FormsMissing``, naming the forms that are at fault or else the pathway, where a visit cannot begin."""
    pathway = library.pathways.get(pathway_id)
    missing = _missing(library, pathway) if pathway else []
    if pathway is not None and not missing:
        return
    bad = [PurePath(f.file) for f in library.findings if f.severity == "error"]
    forms = sorted({p.stem.split(".")[0] for p in bad if "questionnaires" in p.parts})
    raise FormsMissing(
        f"These forms could not be loaded: {', '.join(missing or forms or [pathway_id])}.",
        "Ask IT to run 'hubdesk forms lint' and to repair the installation. No record is affected.",
    )


def _missing(library: Library, pathway: Pathway) -> list[str]:
    return [step.form_id for step in pathway.steps if step.form_id not in library.forms]

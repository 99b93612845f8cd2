"""Which forms are only ever asked of somebody who is alone with a worker (INSTRUMENTS.md, "Decisions": HARK).

What they hold stands on no paper by itself and never on the person's own copy: somebody else may read it there.
"""

from hubdesk.forms import Library

ALWAYS = frozenset({"safe-enquiry", "hark"})
"""Whatever a pathway says of them, and where no pathway has them."""


def asked_alone(library: Library) -> frozenset[str]:
    """The ids of these forms: ours, and each that a pathway of this hub marks as sensitive."""
    marked = (step.form_id for pathway in library.pathways.values() for step in pathway.steps if step.sensitive)
    return ALWAYS.union(marked)

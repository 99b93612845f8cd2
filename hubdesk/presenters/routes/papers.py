"""Places of letters, sheets and cards."""

from dataclasses import dataclass

from hubdesk.domain.ids import DocumentId, PersonId, VisitId


@dataclass(frozen=True, slots=True)
class PapersRoute:
    """Letters and cards of a person, or everyone's latest; ``visit_id`` is the visit a new one is about."""

    person_id: PersonId | None = None
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class BundleRoute:
    """All drafts of a person, to be printed together."""

    person_id: PersonId
    visit_id: VisitId | None = None


@dataclass(frozen=True, slots=True)
class PaperRoute:
    """One letter, sheet or card: fill it in, look at it, print it."""

    document_id: DocumentId


@dataclass(frozen=True, slots=True)
class LetterheadRoute:
    """How the hub stands on its letters; then back to the paper that needed it."""

    document_id: DocumentId | None = None


@dataclass(frozen=True, slots=True)
class TemplatesRoute:
    """The words of every letter and card, for a lead."""


@dataclass(frozen=True, slots=True)
class TemplateRoute:
    """The words of one letter, sheet or card."""

    template: str

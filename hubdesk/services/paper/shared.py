"""The content of the list of what is shared, kept in the fields of its paper as one line for each reader."""

from collections.abc import Iterable, Mapping

from hubdesk.domain.agreements import How
from hubdesk.domain.documents import Document, PaperKind
from hubdesk.domain.letter_words import letter_date
from hubdesk.domain.paper import SharedList, SharedRow
from hubdesk.domain.typed import YES
from hubdesk.services.paper.gathering import Gathered, agreed
from hubdesk.services.paper.letters import frame

TEMPLATE = "sheet-shared"
_BETWEEN = "\t"
_COPIES = {
    "given": "Given by hand",
    "declined": "You did not want one",
    "not-safe": "None: keeping paper is not safe for you",
}


def shared_list(kind: PaperKind, known: Gathered, typed: Mapping[str, str]) -> SharedList:
    """What is drawn."""
    rows = (SharedRow(*line.split(_BETWEEN)) for line in typed.get("rows", "").splitlines() if line)
    return SharedList(frame(kind, known, typed), tuple(rows))


def rows_of(documents: Iterable[Document], known: Gathered) -> str:
    """The lines for these papers. What the person was not told of stays off: they, or whoever reads it, must not
    learn it from a list (safeguarding)."""
    return "\n".join(_BETWEEN.join(_row(one, known)) for one in documents if _told(one))


def goes_out(document: Document) -> bool:
    """Whether the paper goes to somebody other than the person."""
    return not document.kind.own


def _told(document: Document) -> bool:
    if not goes_out(document):
        return False
    return not document.kind.emergency or document.typed.get("person_told", "").strip().lower().startswith("yes")


def _row(document: Document, known: Gathered) -> tuple[str, str, str, str]:
    kind, typed = document.kind, document.typed
    given = agreed(kind, known)
    why = f"You agreed on {letter_date(given.at.date())}" if given else f"To keep people safe: {typed.get('basis', '')}"
    how = f", {_inside(How(given.how).label)}" if given and given.how in set(How) else ""
    sealed = ", with a sealed page about your safety" if typed.get("seal") == YES else ""
    copy = _COPIES.get(typed.get("copy_person", ""), "None")
    parts = (typed.get("to_name", ""), f"{kind.title}{sealed}", f"{why}{how}", copy)
    return tuple(" ".join(part.split()) for part in parts)  # type: ignore[return-value]


def _inside(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"

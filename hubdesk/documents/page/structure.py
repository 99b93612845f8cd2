"""The structure tree of a tagged PDF (ISO 32000-1 §14.7): which line is a heading, which a paragraph.

reportlab has no tags of its own, so the few objects are written here. Lines that follow one another
with the same tag form one element.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class _Element:
    role: str
    page: int
    contents: list[int] = field(default_factory=list)


class Structure:
    """Collects tags while pages are drawn, and writes the tree at the end."""

    def __init__(self, canvas: Any) -> None:
        self._document = canvas._doc
        self._elements: list[_Element] = []
        self._page = -1
        self._next = 0

    def start_page(self) -> None:
        """Begin a page."""
        self._page += 1
        self._next = 0

    def begin(self, role: str) -> str:
        """The operator that opens marked content for a line; "Artifact" is what no reader needs to hear."""
        if role == "Artifact":
            return "/Artifact BMC"
        last = self._elements[-1] if self._elements else None
        if last is None or (last.role, last.page) != (role, self._page):
            last = _Element(role, self._page)
            self._elements.append(last)
        number = self._next
        self._next += 1
        last.contents.append(number)
        return f"/{role} <</MCID {number}>> BDC"

    def finish(self) -> None:
        """Add the tree to the document's catalogue and tell each page its place in it."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

        document = self._document
        pages = document.Pages.pages
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        whole = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName("Document"), "P": document.Reference(root)})
        kids: list[Any] = []
        parents: list[list[Any]] = [[] for _ in pages]
        for element in self._elements:
            made = PDFDictionary(
                {
                    "Type": PDFName("StructElem"),
                    "S": PDFName(element.role),
                    "P": document.Reference(whole),
                    "Pg": document.Reference(pages[element.page]),
                    "K": PDFArray(list(element.contents)),
                }
            )
            kids.append(document.Reference(made))
            parents[element.page].extend(document.Reference(made) for _ in element.contents)
        numbers = [part for index, refs in enumerate(parents) for part in (index, PDFArray(refs))]
        whole.dict["K"] = PDFArray(kids)
        root.dict["K"] = document.Reference(whole)
        root.dict["ParentTree"] = document.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        document.Catalog.StructTreeRoot = root
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for index, page in enumerate(pages):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents = index
            page.Tabs = PDFName("S")

"""Reads PDFs back with pdfium, an engine that has nothing to do with the one that wrote them."""

import re
from collections.abc import Iterator
from ctypes import byref, c_double

import pypdfium2
from pypdfium2 import raw

POINTS_PER_MM = 72 / 25.4


def pages(pdf: bytes) -> list[str]:
    """The text of each page, one space between words; what was broken over two lines is joined by a space."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [re.sub(r"\s+", " ", page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def whole(pdf: bytes) -> str:
    """All the text."""
    return " ".join(pages(pdf))


def squeezed(text: str) -> str:
    """Text without any space, for comparing what was broken over lines."""
    return re.sub(r"\s", "", text.replace("\u00a0", ""))


def boxes(pdf: bytes, index: int) -> Iterator[tuple[str, float, float, float, float]]:
    """Each visible sign of a page with its left, top, right and bottom, in millimetres from the top left corner."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[index]
    height = page.get_height()
    text = page.get_textpage()
    left, right, bottom, top = edges = [c_double() for _ in range(4)]
    where = [byref(edge) for edge in edges]
    for number in range(text.count_chars()):  # thousands: asked of pdfium itself, as pypdfium2 takes twice the time
        sign = chr(raw.FPDFText_GetUnicode(text, number))
        if sign.strip():
            assert raw.FPDFText_GetCharBox(text, number, *where)
            found = (left.value, height - top.value, right.value, height - bottom.value)
            yield (sign, *(edge / POINTS_PER_MM for edge in found))
    text.close()
    page.close()
    document.close()

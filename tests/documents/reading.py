"""Reads PDFs back with pdfium, an engine that has nothing to do with the one that wrote them."""

import re
from collections.abc import Iterator

import pypdfium2

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
    for number in range(text.count_chars()):
        sign = text.get_text_range(number, 1)
        if sign.strip():
            left, bottom, right, top = text.get_charbox(number)
            edges = (left, height - top, right, height - bottom)
            yield (sign, *(edge / POINTS_PER_MM for edge in edges))
    text.close()
    page.close()
    document.close()

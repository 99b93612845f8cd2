"""Pages as pixels, for the preview and for the printer. No Qt and no file: bytes in, bytes out."""

from collections.abc import Iterator
from dataclasses import dataclass

MOST_DPI = 600


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page. ``pixels`` holds four bytes a pixel (blue, green, red, unused), row by row without padding."""

    width: int
    height: int
    pixels: bytes


def pages_as_images(pdf: bytes, dpi: int = 110) -> Iterator[PageImage]:
    """Draw each page of a PDF, one at a time, so that a long document never fills the memory.

    Raises:
        ValueError: the resolution is not between 1 and 600.
    """
    if not 1 <= dpi <= MOST_DPI:
        raise ValueError(f"dpi must be from 1 to {MOST_DPI}")
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            page = document[index]
            bitmap = page.render(scale=dpi / 72, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
            rows = bytes(bitmap.buffer)
            line = bitmap.width * 4
            if bitmap.stride != line:
                rows = b"".join(rows[at : at + line] for at in range(0, len(rows), bitmap.stride))
            yield PageImage(bitmap.width, bitmap.height, rows)
            bitmap.close()
            page.close()
    finally:
        document.close()

"""Reads a QR code back from the picture of a page, by the standard (ISO/IEC 18004) and not by what drew it.

Only what the cards use: one block of data in bytes or letters (versions 1 to 3, medium correction), upright and clean.
"""

import pypdfium2

_DATA = {1: 16, 2: 28, 3: 44}
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_MASKS = (
    lambda y, x: (y + x) % 2,
    lambda y, x: y % 2,
    lambda y, x: x % 3,
    lambda y, x: (y + x) % 3,
    lambda y, x: (y // 2 + x // 3) % 2,
    lambda y, x: y * x % 2 + y * x % 3,
    lambda y, x: (y * x % 2 + y * x % 3) % 2,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2,
)


def scanned(pdf: bytes, box: tuple[float, float, float, float], scale: float = 4) -> str:
    """The text of the one code inside a box of the first page (left, top, right, bottom in points)."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture = document[0].render(scale=scale).to_pil().convert("L").crop([round(edge * scale) for edge in box])
    finally:
        document.close()
    dark = picture.point(lambda light: 255 if light < 100 else 0).getbbox()
    code = picture.crop(dark)
    size = next(n for n in (21, 25, 29) if _finder(code, n))
    return _text(_squares(code, size), (size - 17) // 4)


def _squares(code, size: int) -> list[list[bool]]:
    step = code.width / size, code.height / size
    return [
        [code.getpixel((int((x + 0.5) * step[0]), int((y + 0.5) * step[1]))) < 100 for x in range(size)]
        for y in range(size)
    ]


def _finder(code, size: int) -> bool:
    """Whether the corner looks right and the timing line alternates, were it this many squares wide."""
    squares = _squares(code, size)
    timing = [squares[6][x] for x in range(8, size - 8)]
    return timing == [n % 2 == 0 for n in range(len(timing))] and squares[3][:8] == [1, 0, 1, 1, 1, 0, 1, 0]


def _text(squares: list[list[bool]], version: int) -> str:
    bits = _bits(squares, version)
    mode, rest = int(bits[:4], 2), bits[4:]
    if mode == 4:
        count, rest = int(rest[:8], 2), rest[8:]
        return bytes(int(rest[n * 8 : n * 8 + 8], 2) for n in range(count)).decode()
    if mode != 2:
        raise AssertionError(f"mode {mode} is not read here")
    count, rest = int(rest[:9], 2), rest[9:]
    found = ""
    for _ in range(count // 2):
        high, low = divmod(int(rest[:11], 2), 45)
        found, rest = found + _LETTERS[high] + _LETTERS[low], rest[11:]
    return found + (_LETTERS[int(rest[:6], 2)] if count % 2 else "")


def _bits(squares: list[list[bool]], version: int) -> str:
    """The bits of the data in the order of the standard: up and down in pairs of columns from the right, unmasked."""
    size = len(squares)
    mask = _MASKS[int("".join("01"[squares[8][x]] for x in (2, 3, 4)), 2) ^ 0b101]
    bits = ""
    columns = [x for x in range(size - 1, 0, -2) if x > 6] + [5, 3, 1]
    for turn, right in enumerate(columns):
        for y in range(size - 1, -1, -1) if turn % 2 == 0 else range(size):
            for x in (right, right - 1):
                if not _reserved(y, x, size, version):
                    bits += "01"[squares[y][x] ^ (mask(y, x) == 0)]
    return bits[: _DATA[version] * 8]


def _reserved(y: int, x: int, size: int, version: int) -> bool:
    corner = (y < 9 and (x < 9 or x >= size - 8)) or (y >= size - 8 and x < 9)
    align = version > 1 and size - 9 <= y <= size - 5 and size - 9 <= x <= size - 5
    return corner or align or 6 in (x, y)

"""Small line drawings for easy read, on a grid of 24 by 24, drawn for hubdesk."""

from math import cos, pi, sin

Stroke = tuple[tuple[float, float], ...]


def _arc(x: float, y: float, radius: float, start: float, end: float, steps: int = 24) -> Stroke:
    """Part of a circle; angles in turns, clockwise from the top."""
    turns = (start + (end - start) * n / steps for n in range(steps + 1))
    return tuple((x + radius * sin(2 * pi * turn), y - radius * cos(2 * pi * turn)) for turn in turns)


def _box(left: float, top: float, right: float, bottom: float) -> Stroke:
    return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))


PICTURES: dict[str, tuple[Stroke, ...]] = {
    "calendar": (
        _box(3.5, 5, 20.5, 21),
        ((3.5, 10), (20.5, 10)),
        ((8, 2.5), (8, 6.5)),
        ((16, 2.5), (16, 6.5)),
        _box(10.5, 13, 14.5, 17.5),
    ),
    "clock": (_arc(12, 12, 9, 0, 1), ((12, 6.5), (12, 12), (15.8, 14.2))),
    "house": (
        ((2.5, 11.5), (12, 3.5), (21.5, 11.5)),
        ((5, 9.8), (5, 20.5), (19, 20.5), (19, 9.8)),
        ((10, 20.5), (10, 14.5), (14, 14.5), (14, 20.5)),
    ),
    "person": (_arc(12, 7.5, 4, 0, 1), _arc(12, 21, 8, -0.25, 0.25), ((4, 21), (20, 21))),
    "people": (
        _arc(8, 8, 3.2, 0, 1),
        _arc(8, 20, 6, -0.25, 0.25),
        _arc(16.5, 9, 2.8, 0, 1),
        _arc(16.5, 20, 5.4, -0.08, 0.25),
        ((2, 20), (21.9, 20)),
    ),
    "phone": (_box(6.5, 2.5, 17.5, 21.5), ((6.5, 17.5), (17.5, 17.5)), ((11.2, 19.5), (12.8, 19.5))),
    "bag": (_box(3.5, 8, 20.5, 20.5), ((8.5, 8), (8.5, 4.5), (15.5, 4.5), (15.5, 8)), ((3.5, 13.5), (20.5, 13.5))),
    "walk": (
        _arc(12.5, 4, 2, 0, 1),
        ((12.2, 7.5), (11.2, 14), (14.5, 21)),
        ((11.2, 14), (8, 21)),
        ((7.5, 12), (9, 9), (12.2, 7.5), (15, 11), (18, 12)),
    ),
    "surgery": (
        ((2.5, 11.5), (12, 3.5), (21.5, 11.5)),
        ((5, 9.8), (5, 20.5), (19, 20.5), (19, 9.8)),
        ((12, 10.5), (12, 17.5)),
        ((8.5, 14), (15.5, 14)),
    ),
    "card": (
        _box(2.5, 5, 21.5, 19),
        _arc(8, 10, 2, 0, 1),
        _arc(8, 16.5, 3.2, -0.25, 0.25),
        ((13.5, 10), (18.5, 10)),
        ((13.5, 14), (18.5, 14)),
    ),
    "number": (((9, 3.5), (7, 20.5)), ((17, 3.5), (15, 20.5)), ((4, 9), (20.5, 9)), ((3.5, 15), (20, 15))),
    "globe": (
        _arc(12, 12, 9, 0, 1),
        ((3, 12), (21, 12)),
        ((12, 3), (8.5, 7), (7.5, 12), (8.5, 17), (12, 21)),
        ((12, 3), (15.5, 7), (16.5, 12), (15.5, 17), (12, 21)),
    ),
    "letter": (_box(2.5, 5.5, 21.5, 19), ((2.5, 6), (12, 13.5), (21.5, 6))),
    "help": (_arc(12, 12, 9, 0, 1), ((12, 6.5), (12, 13.5)), ((12, 16.8), (12, 17.2))),
}
"""Each picture says one thing; the words beside it say the same."""

"""Strips set onto pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hubdesk.documents.page.strips import Strip
from hubdesk.documents.problems import DoesNotFit

_LITTLE, _TIGHTER = 0.45, (0.8, 0.6, 0.45)


@dataclass(frozen=True, slots=True)
class Region:
    """Where the text of a page begins and ends, in points from the top."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The room there is."""
        return self.bottom - self.top


def flow(strips: Sequence[Strip], first: Region, others: Region) -> list[list[tuple[float, Strip]]]:
    """Share strips out to pages, each with its place from the top of the page.

    Strips that keep each other go to the next page together; a chain longer than a page is broken.
    """
    pages: list[list[tuple[float, Strip]]] = [[]]
    y, region = first.top, first
    for chain in _chains(strips, others.height):
        height = sum(strip.height for strip in chain)
        if y + height > region.bottom + 0.01 and pages[-1]:
            pages.append([])
            region = others
            y = region.top
        for strip in chain:
            if strip.gap and not pages[-1]:
                continue
            if y + strip.height > region.bottom + 0.01:
                if not pages[-1]:
                    raise DoesNotFit("the page")
                pages.append([])
                region = others
                y = region.top
            pages[-1].append((y, strip))
            y += strip.height
    return pages


def _chains(strips: Sequence[Strip], longest: float) -> list[list[Strip]]:
    """Strips that must stand on one page, together; a trailing gap goes with the chain before it."""
    chains: list[list[Strip]] = []
    open_chain = False
    for strip in strips:
        if strip.joins and not open_chain:
            open_chain = _pulled(chains)
        if open_chain and sum(one.height for one in chains[-1]) + strip.height <= longest:
            chains[-1].append(strip)
        else:
            chains.append([strip])
        open_chain = strip.keep
    return chains


def _pulled(chains: list[list[Strip]]) -> bool:
    """Join the gaps at the end to the text before them, so that what follows stays with that text."""
    tail: list[Strip] = []
    while chains and all(strip.gap for strip in chains[-1]):
        tail = chains.pop() + tail
    if not chains:
        chains += [tail] if tail else []
        return False
    chains[-1] = chains[-1] + tail
    return True


def tightened(strips: Sequence[Strip], first: Region, others: Region) -> list[list[tuple[float, Strip]]]:
    """The same as ``flow``, with the gaps made smaller where that saves a last page with little on it."""
    pages = flow(strips, first, others)
    if len(pages) > 1 and sum(strip.height for _, strip in pages[-1]) < others.height * _LITTLE:
        for share in _TIGHTER:
            closer = [replace(strip, height=strip.height * share) if strip.gap else strip for strip in strips]
            again = flow(closer, first, others)
            if len(again) < len(pages):
                return again
    return pages

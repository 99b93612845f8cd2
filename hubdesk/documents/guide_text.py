"""The small part of Markdown in which guides are written, read into blocks.

Headings, paragraphs, lists, tables and code; inside a line, marks for bold, code and links are taken away and the
words stay. Anything else is shown as it stands, so that nothing of a guide is ever lost on the way to paper.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "text", "bullets", "numbers", "code", "table"]
_ITEM = re.compile(r"(?:[-*]|\d+\.)\s+(.*)")


@dataclass(frozen=True, slots=True)
class Block:
    """One block: ``lines`` are its paragraphs, items or lines of code; ``rows`` a table's, with its heading first."""

    kind: Kind
    lines: tuple[str, ...] = ()
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def read_guide(text: str) -> list[Block]:
    """The blocks of a guide, in order. Lines that begin with ``<!--`` are for those who write it, and left out."""
    return [_block(lines) for lines in _groups(text)]


def _groups(text: str) -> Iterator[list[str]]:
    """Lines that belong together: code between its fences, else what stands without an empty line."""
    held: list[str] = []
    in_code = False
    for line in text.splitlines():
        fence = line.startswith("```")
        apart = not line.strip() or line.startswith(("#", "<!--"))
        if held and not in_code and (fence or apart):
            yield held
            held = []
        if fence:
            held.append(line)
            if in_code:
                yield held
                held = []
            in_code = not in_code
        elif in_code or not apart:
            held.append(line)
        elif line.startswith("#"):
            yield [line]
    if held:
        yield held


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if first.startswith("```"):
        return Block("code", tuple(line for line in lines[1:] if not line.startswith("```")))
    if first.startswith("#"):
        return Block("heading", (plain(first.lstrip("#").strip()),), level=len(first) - len(first.lstrip("#")))
    if first.startswith("|"):
        rows = [_cells(line) for line in lines]
        return Block("table", rows=tuple(row for row in rows if not all(re.fullmatch(r":?-+:?", cell) for cell in row)))
    if _ITEM.match(first):
        return Block("numbers" if first[0].isdigit() else "bullets", tuple(_items(lines)))
    return Block("text", (plain(" ".join(line.strip() for line in lines)),))


def _items(lines: list[str]) -> Iterator[str]:
    """Each item with the lines that go on below it."""
    held = ""
    for line in lines:
        if begun := _ITEM.match(line):
            if held:
                yield plain(held)
            held = begun[1]
        else:
            held += f" {line.strip()}"
    yield plain(held)


def _cells(line: str) -> tuple[str, ...]:
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    return tuple(plain(cell.replace("\\|", "|").strip()) for cell in cells)


def plain(text: str) -> str:
    """A line without its marks: bold, code, and links as their words with the address behind where it is one."""
    text = re.sub(r"\[([^\]]+)\]\((https?://[^)]+)\)", r"\1 (\2)", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    return re.sub(r"`(.+?)`", r"\1", re.sub(r"\*\*(.+?)\*\*", r"\1", text))

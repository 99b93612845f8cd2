"""The guide for IT on paper: all of it, with contents that lead to the right pages."""

import argparse
import re
from datetime import UTC, datetime

import pytest

from hubdesk.app.documents_commands import add_documents_parser
from hubdesk.documents.admin_guide import GUIDE, draw_admin_guide
from hubdesk.documents.guide_text import Block, plain, read_guide
from tests.documents.reading import pages, squeezed
from tests.support.sources import ROOT

RESOURCES = ROOT / "resources"
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def pdf():
    return draw_admin_guide(RESOURCES, "0.2.0", AT)


def test_blocks():
    text = "# Title\nText **bold `too`** and `code`\ngoes on.\n\n- one\n  more\n- two\n1. first\n\n<!-- note -->\n"
    text += "| a | b |\n|---|---|\n"
    text += "| x \\| y | [page](https://e.org) |\n\n```\n# no heading\n\n- no item\n```\nEnd"
    assert read_guide(text) == [
        Block("heading", ("Title",), level=1),
        Block("text", ("Text bold too and code goes on.",)),
        Block("bullets", ("one more", "two", "first")),
        Block("table", rows=(("a", "b"), ("x | y", "page (https://e.org)"))),
        Block("code", ("# no heading", "", "- no item")),
        Block("text", ("End",)),
    ]


def test_nothing_of_the_guide_is_lost_on_paper(pdf):
    words = squeezed("".join(re.sub(r"hubdesk 0\.2\.0 · Page \d+ of \d+", "", page) for page in pages(pdf)))
    for block in read_guide((RESOURCES / GUIDE).read_text("utf-8")):
        cells = [cell for row in block.rows for cell in row]
        if block.rows and len(block.rows[0]) > 3:
            cells = cells[1:]  # a wide table is set row by row, and its first heading goes without saying
        for text in (*block.lines, *cells):
            for word in plain(text).split():
                assert squeezed(word) in words, word


def test_the_contents_lead_to_the_pages(pdf):
    text = pages(pdf)
    chapters = [b.lines[0] for b in read_guide((RESOURCES / GUIDE).read_text("utf-8")) if b.level == 2]
    assert len(chapters) > 12
    for chapter in chapters:
        told = re.search(re.escape(chapter) + r" (\d+)", text[0])
        assert told, chapter
        assert chapter in text[int(told[1]) - 1]
    assert all(f"Page {n} of {len(text)}" in page for n, page in enumerate(text, 1))


def test_the_same_guide_gives_the_same_bytes(pdf):
    assert draw_admin_guide(RESOURCES, "0.2.0", AT) == pdf


def test_the_command(tmp_path, capsys):
    parser = argparse.ArgumentParser()
    add_documents_parser(parser.add_subparsers())
    for out, code in ((tmp_path / "guide.pdf", 0), (tmp_path / "nowhere" / "guide.pdf", 2)):
        args = parser.parse_args(["documents", "admin-guide", "--out", str(out), "--dated", "2026-11-22"])
        assert args.run(args) == code
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF-")
    assert "cannot be written" in capsys.readouterr().err

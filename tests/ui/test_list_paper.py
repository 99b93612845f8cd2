"""The printed list: every row with its number and boxes, on as many pages as it takes, and no clinical word."""

import pypdfium2
import pytest
from PySide6.QtGui import QPdfWriter

from hubdesk.ui.kit_paper import a4
from hubdesk.ui.list_paper import TICKS, draw_list


@pytest.fixture
def drawn(tmp_path, qapp):

    def draw(rows, **more) -> list[str]:
        path = str(tmp_path / "list.pdf")
        device = QPdfWriter(path)
        a4(device)
        assert draw_list(device, "Chases due", "22-Nov-2026", rows, **more)
        del device
        document = pypdfium2.PdfDocument(path)
        found = [page.get_textpage().get_text_bounded() for page in document]
        document.close()
        return found

    return draw


def test_every_row_has_its_number_and_the_pages_are_counted(drawn):
    pages = drawn([(f"PERSON, Number{n}", "Ask whether they have it", "22-Nov-2026") for n in range(1, 51)])
    assert len(pages) > 1
    for number, words in enumerate(pages, 1):
        assert f"page {number} of {len(pages)}" in words
        assert all(tick in " ".join(words.split()) for tick in TICKS), words
        assert "confidential waste" in words
    every = " ".join(pages)
    assert all(f"PERSON, Number{n}" in every for n in range(1, 51))


def test_odd_names_and_an_empty_list(drawn):
    odd = [("W" * 200, "x" * 300, ""), ("الأنصاري, محمد", "Send it", "22-Nov-2026"), ("", "", "")]
    assert len(drawn(odd)) == 1
    assert "page 1 of 1" in drawn([])[0]


def test_other_boxes_may_be_asked_for(drawn):
    assert "Came late" in drawn([("A, B", "09:30", "")], ticks=("Came", "Came late"))[0]

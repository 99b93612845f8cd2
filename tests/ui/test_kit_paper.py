"""The recovery kit on paper: one page, every group on it in order, and no file made on the way."""

import pypdfium2
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPdfWriter

from hubdesk.ui.kit_paper import a4, draw_kit

KIT = tuple(f"QX{letter}{letter}" for letter in "ABCDEFGHIJKLMN")


def test_the_page_holds_every_group_once_and_says_whose_it_is(qapp):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    a4(device)
    assert draw_kit(device, KIT, "Riverside hub")
    del device
    pdf = pypdfium2.PdfDocument(bytes(buffer.data()))
    assert len(pdf) == 1
    text = pdf[0].get_textpage().get_text_range()
    assert [group for group in KIT if text.count(group) != 1] == []
    assert [text.index(group) for group in KIT] == sorted(text.index(group) for group in KIT)
    assert "Riverside hub" in text
    assert "Recovery kit" in text

"""Off-white paper with more room, for the person who reads better so: theirs, never the clinician's letter."""

from dataclasses import replace

import pytest

from hubdesk.documents.images import pages_as_images
from hubdesk.documents.page.marks import GREY, INK
from hubdesk.documents.page.painter import GROUND
from hubdesk.documents.samples import sample_papers
from hubdesk.domain.paper import Edition
from tests.documents.reading import boxes, squeezed, whole

PAPERS = sample_papers()


def pale(content, **frame):
    return replace(content, frame=replace(content.frame, pale=True, **frame))


def corner(pdf):
    blue, green, red, _ = next(iter(pages_as_images(pdf, 20))).pixels[:4]
    return f"#{red:02x}{green:02x}{blue:02x}"


def light(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["letter-to-person", "sheet-what-helps"])
def test_what_is_the_persons_stands_on_off_white_and_says_the_same(press, name):
    white, off_white = press.draw(name, PAPERS[name]), press.draw(name, pale(PAPERS[name]))
    assert (corner(white), corner(off_white)) == ("#ffffff", GROUND)
    for words in ("Mason", "Page1of"):
        assert words in squeezed(whole(white))
        assert words in squeezed(whole(off_white))


def test_a_clinicians_letter_stays_white_and_the_persons_copy_of_it_does_not(press):
    letter = pale(PAPERS["letter-gp-clinical"])
    assert corner(press.draw("letter-gp-clinical", letter)) == "#ffffff"
    own = replace(pale(PAPERS["letter-gp-clinical"], edition=Edition.PERSON), sealed=None)
    assert corner(press.draw("letter-gp-clinical", own)) == GROUND


def test_letters_stand_further_apart_and_still_read_back_as_words(press):
    content = PAPERS["letter-to-person"]
    plain, roomy = (press.draw("letter-to-person", one) for one in (content, pale(content)))
    widest = [max(right for _sign, _left, _top, right, _bottom in boxes(one, 0)) for one in (plain, roomy)]
    heading = [[box for box in boxes(one, 0) if box[2] > 90][:5] for one in (plain, roomy)]
    assert heading[1][4][1] - heading[1][0][1] > heading[0][4][1] - heading[0][0][1]
    assert max(widest) <= 190.1
    assert "Thank you for coming to see us." in whole(roomy)


@pytest.mark.parametrize("ink", [INK, GREY])
def test_ink_on_off_white_has_enough_contrast(ink):
    """WCAG: 4.5 to 1; the ink itself 7 to 1."""
    ratio = (light(GROUND) + 0.05) / (light(ink) + 0.05)
    assert ratio >= (7 if ink == INK else 4.5)

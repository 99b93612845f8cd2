"""Every form, every page, at 100, 150 and 200 % text on 1366 by 768: nothing cut off, nothing scrolls sideways.

A form's pages are shown one after the other in one window, as a visit does; that also shows what a page leaves
behind for the next one.
"""

import pytest

from tests.ui.measure import clipped_widgets, unnamed_controls
from tests.ui.pages.settling import settle
from tests.ui.pages.visit.every_form import FORMS, closing_pages, question_pages, telling
from tests.ui.pages.visit.part_samples import STRIP
from tests.ui.pages.visit.visit_samples import at
from tests.ui.scales import SCALES


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("form_id", FORMS)
def test_every_page_of_the_form_fits(open_visit, form_id, scale):
    pages = (*telling(question_pages(form_id)), *closing_pages(form_id))
    desk = open_visit(at(pages[0], strip=STRIP), scale)
    desk.page.setUpdatesEnabled(False)  # measured, not looked at: painting is most of the time
    faults = {}
    for page in pages:
        desk.show(at(page, strip=STRIP))
        settle()
        if found := [*clipped_widgets(desk.page), *unnamed_controls(desk.page)]:
            faults[getattr(page, "text", type(page).__name__)] = found
    assert faults == {}

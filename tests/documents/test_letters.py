"""Letters and the sheet: drawn for odd people, read back with another engine, measured."""

from contextlib import suppress
from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hubdesk.documents import CannotPrint, DoesNotFit, MissingGlyph, pages_as_images
from hubdesk.documents.samples import MASON, sample_papers
from hubdesk.domain.discreet_address import discreet_address
from hubdesk.domain.letter_words import letter_birth_date
from hubdesk.domain.names import PersonName
from hubdesk.domain.paper import (
    Address,
    Allergies,
    AllergyState,
    Edition,
    Medicines,
    MedicinesState,
    Recipient,
    Score,
    SealedNote,
)
from tests.documents.odd_people import CORPUS, ODD
from tests.documents.reading import boxes, pages, squeezed, whole

PAPERS = sample_papers()
LETTERS = [name for name in PAPERS if not name.startswith("card-")]
CLINICAL = PAPERS["letter-gp-clinical"]
CARRIED = ("sheet-what-helps", "sheet-access")
"""The person takes them away, and shows them to whom they choose: their name, no number and no birthday."""


def with_frame(paper, **changes):
    if hasattr(paper, "core"):
        return replace(paper, core=replace(paper.core, frame=replace(paper.core.frame, **changes)))
    return replace(paper, frame=replace(paper.frame, **changes))


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("odd", ODD)
def test_row_47_every_page_names_an_odd_person_and_its_number(press, name, odd):
    person = ODD[odd]
    read = pages(press.draw(name, sample_papers(person)[name]))
    own = [text for text in read if "Sealed page 1 of 1" not in text]
    for number, text in enumerate(own, 1):
        assert f"Page {number} of {len(own)}" in text
    for text in read:
        flat = squeezed(text)
        if name not in (*CARRIED, "sheet-shared"):
            assert squeezed(person.nhs_number_shown).lower() in flat.lower()
            assert squeezed(letter_birth_date(person.born)).lower() in flat.lower()
        if odd == "arabic":
            assert "MohammedAbdullah" in flat
            assert all(word in flat for word in ("محمد", "الحسيني"))
        else:
            assert squeezed(person.name.given) in flat
            assert squeezed(person.name.family) in flat


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("odd", ODD)
def test_nothing_stands_where_a_printer_cannot_print(press, name, odd):
    pdf = press.draw(name, sample_papers(ODD[odd])[name])
    for index in range(len(pages(pdf))):
        for sign, left, top, right, bottom in boxes(pdf, index):
            assert left >= 4, sign
            assert top >= 4, sign
            assert right <= 206, sign
            assert bottom <= 293, sign


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("name", [name for name in LETTERS if not name.startswith("sheet-")])
def test_the_address_shows_in_the_window_and_nothing_else_does(press, name, odd):
    """The window of a DL envelope, 90 by 35 mm, over a page that may slide 10 mm sideways and 11 mm down."""
    pdf = press.draw(name, sample_papers(ODD[odd])[name])
    seen = [box for box in boxes(pdf, 0) if box[1] < 110 and box[4] > 46 and box[2] < 92]
    assert seen
    for sign, left, top, right, bottom in seen:
        assert left >= 20, sign
        assert right <= 100, sign
        assert top >= 57, sign
        assert bottom <= 81, sign


@pytest.mark.parametrize("odd", ["long-names", "nothing-known"])
@pytest.mark.parametrize("name", ["letter-gp-clinical", "letter-to-person"])
def test_in_a_c5_window_the_address_shows_and_nothing_else_does(press, name, odd):
    """The window of a C5 envelope, 95.4 by 26.8 mm; a page folded once may slide 5 mm."""
    paper = sample_papers(ODD[odd])[name]
    frame = getattr(paper, "core", paper).frame
    pdf = press.draw(name, with_frame(paper, sender=replace(frame.sender, window="c5")))
    seen = [box for box in boxes(pdf, 0) if box[1] < 120 and box[4] > 34.5 and box[2] < 71.3]
    assert seen
    for sign, left, top, right, bottom in seen:
        assert left >= 24.6, sign
        assert right <= 120, sign
        assert top >= 39, sign
        assert bottom <= 66.8, sign


@pytest.mark.parametrize("window", ["dl", "c5"])
def test_the_test_sheet_has_an_address_in_its_window_and_says_what_to_look_for(press, window):
    pdf = press.window_sheet(replace(CLINICAL.frame.sender, window=window))
    text = whole(pdf)
    assert "Example Surgery EXAMPLETOWN" in text.replace("1 Example Street ", "")
    assert {"dl": "folded in thirds", "c5": "folded once"}[window] in text
    assert len(pages(pdf)) == 1


def test_nothing_known_and_no_fixed_address_are_said_apart(press):
    known, unknown = (
        whole(press.draw("letter-gp-clinical", sample_papers(p)["letter-gp-clinical"]))
        for p in (MASON, ODD["nothing-known"])
    )
    assert "Address No fixed address" in known
    assert "Address Not recorded" in unknown
    assert "born not known" in unknown.lower()
    assert "NHS number not recorded" in unknown


def test_a_gp_letter_says_how_the_person_may_be_reached(press):
    for name in ("letter-gp-clinical", "letter-gp-registration"):
        assert "Safe contact Text or phone, any day after 11am" in whole(press.draw(name, PAPERS[name]))
        asked = whole(press.draw(name, with_frame(PAPERS[name], safe_contact="")))
        assert "Not asked. Please ask the person before you write or call" in asked


def test_the_sealed_page_stands_alone_with_its_writer_and_day(press):
    sealed = pages(press.draw("letter-gp-clinical", CLINICAL))[-1]
    for words in ("Sam Okafor", "NMC 99Z9999X", "Northbridge Health Hub", "01632 960 118", "2 June 2026"):
        assert words in sealed


def test_where_post_is_not_safe_no_address_is_printed(press):
    recipient = Recipient("Mason Avery", Address(("5 Secret Street",), "Town", "TS1 9ZZ"))
    text = whole(
        press.draw("letter-to-person", with_frame(PAPERS["letter-to-person"], recipient=recipient, by_hand=True))
    )
    assert "Mason Avery By hand" in text
    assert "Secret" not in text


def test_an_address_too_long_for_the_window_is_refused_by_name(press):
    endless = Address(tuple(f"Line number {n} of a long address" for n in range(12)), "Town", "TS1 9ZZ")
    with pytest.raises(DoesNotFit) as refused:
        press.draw("letter-gp-clinical", with_frame(CLINICAL, recipient=Recipient("Dr A", endless)))
    assert refused.value.field == "Address"


@pytest.mark.parametrize("text", CORPUS)
def test_row_36_markup_is_printed_letter_by_letter(press, text):
    person = replace(MASON, name=PersonName(text, text), latin_name=text)
    paper = sample_papers(person)["letter-gp-clinical"]
    paper = replace(paper, what_matters=text, summary=text, allergies=Allergies(AllergyState.KNOWN, (text,)))
    read = squeezed(whole(press.draw("letter-gp-clinical", paper)))
    assert read.count(squeezed(text)) >= 6


def test_row_36_no_image_and_no_file_comes_in_by_text(press):
    pdf = press.draw("letter-gp-clinical", replace(CLINICAL, summary="<img src=/etc/passwd>"))
    document = pypdfium2.PdfDocument(pdf)
    kinds = {type(one).__name__ for page in document for one in page.get_objects()}
    document.close()
    assert "PdfImage" not in kinds


def test_row_37_a_missing_sign_names_its_field(press):
    with pytest.raises(MissingGlyph) as refused:
        press.draw("letter-gp-clinical", replace(CLINICAL, what_matters="I love 東京"))
    assert refused.value.field == "what matters"
    assert refused.value.character == "東"


def test_a_name_without_a_font_is_refused_by_its_field(press):
    person = replace(MASON, name=PersonName("王"))
    with pytest.raises(MissingGlyph) as refused:
        press.draw("letter-gp-clinical", with_frame(CLINICAL, person=person))
    assert "family" in refused.value.field
    assert press.unprintable("王") == "王"
    assert press.unprintable("ਸਿੰਘ محمد Łukasz") == ""


# --- What the GP reads


def test_the_gp_letter_says_what_matters_then_what_to_do(press):
    text = pages(press.draw("letter-gp-clinical", CLINICAL))[0]
    places = [text.index(words) for words in ("Mr Mason Avery", "What matters to me", "Actions for the GP practice")]
    assert places == sorted(places)
    assert "1. Arrange methadone from tomorrow" in text
    assert "by 3 June 2026" in text
    assert "Jo Marsh, health navigator" in text


def test_no_action_is_said_in_words(press):
    text = whole(press.draw("letter-gp-clinical", replace(CLINICAL, gp_actions=())))
    assert "No action needed, for your records." in text


@pytest.mark.parametrize(
    ("value", "partial", "answered", "said"),
    [
        ("14", "14", 9, "14 out of 27, moderate"),
        (None, "18", 6, "18 from 6 of 9, no band"),
        (None, "0", 0, "Not answered"),
    ],
)
def test_scores_are_honest(press, value, partial, answered, said):
    score = Score("PHQ-9", MASON_SEEN, value, partial, answered, 9, "0", "27", "Moderate", "")
    text = whole(press.draw("letter-gp-clinical", replace(CLINICAL, scores=(score,))))
    assert f"{said} (possible 0 to 27)" in text
    assert "2 June 2026" in text
    assert ("oderate" in text) == (value is not None)


MASON_SEEN = CLINICAL.seen_on


@pytest.mark.parametrize("state", [s for s in AllergyState if s is not AllergyState.KNOWN])
def test_allergies_are_never_blank(press, state):
    for items in ((), ("should not print",)):
        paper = replace(CLINICAL, allergies=Allergies(state, items))
        assert state.label in whole(press.draw("letter-gp-clinical", paper))


@pytest.mark.parametrize("state", [s for s in MedicinesState if s is not MedicinesState.LISTED])
def test_medicines_are_never_blank(press, state):
    paper = replace(CLINICAL, medicines=Medicines(state))
    assert f"{state.label}." in whole(press.draw("letter-gp-clinical", paper))
    empty_list = replace(CLINICAL, medicines=Medicines(MedicinesState.LISTED))
    assert "Not recorded" in whole(press.draw("letter-gp-clinical", empty_list))


def test_known_allergies_without_a_list_are_not_left_blank(press):
    paper = replace(CLINICAL, allergies=Allergies(AllergyState.KNOWN))
    assert AllergyState.NOT_RECORDED.label in whole(press.draw("letter-gp-clinical", paper))


def test_a_summary_over_five_lines_is_refused(press):
    with pytest.raises(DoesNotFit) as refused:
        press.draw("letter-gp-clinical", replace(CLINICAL, summary="Many words here. " * 40))
    assert "5 lines" in refused.value.field


# --- The sealed page

SEALED = SealedNote("Dr Anand", "SAID-CANARY", "DONE-CANARY", "PLAN-CANARY", "TOLD-CANARY", abuse="ABUSE-CANARY")


@pytest.mark.parametrize("name", ["letter-gp-clinical", "letter-referral-mental-health"])
def test_safety_stands_on_a_sealed_sheet_of_its_own(press, name):
    paper = PAPERS[name]
    sealed = replace(paper, sealed=SEALED) if name == "letter-gp-clinical" else None
    sealed = sealed or replace(paper, core=replace(paper.core, sealed=SEALED))
    read = pages(press.draw(name, sealed))
    holds = [index for index, text in enumerate(read) if "CANARY" in text]
    assert holds == [len(read) - 1]
    assert holds[0] % 2 == 0, "printed on both sides, it would stand on the back of the letter"
    for word in ("SAID", "DONE", "PLAN", "TOLD", "ABUSE"):
        assert f"{word}-CANARY" in read[-1]
    assert "Sealed page 1 of 1" in read[-1]
    assert "For Dr Anand only" in read[-1]


def test_the_persons_copy_has_no_sealed_page(press):
    paper = with_frame(replace(CLINICAL, sealed=SEALED), edition=Edition.PERSON)
    text = whole(press.draw("letter-gp-clinical", paper))
    assert "CANARY" not in text
    assert "Sealed" not in text
    assert "This is your own copy" in text


@pytest.mark.parametrize("name", LETTERS)
def test_no_level_of_risk_is_printed(press, name):
    text = whole(press.draw(name, PAPERS[name])).lower()
    for words in ("low risk", "medium risk", "high risk", "risk level", "acute", "risk assessment"):
        assert words not in text


# --- Registration


def test_the_registration_letter_shows_a_proxy_address_without_probation(press):
    text = whole(press.draw("letter-gp-registration", PAPERS["letter-gp-registration"]))
    assert "for GP registration purposes only" in text
    assert "8 Exchange Place" in text
    assert "robation" not in text
    assert "no identity document, proof of address" in text
    shown = replace(PAPERS["letter-gp-registration"], show_probation_in_address=True)
    assert "Middlesbrough Probation Office" in whole(press.draw("letter-gp-registration", shown))


def test_wales_cites_no_english_rule(press):
    text = whole(press.draw("letter-gp-registration-wales", PAPERS["letter-gp-registration-wales"]))
    for words in ("England", "NHS England", "Pan-London", "14 days", "By rule"):
        assert words not in text.replace("Hartlepool, England", "")
    assert "health board" in text


def test_the_scheme_text_can_be_the_sites_own(press):
    paper = replace(PAPERS["letter-gp-registration"], scheme="OUR-OWN-SCHEME", proxy_address=None)
    text = whole(press.draw("letter-gp-registration", paper))
    assert "OUR-OWN-SCHEME" in text
    assert "Anyone in England" not in text
    assert "registration purposes only" not in text


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Leeds Probation Office", ()),
        ("Northgate Probation Office", ("Northgate",)),
        ("The Probation Service", ()),
        ("National Probation Service, 4 High Street", ("4 High Street",)),
        ("4 Probationers Row", ("4 Probationers Row",)),
        ("Floor 2", ("Floor 2",)),
    ],
)
def test_probation_is_taken_out_of_address_lines(line, left):
    assert discreet_address(Address((line,), "Leeds", "LS1 9ZZ")).lines == left


# --- The emergency sheet and the letter to the person


def test_the_emergency_sheet_fits_on_one_side(press):
    read = pages(press.draw("sheet-sbar", PAPERS["sheet-sbar"]))
    assert len(read) == 1
    places = [read[0].index(f"{word}:") for word in ("Situation", "Background", "Assessment", "Request")]
    assert places == sorted(places)


def test_large_print_is_large(press):
    for points in (12, 16, 18, 20, 24, 28):
        pdf = press.draw("letter-to-person", replace(PAPERS["letter-to-person"], text_points=points))
        heights = [bottom - top for sign, _, top, _, bottom in boxes(pdf, 0) if sign == "T"]
        assert max(heights) >= points * 0.68 * 25.4 / 72


def test_the_letter_to_the_person_has_the_numbers_to_call(press):
    text = whole(press.draw("letter-to-person", PAPERS["letter-to-person"]))
    for words in ("999", "111", "option 2", "116 123", "85258", "Dear Mason Avery"):
        assert words in text


# --- The file


def test_the_same_content_gives_the_same_bytes(press):
    for name, paper in PAPERS.items():
        first = press.draw(name, paper)
        press.draw("letter-gp-clinical", sample_papers(ODD["arabic"])["letter-gp-clinical"])
        assert press.draw(name, paper) == first


def test_the_file_says_what_it_is_and_never_who_it_is_about(press):
    document = pypdfium2.PdfDocument(press.draw("letter-gp-clinical", CLINICAL))
    told = document.get_metadata_dict()
    assert told["Author"] == "hubdesk"
    assert told["Title"] == "Letter to the GP surgery after a visit"
    assert told["CreationDate"].startswith("D:20260602093000+01")
    assert document.is_tagged()
    assert "Avery" not in str(told)
    document.close()
    raw = press.draw("letter-gp-clinical", CLINICAL)
    assert b"/Lang (en-GB)" in raw
    assert b"/ToUnicode" in raw


def test_row_42_nothing_is_written_to_the_disk(press, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    import tempfile

    def refuse(*_args, **_kwargs):
        raise AssertionError("a temporary file was asked for")

    for maker in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, maker, refuse)
    for name, paper in PAPERS.items():
        assert next(pages_as_images(press.draw(name, paper), 40)).width == 331
    assert list(tmp_path.iterdir()) == []


def test_pages_come_as_pixels(press):
    images = list(pages_as_images(press.draw("letter-gp-clinical", CLINICAL), 72))
    assert [(image.width, image.height) for image in images] == [(596, 842)] * 3
    assert all(len(image.pixels) == image.width * image.height * 4 for image in images)
    assert all(len(set(image.pixels)) > 10 for image in images)
    with pytest.raises(ValueError, match="dpi"):
        next(pages_as_images(b"", 5000))


LONG = st.text(alphabet=st.sampled_from(" \nabcdefghW.,-é<&>محਗੁ"), max_size=2500) | st.integers(1, 3000).map(
    "x".__mul__
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LONG, LONG)
def test_long_texts_never_run_out_of_the_page(press, one, two):
    """Either the letter is drawn with every sign inside (the painter checks each mark), or it is refused in words."""
    paper = replace(CLINICAL, what_matters=one or "-", sealed=replace(SEALED, said=two))
    paper = with_frame(paper, needs=(two,), copies=(*CLINICAL.frame.copies, *CLINICAL.frame.copies))
    with suppress(CannotPrint):
        assert press.draw("letter-gp-clinical", paper)

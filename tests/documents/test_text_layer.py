"""Cleaning, direction, fonts and line breaking."""

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.documents.problems import FontsMissing, MissingGlyph
from hubdesk.documents.text import bidi
from hubdesk.documents.text.cleaning import clusters, printable
from hubdesk.documents.text.faces import load_faces
from hubdesk.documents.text.fonts import font_folders, found_scripts, index_fonts
from hubdesk.documents.text.lines import Style, set_lines
from hubdesk.documents.text.whole_numbers import numbers_whole
from hubdesk.documents.text.words import Typesetter
from hubdesk.domain.dates import BirthDate
from hubdesk.domain.letter_words import letter_birth_date, letter_date, letter_time, short_day

FONTS = load_faces(index_fonts(font_folders()))
BODY = Style(11)


def lines(text, width=200.0, style=BODY):
    return set_lines(Typesetter(FONTS), text, style, width)


def faces_of(text):
    return [(piece.text, piece.face.name) for line in lines(text, 1e6) for piece in line.pieces if piece.text != " "]


@pytest.mark.parametrize(
    ("moment", "said"),
    [((0, 0), "midnight"), ((12, 0), "midday"), ((9, 30), "9:30am"), ((17, 0), "5pm"), ((12, 5), "12:05pm")],
)
def test_times_are_written_as_the_service_manual_does(moment, said):
    assert letter_time(datetime(2026, 6, 2, *moment, tzinfo=UTC)) == said


def test_dates_are_written_as_the_service_manual_does():
    assert letter_date(date(1988, 3, 14)) == "14\u00a0March 1988"
    assert short_day(date(2026, 6, 4)) == "Thursday 4\u00a0June"
    assert letter_birth_date(BirthDate()) == "Not known"
    assert letter_birth_date(BirthDate(1988, estimated=True)) == "about 1988"
    assert letter_birth_date(BirthDate(1988, 3)) == "March 1988"


def test_row_37_controls_and_direction_marks_are_never_printed():
    assert printable("A\u202eB\u200f\x00\x07C\u2066\ufeff\tD\r\nE") == "ABC D\nE"
    assert printable("e\u0301") == "\u00e9"


def test_joiners_stay_where_spelling_needs_them():
    assert printable("می\u200cخواهم") == "می\u200cخواهم"
    assert printable("a\u200db") == "ab"


def test_marks_stay_with_their_letters():
    assert clusters("ਗੁਰਪ੍ਰੀਤ") == ["ਗੁ", "ਰ", "ਪ੍ਰੀ", "ਤ"]


# --- Direction. The expected orders were checked with python-bidi and by eye.


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("abc אבג def", "abc גבא def"),
        ("אבג 123 def", "def 123 גבא"),
        ("born אב (1990), ok", "born (1990) בא, ok"),
        ("אבג (abc)", "(abc) גבא"),
        ("טל: 020-7946 א", "א 020-7946 :לט"),
        ("رقم 12 شارع", "عراش 12 مقر"),
        ("אב, this plan is yours.", "בא, this plan is yours."),
        ("Hi אבגד", "Hi דגבא"),
        ("plain", "plain"),
        ("", ""),
    ],
)
def test_mixed_text_stands_in_the_right_order(text, shown):
    depth = bidi.levels(text, bidi.base_level(text))
    mirrored = {"(": ")", ")": "("}
    order = bidi.visual_order(depth)
    assert "".join(mirrored.get(text[i], text[i]) if depth[i] % 2 else text[i] for i in order) == shown


@given(st.text(alphabet="ab 12-,.()[]אבعب٣+$", max_size=30))
def test_every_sign_is_placed_once(text):
    depth = bidi.levels(text, bidi.base_level(text))
    assert sorted(bidi.visual_order(depth)) == list(range(len(text)))
    assert all(level in (0, 1, 2) for level in depth)


# --- Fonts


def test_the_scripts_that_tests_need_are_here():
    found = found_scripts(index_fonts(font_folders()))
    assert {name for name, there in found.items() if there} >= {"Noto Sans Arabic", "Noto Sans Gurmukhi", "Noto Sans"}


def test_no_font_at_all_is_said_plainly():
    with pytest.raises(FontsMissing):
        load_faces({})


def test_a_word_keeps_one_face_with_its_punctuation():
    assert [name for _, name in faces_of("(ਗੁਰਪ੍ਰੀਤ),")] == ["Noto-Sans-Gurmukhi-Regular"]
    assert faces_of("Dear Łukasz")[1][1] == faces_of("Dear")[0][1]


@pytest.mark.parametrize("text", ["דוד,", "(محمد)", "ਗੁਰਪ੍ਰੀਤ/Gurpreet", "محمد:", "ਸਿੰਘ@"])
def test_a_face_never_changes_between_letters(text):
    found = faces_of(text)
    assert "".join(part for part, _ in sorted(found, key=lambda one: text.index(one[0]))) == text
    for part, _ in found:
        kinds = {unicodedata.name(c).split()[0] for c in part if unicodedata.category(c)[0] == "L"}
        assert len(kinds) <= 1


@pytest.mark.parametrize(
    ("text", "named"), [("a😀b", "😀"), ("東京", "東"), ("xਗx", "ਗ"), ("\ue123", "\ue123"), ("ᚠ", "ᚠ")]
)
def test_row_37_a_missing_sign_is_named(text, named):
    with pytest.raises(MissingGlyph) as refused:
        lines(text)
    assert refused.value.character in (named, text[0])


def test_a_missing_sign_is_called_by_its_name():
    problem = MissingGlyph("😀", "person: given")
    assert "grinning face" in problem.message
    assert "person: given" in problem.message
    assert "Latin" in problem.what_next


def test_conjuncts_are_shaped():
    conjunct = lines("क्ष", 1e6)[0].pieces[0].shaped
    assert len(conjunct.glyphs) == 1


def test_arabic_letters_are_joined_and_run_from_right_to_left():
    piece = lines("محمد", 1e6)[0].pieces[0]
    isolated = [lines(letter, 1e6)[0].pieces[0].shaped.glyphs[0].code for letter in "محمد"]
    drawn = [glyph.code for glyph in piece.shaped.glyphs]
    assert len(drawn) == 4
    assert drawn[0] != isolated[-1]  # the last letter is drawn first, in its joined form
    assert drawn[-1] != isolated[0]


# --- Lines

TEXTS = st.text(
    alphabet=st.sampled_from(" \nabcdefgWMil.,-/'<>&éŁמحمدੳਗੁਰਪ੍ਰੀत्रि0123456789"), max_size=300
) | st.integers(1, 400).map(lambda n: "W" * n)


@given(TEXTS, st.floats(40, 500))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(text, width):
    try:
        found = lines(text, width)
    except MissingGlyph:
        return
    widest = max((piece.width for line in found for piece in line.pieces if len(clusters(piece.text)) == 1), default=0)
    assert all(line.width <= max(width, widest * BODY.size) + 0.01 for line in found)
    kept = sorted(c for line in found for piece in line.pieces for c in piece.text if not c.isspace())
    assert kept == sorted(c for c in printable(text) if not c.isspace())


def test_a_long_word_is_cut_after_a_hyphen_rather_than_anywhere():
    assert lines("Featherstonehaugh-Cholmondeley", 110)[0].text == "Featherstonehaugh-"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Call 01632 960 118 now", "Call 01632_960_118 now"),
        ("116 123, or 07700 900118.", "116_123, or 07700_900118."),
        ("NHS number 999 000 0018", "NHS number 999_000_0018"),
        ("14 Mill Lane, Leeds LS1 9ZZ", "14 Mill Lane, Leeds LS1_9ZZ"),
        ("on 2 June 2026 at 10", "on 2 June 2026 at 10"),
        ("2026 12 tablets", "2026 12 tablets"),
    ],
)
def test_a_number_that_is_rung_is_never_broken_over_two_lines(text, kept):
    assert numbers_whole(text).replace("\u00a0", "_") == kept

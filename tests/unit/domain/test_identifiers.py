"""NHS numbers: the check digit, the ways they are typed and the way they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.identifiers import nhs_check_digit, read_nhs_number, show_nhs_number

NINE = st.text("0123456789", min_size=9, max_size=9)
VALID = NINE.filter(lambda n: nhs_check_digit(n) is not None).map(lambda n: f"{n}{nhs_check_digit(n)}")
NUMBERS = VALID.filter(lambda n: len(set(n)) > 1)


@pytest.mark.parametrize(
    "number", ["943 476 5919", "401 023 2137", "900 000 0009", "999 000 0018", "999 112 3458", "999 149 3808"]
)
def test_numbers_published_as_valid_are_taken(number: str):
    assert show_nhs_number(read_nhs_number(number)) == number


@pytest.mark.parametrize("number", ["999 123 4567", "485 777 3456", "943 476 5918", "0000000000", "1111111111"])
def test_numbers_that_fail_the_check_are_refused(number: str):
    with pytest.raises(ValueError, match="not a valid NHS number"):
        read_nhs_number(number)


@pytest.mark.parametrize("typed", ["", "12345", "94347659190", "943 476 591X", "９４３４７６５９１９", "943.476.5919"])
def test_anything_but_ten_digits_is_refused(typed: str):
    with pytest.raises(ValueError, match="10 digits"):
        read_nhs_number(typed)


@pytest.mark.parametrize(
    "typed", ["9434765919", "943-476-5919", " 943 476  5919\n", "943\u00a0476\u00a05919", "943–476–5919"]
)
def test_a_number_may_be_typed_or_pasted_with_spaces_and_dashes(typed: str):
    assert read_nhs_number(typed) == "9434765919"


@given(NUMBERS, st.integers(0, 9), st.integers(0, 9))
def test_one_wrong_digit_is_always_noticed(number: str, place: int, digit: int):
    wrong = number[:place] + str(digit) + number[place + 1 :]
    if wrong != number:
        with pytest.raises(ValueError, match="not a valid NHS number"):
            read_nhs_number(wrong)


@given(NUMBERS, st.integers(0, 8))
def test_two_neighbouring_digits_swapped_are_always_noticed(number: str, place: int):
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        with pytest.raises(ValueError, match="not a valid NHS number"):
            read_nhs_number(swapped)


@given(NUMBERS)
def test_what_is_shown_can_be_typed_again(number: str):
    assert read_nhs_number(show_nhs_number(number)) == number


@given(NINE)
def test_the_weighted_sum_of_all_ten_digits_divides_by_eleven(nine: str):
    check = nhs_check_digit(nine)
    if check is None:
        assert sum(int(d) * w for d, w in zip(nine, range(10, 1, -1), strict=True)) % 11 == 1
    else:
        assert sum(int(d) * w for d, w in zip(f"{nine}{check}", range(10, 0, -1), strict=True)) % 11 == 0


@given(st.text("0123456789 -٣²x\n", max_size=14))
def test_any_text_gives_a_number_or_a_message(typed: str):
    found = ""
    try:
        found = read_nhs_number(typed)
    except ValueError as problem:
        found = str(problem)
    assert len(found) == 10 or "NHS number" in found

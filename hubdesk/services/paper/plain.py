"""Words in what is typed that label a person, and abbreviations that nobody explained: suggestions beside the field."""

from collections.abc import Mapping

from hubdesk.domain.offence_data import OFFENCE_BASIS
from hubdesk.services.desk import Desk, bare_press

NOT_FREE = frozenset(
    {"to_name", "to_lines", "to_town", "to_postcode", "greeting", "copy_person", "registration", "way", "points"}
    | {"reply_to", "sealed_for", "previous_names", "birth_place", "previous_gp", "previous_address", "scheme_contact"}
    | {"address", "who_tells", "with_whom", "decided_by", "phone", "stock", "greeting_name", OFFENCE_BASIS}
)
"""Names, addresses and choices: nothing in them is anybody's wording."""
_SHORTEST = 3


def suggestions(desk: Desk, typed: Mapping[str, str]) -> dict[str, str]:
    """What might be said better, by field; a field where nothing is to be said is left out."""
    press = bare_press(desk)
    free = {name: text for name, text in typed.items() if name not in NOT_FREE and len(text) >= _SHORTEST}
    found = {name: press.suggestions(text) for name, text in free.items()}
    return {name: ". ".join(told) for name, told in found.items() if told}

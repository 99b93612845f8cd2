"""A made-up directory of GP practices, in the layout of the national file, for the demo, tests and measurements.

No practice in it exists: the codes begin with ``DEMO`` (no ODS code does), the postcodes are in the area ZY, which is
not in use, and the phone numbers are in Ofcom's range for drama. The same count gives the same rows.
"""

FIRST_TOWN = "Northgate"
_FIRST = (
    "Alder Walk Surgery",
    "Beacon Hill Medical Centre",
    "Canal Side Practice",
    "Dovecote Surgery",
    "Elm Court Health Centre",
    "Fountain Street Surgery",
    "Gatehouse Medical Practice",
    "Harbour View Surgery",
    "Ivy Lane Practice",
    "Juniper House Surgery",
    "Kingfisher Health Centre",
    "Lantern Yard Surgery",
    "Mill Pond Medical Centre",
    "Northgate Street Practice",
    "Orchard Rise Surgery",
    "Packhorse Bridge Surgery",
    "Quarry Road Health Centre",
    "Riverbank Homeless Practice",
    "Sandpiper Surgery",
    "Tollgate Medical Practice",
)
_SECOND = (
    *("Upper", "Lower", "Old", "New", "Great", "Little", "North", "South", "East", "West"),
    *("St Anne's", "Dr O'Dell's"),
)
_KINDS = ("Surgery", "Medical Centre", "Health Centre", "Practice", "Group Practice", "Family Doctors")
_TOWNS = (FIRST_TOWN, "Easthaven", "Marlow Bridge", "Stoke Wain", "Thornby-on-Sea", "Aldermere", "Corve End", "Penwick")
_WELSH = "Llanfair Afon"
_ENDS = ("AL", "BN", "DP", "EQ", "FR", "GS", "HT")


def made_up_rows(count: int = 60, *, older: bool = False) -> list[list[str]]:
    """Rows of 27 cells. ``older`` gives the layout of before 2025: statuses of one letter, a setting of 4."""
    return [_row(number, older=older) for number in range(count)]


def made_up_file(count: int = 60, *, older: bool = False) -> bytes:
    """The rows as a quoted CSV file in UTF-8."""
    rows = made_up_rows(count, older=older)
    return "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows).encode("utf-8")


def _row(number: int, *, older: bool) -> list[str]:
    """Row by row the same; every 20th practice is closed, every 15th in Wales, every 30th row a prison's."""
    town = FIRST_TOWN if number < len(_FIRST) else _TOWNS[number % len(_TOWNS)]
    closed, wales, prison = number % 20 == 19 and number >= 20, number % 15 == 14 and number >= 20, number % 30 == 28
    if wales:
        town = _WELSH
    name = _FIRST[number] if number < len(_FIRST) else _name(number)
    cells = [""] * 27
    cells[0] = f"DEMO{number + 1:02d}"
    cells[1] = f"{name} (prison)".upper() if prison else name.upper()
    cells[2] = "W00" if wales else "Y99"
    cells[3] = "QZZ"
    cells[4] = f"{3 + 3 * (number % 99)} {name.split()[0]} Road".upper()
    cells[7] = town.upper()
    cells[9] = f"ZY{(number + 1) % 9 + 1} {(number + 1) % 9}{_ENDS[(number + 1) % len(_ENDS)]}"
    cells[10] = "20010401"
    cells[11] = "20260630" if closed else ""
    cells[12] = ("C" if closed else "A") if older else ("INACTIVE" if closed else "ACTIVE")
    cells[13] = "B"
    cells[14] = "7A9" if wales else "00Z"
    cells[17] = f"01632 960{301 + number % 600:03d}"
    cells[21] = "0"
    cells[25] = ("9" if prison else "4") if older else ("RO82" if prison else "RO177|RO76")
    return cells


def _name(number: int) -> str:
    kind = _KINDS[number % len(_KINDS)]
    own = _FIRST[number // len(_SECOND) % len(_FIRST)].split()[0]
    return f"{_SECOND[number % len(_SECOND)]} {own} {kind}"

"""Opens the records, works, locks, and then sits there locked. Run by test_row_44_memory, never imported by it."""

import gc
import sys
from pathlib import Path

from hubdesk.services.people import register_person
from tests.support.hub import desk_at
from tests.support.memory import MASON

with desk_at(Path(sys.argv[1]), sign_in="asha") as desk:
    register_person(desk, MASON)
    print("open", flush=True)
    sys.stdin.readline()
del desk
gc.collect()
print("locked", flush=True)
sys.stdin.readline()

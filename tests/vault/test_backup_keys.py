"""The key of a backup: its own, and open to whoever holds the data key of that evening, the recovery kit included."""

import pytest

from hubdesk.vault import new_backup_key, open_backup_key, wrap_backup_key
from hubdesk.vault.problems import BackupKeyDamaged

DATA = bytearray(range(32))
WHERE = {"store": "s-1", "backup": "hubdesk-1-20261121-180000", "dek": "records-1"}


def test_it_opens_again_and_is_no_copy_of_the_data_key():
    key = new_backup_key()
    wrapped = wrap_backup_key(key, DATA, **WHERE)
    assert open_backup_key(wrapped, DATA, **WHERE) == key
    assert key != DATA
    assert bytes(key) not in wrapped


def test_each_backup_has_another_key():
    assert new_backup_key() != new_backup_key()


@pytest.mark.parametrize("part", WHERE)
def test_moved_to_another_place_it_does_not_open(part):
    wrapped = wrap_backup_key(new_backup_key(), DATA, **WHERE)
    with pytest.raises(BackupKeyDamaged):
        open_backup_key(wrapped, DATA, **(WHERE | {part: "other"}))


def test_another_data_key_a_flipped_bit_or_a_cut_is_refused():
    wrapped = wrap_backup_key(new_backup_key(), DATA, **WHERE)
    for bad in (wrapped[:-1], b"", wrapped[:5], bytes([wrapped[0] ^ 1]) + wrapped[1:], wrapped[:-1] + b"\x00\x01"):
        with pytest.raises(BackupKeyDamaged):
            open_backup_key(bad, DATA, **WHERE)
    with pytest.raises(BackupKeyDamaged):
        open_backup_key(wrapped, bytearray(32), **WHERE)

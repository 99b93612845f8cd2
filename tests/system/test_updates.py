"""A newer package in IT's folder: its name and version, with or without its signature; never more."""

import pytest

from hubdesk.system import updates
from hubdesk.system.updates import look_for_update


@pytest.fixture
def share(tmp_path, monkeypatch):
    monkeypatch.setattr(updates, "_OURS", ("deb",))

    def lay(*names):
        for name in names:
            (tmp_path / name).write_bytes(b"never opened")
        return tmp_path

    return lay


def test_the_newest_with_its_signature_is_named(share):
    folder = share("hubdesk_0.3.0_amd64.deb", "hubdesk_0.10.1_amd64.deb", "hubdesk_0.10.1_amd64.deb.asc", "notes.txt")
    found = look_for_update(folder, "0.2.0")
    assert (found.version, found.package) == ("0.10.1", "hubdesk_0.10.1_amd64.deb")
    assert found.signature == "hubdesk_0.10.1_amd64.deb.asc"


def test_signed_sums_count_and_without_any_it_says_so(share):
    folder = share("hubdesk_0.3.0_amd64.deb")
    assert look_for_update(folder, "0.2.0").signature == ""
    share("SHA256SUMS.asc")
    assert look_for_update(folder, "0.2.0").signature == "SHA256SUMS.asc"


@pytest.mark.parametrize(
    "name",
    ["hubdesk_0.2.0_amd64.deb", "hubdesk_0.1.9_amd64.deb", "other_9.0.0.deb", "hubdesk-9.0.0.msi", "hubdesk_9.0.deb"],
)
def test_what_is_not_newer_not_ours_or_not_for_this_system_is_nothing(share, name):
    assert look_for_update(share(name), "0.2.0") is None


def test_a_share_that_is_away_is_nothing(tmp_path):
    assert look_for_update(tmp_path / "away", "0.2.0") is None

"""What IT has fixed shows as fixed in the window, acts, and cannot be changed; and the computer is looked at."""

import pytest

from hubdesk import __version__
from hubdesk.domain.machine_settings import SetByIt
from hubdesk.services.housekeeping import read_house, set_backup_folder, set_idle_minutes
from hubdesk.system import machine_policy
from hubdesk.ui.allowed_printers import allowed_printers
from hubdesk.ui.theme import look


@pytest.fixture
def policy(tmp_path, monkeypatch):
    path = tmp_path / "policy.toml"
    monkeypatch.setattr(machine_policy, "POLICY_FILE", path)
    (tmp_path / "share").mkdir()
    (tmp_path / "backups").mkdir()
    path.write_text(
        f'idle-minutes = 3\nblock-screen-pictures = true\nbackup-folder = "{tmp_path / "backups"}"\n'
        f'text-size = "125"\nupdates-folder = "{tmp_path / "share"}"\nsite-phone = "0113 496 0000"\n'
        'hub-name = "Riverside Health Hub"\nprinters-allowed = ["Front desk"]\nnonsense = 1\n'
    )
    return tmp_path


def test_what_it_has_fixed_shows_acts_and_cannot_be_changed(workstation, policy):
    (policy / "share" / "hubdesk_9.1.0_amd64.deb").write_bytes(b"")
    (policy / "share" / "hubdesk_9.1.0_amd64.deb.asc").write_bytes(b"")
    desk = workstation()
    desk.unlock("asha")
    desk.wait_for("Riverside Health Hub")
    desk.open_row("Settings")
    desk.wait_for("locks by itself after 3 minutes")
    words = "\n".join(desk.words())
    assert words.count("Set by your IT team") == 4
    assert str(policy / "backups") in words.replace("\u200b", "")
    assert "Folder for backups" not in words
    assert "Lock after" not in words
    with pytest.raises(SetByIt):
        set_idle_minutes(desk.program.desk, "9")
    with pytest.raises(SetByIt):
        set_backup_folder(desk.program.desk, str(policy))
    assert read_house(desk.program.desk).settings.idle_minutes == 3
    desk.program.text_size.choose(2.0)
    assert look().text_scale != 2.0
    desk.press("How this computer is")
    desk.wait_for("A newer hubdesk, 9.1.0")
    desk.press("Check this computer")
    desk.wait_for("“nonsense”")
    assert "Something is wrong with hubdesk on this computer." in "\n".join(desk.words())
    assert f"hubdesk {__version__} on Python" in "\n".join(desk.words())
    desk.press("Back to Settings")
    desk.wait_for("locks by itself after 3 minutes")
    assert allowed_printers() == ["Front desk"]

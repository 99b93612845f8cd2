"""hubdesk is started where it must not open: a window says why, the console too, and the exit code is 2."""

import pytest

from hubdesk.app import main as main_module
from hubdesk.app.display import keep_colours, keep_text_scale, read_colours, read_text_scale
from hubdesk.app.main import FolderInDoubt, open_program
from hubdesk.app.refusal import refusal_window
from hubdesk.domain.machine_settings import Rules
from hubdesk.system import machine_policy
from hubdesk.ui.theme import choose_theme
from tests.support.program import dress


@pytest.fixture
def opened(qtbot, qapp, monkeypatch):
    """Starts the program; the window that shows is closed at once. Gives its words and the exit code."""
    dress(qapp)
    shown = []

    def window_of(problem):
        window = refusal_window(problem)
        qtbot.addWidget(window)
        shown.append(problem.message)
        return window

    monkeypatch.setattr("hubdesk.app.refusal.refusal_window", window_of)
    monkeypatch.setattr(type(qapp), "exec", lambda *_app: 0)
    return lambda chosen=None: (open_program(chosen), shown)


def test_a_synced_folder_is_refused_in_a_window_and_nothing_is_made(opened, tmp_path, capsys, expected_log):
    expected_log("could not start here")
    folder = tmp_path / "Dropbox" / "hub"
    code, shown = opened(folder)
    assert code == 2
    assert "copied by a sync program" in shown[0]
    assert str(folder) in capsys.readouterr().err
    assert not folder.exists()


def test_a_policy_that_does_not_say_where_the_records_are_leads_to_no_new_hub(
    opened, tmp_path, monkeypatch, expected_log
):
    expected_log("could not start here")
    (tmp_path / "policy.toml").write_text('data-folder = "relative/path"\n')
    monkeypatch.setattr(machine_policy, "POLICY_FILE", tmp_path / "policy.toml")
    monkeypatch.setattr(main_module, "data_dir", lambda _chosen: tmp_path / "usual")
    code, shown = opened()
    assert (code, shown) == (2, [FolderInDoubt().message])


def test_colours_and_text_size_are_kept_and_what_it_has_fixed_stands_over_them(tmp_path, qapp):
    keep_text_scale(tmp_path, 1.5)
    keep_colours(tmp_path, "contrast")
    assert (read_text_scale(tmp_path), read_colours(tmp_path)) == (1.5, "contrast")
    rules = Rules({"text-size": "200", "theme": "light"})
    assert (read_text_scale(tmp_path, rules), read_colours(tmp_path, rules)) == (2.0, "light")
    assert choose_theme(qapp, "contrast").contrast
    assert not choose_theme(qapp, "light").contrast
    (tmp_path / "display.json").write_text('{"colours": "pink"}')
    assert (read_text_scale(tmp_path), read_colours(tmp_path)) == (1.0, "system")

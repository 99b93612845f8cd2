"""What IT fixes for a whole computer: read from any source, named where it cannot be used, safe where it guards."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubdesk.domain.housekeeping import IDLE_LONGEST, IDLE_SHORTEST, IDLE_USUAL
from hubdesk.domain.machine_settings import NO_RULES, SetByIt
from hubdesk.domain.settings_table import BadValue, Layer, read_table, rules_from, standings

TABLE = read_table(Path("resources/policy/settings.toml").read_text(encoding="utf-8"))
BY_NAME = {one.name: one for one in TABLE}
FILE = "/etc/hubdesk/policy.toml"


def rules(*layers: Layer):
    return rules_from(TABLE, layers)


def test_the_registry_stands_over_the_file_and_the_file_over_the_rest():
    found = rules(
        Layer("HKLM", {"IDLEMINUTES": 3}, from_registry=True), Layer(FILE, {"idle-minutes": 9, "theme": "light"})
    )
    assert (found.number("idle-minutes", 7), found.text("theme")) == (3, "light")
    assert (found.sources["idle-minutes"], found.sources["theme"]) == ("HKLM", FILE)
    assert found.number("backup-days", 14) == 14
    with pytest.raises(SetByIt):
        found.check("theme")
    found.check("text-size")


@pytest.mark.parametrize("minutes", [0, 1, 11, 60, True, "5", None, 5.0])
def test_minutes_that_are_not_safe_count_as_the_safe_default_and_stay_fixed(minutes):
    found = rules(Layer(FILE, {"idle-minutes": minutes}))
    assert found.number("idle-minutes", 10) == IDLE_USUAL
    assert found.locked("idle-minutes")
    assert "“idle-minutes”" in found.faults[0]
    assert "2 to 10" in found.faults[0]


def test_the_minutes_of_the_table_are_those_of_the_house():
    one = BY_NAME["idle-minutes"]
    assert (one.least, one.default, one.most) == (IDLE_SHORTEST, IDLE_USUAL, IDLE_LONGEST)


def test_a_bad_value_below_a_good_one_is_named_and_changes_nothing():
    found = rules(Layer("HKLM", {"IdleMinutes": 4}, from_registry=True), Layer(FILE, {"idle-minutes": 90}))
    assert found.number("idle-minutes", 10) == 4
    assert len(found.faults) == 1
    assert not found.doubtful


def test_an_unknown_name_is_named_and_what_guards_nothing_goes_on_as_it_was():
    found = rules(Layer(FILE, {"idle_minutes": 3, "backup-folder": "backups", "theme": "dark"}))
    assert not found.fixed
    assert [fault.partition("”")[0] for fault in found.faults] == ["“idle_minutes", "“backup-folder", "“theme"]
    assert found.doubtful == {"backup-folder", "theme"}


def test_a_policy_that_cannot_be_read_at_all_keeps_the_guards_and_puts_everything_else_in_doubt():
    found = rules(Layer(FILE, {}, broken="is not written as TOML."))
    assert found.yes("block-screen-pictures", own=False) is True
    assert found.number("idle-minutes", 10) == IDLE_USUAL
    assert "data-folder" in found.doubtful
    assert found.faults == (f"{FILE} is not written as TOML.",)


def test_every_setting_says_what_it_is_and_what_happens_without_it():
    for one in TABLE:
        assert one.help.endswith(".")
        assert one.applies in ("at once", "next unlock", "next start")
        assert one.default not in ("", ()) or one.unset
        assert one.shown(one.default)


def test_every_setting_as_it_stands_with_its_source():
    found = {
        one.setting.name: one
        for one in standings(TABLE, rules(Layer(FILE, {"theme": "contrast"})), {"idle-minutes": 7, "theme": "light"})
    }
    assert (found["theme"].value, found["theme"].source, found["theme"].locked) == ("contrast", FILE, True)
    assert (found["idle-minutes"].value, found["idle-minutes"].source) == (7, "set in hubdesk")
    assert (found["backup-days"].value, found["backup-days"].locked) == (14, False)
    assert found["printers-allowed"].setting.shown(()) == "not set: Every printer of this computer"


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=400), st.lists(st.text(max_size=20)),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)  # fmt: skip


@given(st.dictionaries(st.sampled_from(sorted(BY_NAME)), ANYTHING, max_size=6))
def test_whatever_a_policy_holds_each_value_is_used_or_named(spelt):
    found = rules(Layer(FILE, spelt))
    for name, raw in spelt.items():
        try:
            value = BY_NAME[name].read(raw)
        except BadValue:
            assert any(f"“{name}”" in fault for fault in found.faults)
            assert BY_NAME[name].guard == found.locked(name)
        else:
            assert found.fixed[name] == value
    minutes = found.number("idle-minutes", IDLE_USUAL)
    assert IDLE_SHORTEST <= minutes <= IDLE_LONGEST


def test_a_table_with_a_default_it_would_refuse_is_a_defect():
    words = ('name="x"', 'kind="whole-number"', "least=1", "most=2", "default=3", 'group="g"', 'title="t"', 'help="h."')
    wrong = "\n".join(("[[setting]]", *words, 'applies="at once"'))
    with pytest.raises(ValueError, match="1 to 2"):
        read_table(wrong)
    assert not NO_RULES.fixed

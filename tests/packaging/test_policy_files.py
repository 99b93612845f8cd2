"""The policy template, its words, the example file and the guide's table: made from the one table, and whole."""

import tomllib
from xml.etree import ElementTree

import pytest

from hubdesk.domain.settings_table import read_table
from resources.packaging import policy_files

TEXT = policy_files.TABLE.read_text(encoding="utf-8")
SPACE = "{http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions}"


@pytest.fixture(scope="module")
def admx():
    return ElementTree.fromstring(policy_files.admx(TEXT))


@pytest.fixture(scope="module")
def adml():
    return ElementTree.fromstring(policy_files.adml(TEXT))


def test_every_setting_is_a_policy_of_the_machine_under_the_key_that_the_program_reads(admx):
    from hubdesk.system.machine_policy import REGISTRY_KEY

    policies = admx.findall(f"{SPACE}policies/{SPACE}policy")
    assert {one.get("key") for one in policies} == {REGISTRY_KEY}
    assert {one.get("class") for one in policies} == {"Machine"}
    written = {part.get("valueName") for one in policies for part in one.iter() if part.get("valueName")}
    assert written == {one.registry_name for one in read_table(TEXT)}


def test_the_template_uses_no_word_that_is_not_there_and_no_word_is_idle(admx, adml):
    text = ElementTree.tostring(admx, encoding="unicode")
    for kind, place in (("string", "stringTable"), ("presentation", "presentationTable")):
        there = {one.get("id") for one in adml.findall(f"{SPACE}resources/{SPACE}{place}/{SPACE}{kind}")}
        used = {part.partition(")")[0] for part in text.split(f"$({kind}.")[1:]}
        assert used == there


def test_every_box_belongs_to_an_element_of_its_policy(admx, adml):
    for policy in admx.findall(f"{SPACE}policies/{SPACE}policy"):
        elements = policy.find(f"{SPACE}elements")
        if elements is None:
            assert policy.find(f"{SPACE}enabledValue") is not None
            continue
        (box,) = adml.find(f".//{SPACE}presentation[@id='{policy.get('name')}']")
        assert box.get("refId") == elements[0].get("id")


def test_groups_that_are_used_are_there(admx):
    there = {one.get("name") for one in admx.findall(f"{SPACE}categories/{SPACE}category")}
    assert {one.get("ref") for one in admx.iter(f"{SPACE}parentCategory")} == there


def test_the_example_fixes_nothing_as_it_stands_and_every_line_of_it_can_be_used():
    example = policy_files.policy_toml(TEXT)
    assert tomllib.loads(example) == {}
    lines = [line[1:] for line in example.splitlines() if line.startswith("#") and not line.startswith("# ")]
    given = tomllib.loads("\n".join(line for line in lines if line))
    table = {one.name: one for one in read_table(TEXT)}
    assert given.keys() == table.keys()
    for name, value in given.items():
        if name != "site-postcode":  # its title is longer than a postcode
            assert table[name].read(value)


def test_all_files_are_written_with_the_line_ends_of_their_system(tmp_path):
    written = policy_files.write_all(tmp_path)
    names = {path.relative_to(tmp_path).as_posix() for path in written}
    assert names == {"Hubdesk.admx", "policy.toml", "en-GB/Hubdesk.adml", "en-US/Hubdesk.adml"}
    assert b"\r\n" in (tmp_path / "Hubdesk.admx").read_bytes()
    assert b"\r" not in (tmp_path / "policy.toml").read_bytes()


def test_the_guides_table_has_a_row_for_each_setting():
    rows = policy_files.policy_table_markdown(TEXT).splitlines()
    assert len(rows) == 2 + len(read_table(TEXT))
    assert {row.replace("\\|", "").count("|") for row in rows} == {7}

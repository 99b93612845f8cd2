"""The tables of the MSI and the text of the set-up program, without any of the tools that build them."""

import re
from pathlib import PurePosixPath
from xml.etree import ElementTree

import pytest

from resources.packaging.guide_tables import GUIDE
from resources.packaging.trouble import Trouble
from resources.packaging.windows import msi_tables as tables
from resources.packaging.windows.exe_target import signing_of_uninstaller
from resources.packaging.windows.identity import Release, check_version
from resources.packaging.windows.msi_tables import Table, read_table, short_name
from resources.packaging.windows.nsi import make_nsi
from resources.packaging.windows.wxs import file_id, make_wxs

RELEASE = Release("0.2.0")
FILES = [
    PurePosixPath(name)
    for name in (
        "LICENSE.txt",
        "app/hubdesk/a.py",
        "app/hubdesk/a & b.py",
        "app_packages/x.pyd",
        "hubdesk.exe",
        "hubdeskw.exe",
    )
]
WIX = "{http://schemas.microsoft.com/wix/2006/wi}"


@pytest.fixture
def source():
    """The source of the MSI, read as XML."""
    return ElementTree.fromstring(make_wxs(RELEASE, FILES, "tree", "hubdesk.ico"))


def every(source, name):
    return list(source.iter(f"{WIX}{name}"))


def test_each_file_is_a_part_of_its_own_that_the_feature_names(source):
    files = every(source, "File")
    assert [file.get("Source") for file in files if "&" in file.get("Source")] == ["tree/app/hubdesk/a & b.py"]
    assert {file.get("Id") for file in files} == {file_id(file) for file in FILES}
    assert all(file.get("KeyPath") == "yes" for file in files)
    parts = [part.get("Id") for part in every(source, "Component")]
    assert sorted(parts) == sorted(reference.get("Id") for reference in every(source, "ComponentRef"))
    assert len(parts) == len(set(parts)) == len(FILES) + 3
    assert all(part.get("Win64") == "yes" for part in every(source, "Component"))


def test_the_menu_opens_the_program_without_a_console(source):
    (owner,) = [file for file in every(source, "File") if file.find(f"{WIX}Shortcut") is not None]
    assert owner.get("Name") == "hubdeskw.exe"


def test_ids_never_change(source):
    """Windows would take a program with other ids for another program, and leave the old one in place."""
    product = source.find(f"{WIX}Product")
    assert product.get("UpgradeCode") == "{E8B9993A-31A8-5DD6-A903-A76DC087B872}"
    assert product.get("Id") == Release("0.2.0").product_code
    assert Release("0.2.1").product_code != product.get("Id") != Release("0.2.0", for_trying=True).product_code
    data = next(part for part in every(source, "Component") if part.get("Id") == "cData")
    assert data.get("Guid") == "{3B2640FB-7AEA-5CDF-BB7C-121BA854C624}"


def test_a_package_for_trying_says_so_wherever_it_is_named():
    trying = Release("0.2.0", for_trying=True)
    assert trying.file_stem == "hubdesk-0.2.0-x64-TEST"
    for text in (make_wxs(trying, FILES, "tree", "i"), make_nsi(trying, FILES, "tree", "i", "o", 1)):
        assert "Hubdesk (TEST, not for release)" in text
    assert "TEST" not in make_wxs(RELEASE, FILES, "tree", "i")


def test_no_package_touches_the_machine_policy():
    both = make_wxs(RELEASE, FILES, "tree", "i") + make_nsi(RELEASE, FILES, "tree", "i", "o", 1)
    assert "Policies" not in both


def test_neither_is_installed_beside_the_other(source, nsi):
    """Each looks for what the other writes, and both lie in one folder."""
    (search,) = every(source, "RegistrySearch")
    key = search.get("Key")
    assert (search.get("Root"), search.get("Name"), search.get("Win64")) == ("HKLM", "UninstallString", "yes")
    assert f'WriteRegStr HKLM "{key}" "UninstallString"' in nsi
    (condition,) = [one for one in every(source, "Condition") if "SETUPPROGRAM" in one.text]
    assert condition.text == "Installed OR NOT SETUPPROGRAM"  # removing must go on working
    assert "set-up program" in condition.get("Message")

    versions = [row for row in every(source, "RegistryValue") if row.get("Name") == "Version"]
    assert f'ReadRegStr $0 HKLM "{versions[0].get("Key")}" "Version"' in nsi
    assert "was installed with the MSI package" in nsi[: nsi.index("Section\n")]


@pytest.mark.parametrize("version", ["1.2", "256.0.0", "1.256.0", "1.0.65536", "1.2.3.4"])
def test_a_version_that_windows_installer_cannot_compare_is_refused(version):
    with pytest.raises(Trouble, match="three numbers"):
        check_version(version)


# --- What wixl leaves out


def table(name: str, columns: str, *rows: str) -> Table:
    words = columns.split()
    return read_table("\n".join(["\t".join(words), "\t".join("s72" for _ in words), f"{name}\t{words[0]}", *rows, ""]))


def test_a_table_is_written_as_it_was_read():
    text = "A\tB\r\ns72\tL0\r\nT\tA\r\n1\t\r\n2\tx y\r\n"
    assert read_table(text).text() == text


def test_every_file_row_gets_a_version():
    files = table("File", "File Component_ FileName Version Language", "f1\tc1\tq.dll\t\t", "f2\tc2\ta.py\t\t")
    made = tables.with_versions(files, {"f1": "6.12.0.0"}, RELEASE)
    assert made.column("Version") == ("6.12.0.0", "0.2.0.0")
    assert made.column("Language") == ("0", "0")


def test_long_names_get_short_ones_that_are_single_in_their_folder():
    files = table(
        "File",
        "File Component_ FileName",
        "1\tc1\tlong name.html",
        "2\tc1\tlong name.htm",
        "3\tc2\tlong name.html",
        "4\tc1\tok.txt",
    )
    parts = table("Component", "Component Directory_", "c1\td1", "c2\td2")
    folders = table("Directory", "Directory Directory_Parent DefaultDir", "d1\t\tSourceDir", "d2\td1\tlong_name.htm_x")
    named, homes = tables.with_short_names(files, parts, folders)
    shorts = [name.partition("|")[0] for name in named.column("FileName")]
    assert shorts[3] == "ok.txt"
    in_one_folder = [shorts[0], shorts[1], shorts[3], homes.column("DefaultDir")[1].partition("|")[0]]
    assert len({name.upper() for name in in_one_folder}) == 4
    assert all(re.fullmatch(r"[A-Z0-9_~]{1,8}(\.[A-Z0-9]{1,3})?", name) for name in (shorts[0], shorts[1], shorts[2]))
    assert [name.partition("|")[2] for name in named.column("FileName")][:3] == [
        "long name.html",
        "long name.htm",
        "long name.html",
    ]


def test_a_thousand_alike_names_stay_short():
    used: set[str] = set()
    for number in range(1000):
        used.add(short_name(f"questionnaire-{number}.toml", used))
    assert len(used) == 1000
    assert max(map(len, used)) <= 12


def test_the_data_folder_stays_and_its_rights_are_set_once():
    parts = table("Component", "Component Attributes", "cData\t260", "c1\t256")
    permanent, never_again = 16, 128
    assert tables.with_kept_data(parts).column("Attributes") == (str(260 | permanent | never_again), "256")


def test_rights_close_the_data_folder_to_all_but_administrators():
    rows = {row[1]: row[3] for row in tables.rights().rows}
    assert rows["DATADIR"] == "D:PAI(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)"
    assert "0x1200a9;;;BU" in rows["INSTALLDIR"]


def test_a_group_reaches_the_service_and_is_let_in_at_the_end_only_where_one_is_named():
    known = tables.with_public_properties(table("Property", "Property Value", "SecureCustomProperties\tX"))
    assert known.column("Value") == ("X;HUBDESKGROUP;INSTALLDIR",)
    order = tables.with_grant(
        table(
            "InstallExecuteSequence",
            "Action Condition Sequence",
            "RemoveExistingProducts\t\t1401",
            "InstallFinalize\t\t6600",
        )
    )
    assert order.rows[0] == ("RemoveExistingProducts", "", "1501")
    assert order.rows[-1] == ("LetGroupIn", 'HUBDESKGROUP AND NOT (REMOVE="ALL")', "6590")
    (action,) = tables.grant(table("CustomAction", "Action Type Source Target ExtendedType")).rows
    assert action[3] == '"[System64Folder]icacls.exe" "[DATADIR]." /grant "[HUBDESKGROUP]:(OI)(CI)M"'


def test_the_event_source_keeps_its_word_of_the_environment():
    registry = table("Registry", "Registry Value", "r1\t%SystemRoot%\\System32\\EventCreate.exe", "r2\t0.2.0")
    assert tables.with_expandable_text(registry).column("Value")[0].startswith("#%%SystemRoot%")


# --- The set-up program


@pytest.fixture
def nsi():
    """Its text."""
    return make_nsi(RELEASE, FILES, "tree", "hubdesk.ico", "setup.exe", 2049)


def test_the_set_up_program_puts_every_file_in_its_folder(nsi):
    assert not re.search("@[A-Z_]+@", nsi)
    assert nsi.count('  File "tree/') == len(FILES)
    at = nsi.index('SetOutPath "$INSTDIR\\app\\hubdesk"')
    assert at < nsi.index('File "tree/app/hubdesk/a.py"') < nsi.index('SetOutPath "$INSTDIR\\app_packages"')
    assert '"EstimatedSize" 3' in nsi


def test_room_on_the_disk_is_asked_for_before_anything_is_taken_away(nsi):
    asked = nsi.index("${DriveSpace}")
    assert "$1 < 51" in nsi[asked : asked + 100]  # one for the files, fifty to spare
    assert asked < nsi.index("RMDir /r")


def test_the_guide_tells_every_code_that_the_set_up_program_ends_with(nsi):
    of_ours = set(re.findall(r"!insertmacro stop (\d+) ", nsi))
    of_nsis = {"0", "1", "2"}
    table = GUIDE.read_text("utf-8").split("| Return code of the set-up program |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| (\d+) \|", table, re.MULTILINE)) == of_ours | of_nsis


def test_the_uninstaller_is_signed_where_the_rest_is():
    assert signing_of_uninstaller("") == ()
    (asked,) = signing_of_uninstaller("signtool sign /n 'The Trust'")
    assert asked == """-X!uninstfinalize `signtool sign /n 'The Trust' "%1"` = 0"""


def test_removing_takes_our_folders_whole_and_other_files_one_by_one(nsi):
    removal = nsi[nsi.index('Section "Uninstall"') :]
    assert 'RMDir /r "$INSTDIR\\app"' in removal
    assert 'Delete "$INSTDIR\\LICENSE.txt"' in removal
    assert 'Delete "$INSTDIR\\app' not in removal
    assert 'RMDir /r "$INSTDIR"' not in nsi
    assert "$APPDATA" not in removal


def test_a_new_data_folder_is_closed_and_an_old_one_left_alone(nsi):
    made = nsi.index('CreateDirectory "$APPDATA\\Hubdesk"')
    assert nsi.rindex("${IfNot} ${FileExists}", 0, made) > nsi.index("Section\n")
    assert "/inheritance:r" in nsi[made : nsi.index("${EndIf}", made)]

"""The list of everything inside, and the notices: true to what is installed here, and the same bytes each time."""

import decimal
import hashlib
import json
import pyexpat
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from resources.packaging.inside import LICENCES, PACKAGING, TABLE, Build, everything
from resources.packaging.notices import make_notices
from resources.packaging.sbom import make_sbom
from resources.packaging.trouble import Trouble
from tests.support.sources import ROOT

EPOCH = 1_790_000_000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="lists the Linux environment that dev.py makes")


@pytest.fixture(scope="module")
def build():
    return Build(
        root=ROOT,
        platform="linux",
        python=sys.version.split()[0],
        site_packages=Path(pytest.__file__).parent.parent,  # where these tests run, be it .venv or another folder
        python_folder=Path(decimal.__file__).parent,
        starter="6.22.3",
    )


@pytest.fixture(scope="module")
def parts(build):
    return everything(build)


@pytest.fixture(scope="module")
def listed(build, parts):
    return json.loads(make_sbom(build, parts, "0.2.0", EPOCH))


def test_versions_read_from_the_files_are_those_the_libraries_tell(parts):
    import pypdfium2
    import sqlcipher3.dbapi2
    import uharfbuzz
    from cryptography.hazmat.backends.openssl import backend
    from PySide6.QtCore import QLibraryInfo

    database = sqlcipher3.dbapi2.connect(":memory:")
    cipher = database.execute("PRAGMA cipher_version").fetchone()[0].split()[0]
    database.close()
    told = {
        ("sqlcipher3", "SQLCipher"): cipher,
        ("sqlcipher3", "SQLite"): sqlcipher3.dbapi2.sqlite_version,
        ("cryptography", "OpenSSL"): backend.openssl_version_text().split()[1],
        ("uharfbuzz", "HarfBuzz"): uharfbuzz.version_string(),
        ("pypdfium2", "PDFium"): str(pypdfium2.PDFIUM_INFO.build),
        ("pyside6-essentials", "Qt"): QLibraryInfo.version().toString(),
        ("python", "CPython"): sys.version.split()[0],
        ("python", "Expat"): pyexpat.EXPAT_VERSION.removeprefix("expat_"),
        ("python", "mpdecimal"): decimal.__libmpdec_version__,
    }
    found = {(part.inside, part.name): part.version for part in parts if (part.inside, part.name) in told}
    # A Python of the system shares Expat and mpdecimal with it, and carries none.
    assert found == {
        key: version for key, version in told.items() if key in found or key[1] not in ("Expat", "mpdecimal")
    }


def test_what_no_library_tells_is_still_read_from_its_file(parts):
    read = {(part.inside, part.name): part.version for part in parts}
    assert re.fullmatch(r"3\.\d+\.\d+", read["sqlcipher3", "OpenSSL"])
    assert re.fullmatch(r"\d\d", read["pyside6-essentials", "ICU"])
    assert re.fullmatch(r"10\.\d+", read["pyside6-essentials", "PCRE2"])
    assert read["starter", "PyInstaller bootloader"] == "6.22.3"


def test_wheels_own_lists_are_merged_without_what_is_not_inside(parts):
    from PIL import features

    told = {part.name for part in parts if part.told}
    assert {"openssl-sys", "FreeType", "libtiff"} <= told
    assert "pyo3-build-config" not in told  # only building took it
    assert not features.check("libimagequant")  # GPL; Pillow names it as possible
    assert not {"libimagequant", "FriBiDi"} & told


def test_what_a_package_leaves_out_is_not_listed(parts):
    recipe = PACKAGING.joinpath("debian", "hubdesk.spec").read_text("utf-8")
    assert all(f'"{name}"' in recipe for name in ("PIL._avif", "PIL._webp", "PIL._imagingcms"))
    assert not {"libavif", "libwebp", "Little CMS 2", "PIL._imagingcms"} & {part.name for part in parts}


def test_it_has_what_cyclonedx_asks_for(listed):
    assert (listed["bomFormat"], listed["specVersion"], listed["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(
        r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", listed["serialNumber"]
    )
    assert listed["metadata"]["timestamp"] == "2026-09-21T14:13:20Z"
    everyone = [listed["metadata"]["component"], *listed["components"]]
    for one in everyone:
        assert one["type"] in ("application", "library")
        assert one["name"]
        assert [set(licence) for licence in one["licenses"]] == [{"expression"}], one["name"]
        assert all(reference["type"] and reference["url"] for reference in one.get("externalReferences", ()))
    refs = [one["bom-ref"] for one in everyone]
    assert len(set(refs)) == len(refs)
    rows = listed["dependencies"]
    assert sorted(row["ref"] for row in rows) == sorted(refs)
    assert {ref for row in rows for ref in row.get("dependsOn", ())} == set(refs) - {refs[0]}  # nothing hangs loose


def test_the_same_parts_give_the_same_bytes_and_others_another_serial(build, parts, listed):
    again = make_sbom(build, everything(build), "0.2.0", EPOCH)
    assert json.loads(again) == listed
    assert again == make_sbom(build, parts, "0.2.0", EPOCH)
    assert str(ROOT) not in again
    later = json.loads(make_sbom(build, parts[1:], "0.2.0", EPOCH))
    assert later["serialNumber"] != listed["serialNumber"]


@pytest.fixture(scope="module")
def notices(parts):
    return make_notices(parts, "linux", "0.2.0", ROOT / "forms" / "questionnaires")


@pytest.mark.parametrize("name", ["LGPL-3.0.txt", "GPL-3.0.txt", "Apache-2.0.txt", "GPL-2.0.txt", "SQLCipher.txt"])
def test_the_notices_carry_the_licences_whole(notices, name):
    def words(text: str) -> str:
        return " ".join(text.split())

    assert words((LICENCES / name).read_text("utf-8")) in words(notices)


EXACT = {
    # as Debian keeps them in /usr/share/common-licenses
    "LGPL-3.0": "e3a994d82e644b03a792a930f574002658412f62407f5fee083f2555c5f23118",
    "GPL-3.0": "3972dc9744f6499f0f9b2dbf76696f2ae7ad8af9b23dde66d6af86c9dfb36986",
    "GPL-2.0": "8177f97513213526df2cf6184d8ff986c675afb514d4e68a404010521b880643",
    "Apache-2.0": "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30",
}


def test_the_texts_are_exact_copies():
    assert {name: hashlib.sha256((LICENCES / f"{name}.txt").read_bytes()).hexdigest() for name in EXACT} == EXACT


def test_the_notices_say_where_the_sources_of_qt_are_and_name_each_owner(notices):
    assert "https://download.qt.io/official_releases/qt/" in notices
    assert "https://download.qt.io/official_releases/QtForPython/pyside6/" in notices
    forms = [path.parent.name for path in (ROOT / "forms" / "questionnaires").glob("[!_]*/NOTICE.txt")]
    assert forms
    assert [name for name in forms if f"\n{name}\n" not in notices] == []


def test_what_is_not_as_locked_stops(build, tmp_path):
    info = tmp_path / "alembic-1.0.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: alembic\nVersion: 1.0\n", "utf-8")
    with pytest.raises(Trouble, match=r"alembic .* is locked and 1\.0 is in"):
        everything(replace(build, site_packages=tmp_path))


@pytest.mark.parametrize(
    ("true", "planted", "complaint"),
    [
        (r"OpenSSL (\d+\.\d+\.\d+) ", r"OpenTLS (\d+)", "OpenSSL was not found inside sqlcipher3"),
        ('for = "26.2.0"', 'for = "26.1.0"', "Argon2 was looked at in argon2-cffi-bindings 26.1.0"),
        ('sqlcipher3 = "Zlib"', "", "licence of sqlcipher3 is not known"),
        ('shiboken6 = ["LGPL-3.0.txt", "GPL-3.0.txt"]', "", "shiboken6 brings no licence text"),
    ],
)
def test_a_table_that_is_no_longer_true_stops(build, monkeypatch, tmp_path, true, planted, complaint):
    table = tmp_path / "table.toml"
    text = TABLE.read_text("utf-8")
    assert true in text
    table.write_text(text.replace(true, planted), "utf-8")
    monkeypatch.setattr("resources.packaging.inside.TABLE", table)
    with pytest.raises(Trouble, match=complaint):
        everything(build)

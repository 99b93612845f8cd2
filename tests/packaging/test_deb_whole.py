"""The whole .deb, built twice and tried on a bare system: what only the real tools can show.

It takes minutes and fetches packages, so it runs when asked: ``HUBDESK_TRY_PACKAGES=1 python3 dev.py test
tests/packaging``, as root on Debian or Ubuntu.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from resources.packaging.context import Context, last_commit, read_version
from resources.packaging.debian import target
from resources.packaging.debian.machine import RELEASES, Machine
from resources.packaging.debian.trial import older_package, try_on
from tests.support.sources import ROOT

ASKED = "HUBDESK_TRY_PACKAGES"
TOOLS = ("dpkg-deb", "dpkg-shlibdeps", "patchelf", "strip", "debootstrap", "Xvfb")


def why_not() -> str:
    """What stands against it here; empty where it runs."""
    if os.environ.get(ASKED) != "1":
        return f"building and installing the .deb takes minutes: set {ASKED}=1 to have it done"
    if sys.platform != "linux" or os.geteuid() != 0:
        return "installing the .deb on a bare system needs Linux and root"
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    return f"the .deb cannot be built here without {', '.join(missing)}" if missing else ""


pytestmark = [pytest.mark.skipif(bool(why_not()), reason=why_not()), pytest.mark.timeout(1800)]


def in_folder(folder: Path) -> Context:
    work = folder / "work"
    work.mkdir(parents=True)
    return Context(root=ROOT, version=read_version(ROOT), epoch=last_commit(ROOT), work=work, out=folder)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    context = in_folder(tmp_path_factory.mktemp("deb"))
    return context, target.build(context)[0]


def test_it_is_installed_tried_upgraded_and_taken_away(package, tmp_path):
    """On the oldest release that it is for; ``build_installer.py deb --verify`` does all three."""
    context, file = package
    machine = Machine(in_folder(tmp_path / "trial"), tmp_path / "machine", RELEASES[0])
    machine.install()
    try_on(machine, file, older_package(context, file), tmp_path / "pictures")
    assert (tmp_path / "pictures" / "deb-bookworm.png").stat().st_size > 10_000


@pytest.mark.skipif(not shutil.which("lintian"), reason="lintian is not installed")
def test_lintian_finds_nothing(package):
    _, file = package
    words = ["lintian", "--tag-display-limit", "0", "--fail-on", "error,warning", "--allow-root", str(file)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout == ""


def test_two_builds_are_one(package, tmp_path):
    _, first = package
    second = target.build(in_folder(tmp_path / "elsewhere"))[0]
    digests = {hashlib.sha256(file.read_bytes()).hexdigest() for file in (first, second)}
    assert len(digests) == 1

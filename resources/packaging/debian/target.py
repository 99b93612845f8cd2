"""``build_installer.py deb``: the package for Debian and Ubuntu."""

import os
import platform
import sys
from pathlib import Path

from resources.packaging.context import Context, need
from resources.packaging.debian.bundle import frozen_with, make_bundle, site_packages
from resources.packaging.debian.stage import Stage
from resources.packaging.debian.trial import verify
from resources.packaging.inside import Build, everything
from resources.packaging.notices import make_notices
from resources.packaging.policy_files import TABLE, policy_toml
from resources.packaging.sbom import make_sbom
from resources.packaging.trouble import Trouble

__all__ = ["build", "verify"]

MOST = 45_000_000
"""Bytes; more would not fit the promise to IT."""


def build(context: Context) -> list[Path]:
    """Make the package."""
    if sys.platform != "linux" or platform.machine() != "x86_64":
        raise Trouble("The .deb is built on Linux on a 64-bit Intel or AMD computer; this is another.")
    shlibdeps, dpkg_deb = need("dpkg-shlibdeps", "dpkg-dev"), need("dpkg-deb", "dpkg")
    stage = Stage(context)
    stage.put_program(make_bundle(context))
    stage.put_desktop(context.work / "environment" / "bin" / "python")
    stage.put_documents(texts(context))
    stage.put_guide()
    stage.put_policy(policy_toml(TABLE.read_text(encoding="utf-8")))
    stage.put_control(shlibdeps)
    package = context.work / f"hubdesk_{context.version}_amd64.deb"
    # --root-owner-group: everything belongs to root, whoever builds. One thread: two would pack differently.
    context.run(dpkg_deb, "--root-owner-group", "-Zxz", "-z9", "--threads-max=1", "--build", stage.folder, package)
    if package.stat().st_size > MOST:
        raise Trouble(f"The package has {package.stat().st_size:,} bytes, more than {MOST:,}: look at what came in.")
    return [package]


def texts(context: Context) -> dict[str, str]:
    """What lies in the package's documents: the licences of everything inside, the list of it, the guide."""
    inside = Build(
        root=context.root,
        platform="linux",
        python=platform.python_version(),
        site_packages=site_packages(context),
        python_folder=Path(os.__file__).parent,
        starter=frozen_with(),
    )
    parts = everything(inside)
    return {
        "THIRD-PARTY-NOTICES.txt.gz": make_notices(
            parts, "linux", context.version, context.root / "forms" / "questionnaires"
        ),
        "sbom.cdx.json.gz": make_sbom(inside, parts, context.version, context.epoch),
        "admin-guide.md.gz": (context.root / "resources" / "admin-guide.md").read_text(encoding="utf-8"),
    }

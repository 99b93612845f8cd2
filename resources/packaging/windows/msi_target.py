"""``build_installer.py msi``: the package for Intune, Group Policy and Configuration Manager."""

from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.windows.identity import SETUP_KEY, Release
from resources.packaging.windows.msi import make_msi, need_tools
from resources.packaging.windows.tree import build_tree
from resources.packaging.windows.trial import Way, try_package
from resources.packaging.windows.wxs import GROUP


def build(context: Context) -> list[Path]:
    """Make the package."""
    need_tools()
    tree = build_tree(context)
    return [make_msi(context, tree, context.work / f"{tree.release.file_stem}.msi")]


def verify(context: Context, made: list[Path]) -> None:
    """Try the package under Wine."""
    code = Release(context.version, for_trying="-TEST" in made[0].name).product_code
    way = Way(
        "msi",
        make_msi,
        install=lambda package: ["msiexec", "/i", package, f"{GROUP}=Users", "/qn", "/norestart"],
        remove=lambda _: ["msiexec", "/x", code, "/qn", "/norestart"],
        not_older=1603,
        other_kind=(SETUP_KEY, "UninstallString"),
    )
    try_package(context, made[0], way)

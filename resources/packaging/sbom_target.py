"""``build_installer.py sbom``: the list of everything inside, and the notices, from the environment of ``dev.py``.

The packages carry the same two files, made by the same functions from what was packed (``write_lists``).
"""

from collections.abc import Sequence
from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.inside import Build, Part, everything
from resources.packaging.notices import make_notices
from resources.packaging.sbom import make_sbom
from resources.packaging.trouble import Trouble

NOTICES = "THIRD-PARTY-NOTICES.txt"


def build(context: Context) -> list[Path]:
    """The list and the notices for Linux; those for Windows are made with the Windows packages, from their wheels."""
    return write_lists(environment(context.root), context.version, context.epoch, context.work)


def write_lists(build: Build, version: str, epoch: int, folder: Path) -> list[Path]:
    """Write ``hubdesk-<version>-<linux or windows>.cdx.json`` and the notices into a folder; gives their paths."""
    parts = everything(build)
    place = "linux" if build.platform == "linux" else "windows"
    listed = folder / f"hubdesk-{version}-{place}.cdx.json"
    listed.write_text(make_sbom(build, parts, version, epoch), "utf-8")
    return [listed, write_notices(build, parts, version, folder / f"hubdesk-{version}-{place}-{NOTICES}")]


def write_notices(build: Build, parts: Sequence[Part], version: str, path: Path) -> Path:
    """Write THIRD-PARTY-NOTICES under a name of your own."""
    forms = build.root / "forms" / "questionnaires"
    path.write_text(make_notices(parts, build.platform, version, forms), "utf-8")
    return path


def environment(root: Path, starter: str = "") -> Build:
    """The environment in ``.venv`` as something to list. Raises ``Trouble`` where there is none."""
    settings = root / ".venv" / "pyvenv.cfg"
    if not settings.is_file():
        raise Trouble("There is no environment in .venv to list. Run python3 dev.py test once, which makes it.")
    said = dict(line.partition("=")[::2] for line in settings.read_text("utf-8").splitlines())
    said = {name.strip(): text.strip() for name, text in said.items()}
    short = "python" + ".".join(said["version"].split(".")[:2])
    return Build(
        root=root,
        platform="linux",
        python=said["version"],
        site_packages=root / ".venv" / "lib" / short / "site-packages",
        python_folder=Path(said["home"]).parent / "lib" / short,
        starter=starter,
    )

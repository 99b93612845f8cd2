"""Every file at the place where it will be installed."""

import gzip
import os
import shutil
import textwrap
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from resources.packaging.context import Context
from resources.packaging.debian.control import depends, filled, installed_size, md5sums
from resources.packaging.elf import read_elf

APP = "org.hubdesk.hubdesk"
"""The desktop's name for the program: of its window, its icon and its entry in the menu."""
PROGRAM = "usr/lib/hubdesk"
PARTS = Path(__file__).parent / "parts"
ICON = Path(__file__).parents[1] / "hubdesk.svg"
SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
_SCRIPTS = ("preinst", "postinst", "prerm", "postrm")
_DRAW = """
import sys
from PySide6.QtCore import QSize
from PySide6.QtGui import QImageReader
for size, to in zip(sys.argv[2::2], sys.argv[3::2]):
    drawing = QImageReader(sys.argv[1])
    drawing.setScaledSize(QSize(int(size), int(size)))
    assert drawing.read().save(to)
"""


class Stage:
    """The tree that becomes the package."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.folder = context.work / "stage"
        moment = datetime.fromtimestamp(context.epoch, UTC)
        self.values = {
            "APP": APP,
            "VERSION": context.version,
            "DAY": f"{moment:%Y-%m-%d}",
            "RFC_DATE": format_datetime(moment),
        }

    def put(self, place: str, text: str, mode: int = 0o644) -> None:
        """Write one file; a name that ends with ``.gz`` is packed, without the moment it was packed at."""
        target = self.folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode("utf-8")
        target.write_bytes(gzip.compress(data, 9, mtime=0) if place.endswith(".gz") else data)
        target.chmod(mode)

    def part(self, name: str) -> str:
        """One of the texts beside this module, filled in."""
        return filled((PARTS / name).read_text(encoding="utf-8"), self.values)

    def put_program(self, bundle: Path) -> None:
        """The frozen program, with a command of its name on the path."""
        home = self.folder / PROGRAM
        home.parent.mkdir(parents=True)
        shutil.move(bundle, home)
        command = self.folder / "usr/bin/hubdesk"
        command.parent.mkdir(parents=True)
        command.symlink_to("../lib/hubdesk/hubdesk")

    def put_desktop(self, python: Path) -> None:
        """The entry in the menu, the icon in every size, and what software centres show. ``python`` has Qt."""
        self.put(f"usr/share/applications/{APP}.desktop", self.part("hubdesk.desktop"))
        self.put(f"usr/share/metainfo/{APP}.metainfo.xml", self.part("metainfo.xml"))
        icons = "usr/share/icons/hicolor"
        self.put(f"{icons}/scalable/apps/{APP}.svg", ICON.read_text(encoding="utf-8"))
        words: list[str | Path] = []
        for size in SIZES:
            file = self.folder / icons / f"{size}x{size}" / "apps" / f"{APP}.png"
            file.parent.mkdir(parents=True)
            words += [str(size), file]
        self.context.run(
            *(python, "-I", "-c", _DRAW, ICON, *words),
            environment={"QT_QPA_PLATFORM": "offscreen"},
            doing="The icon could not be drawn",
        )

    def put_documents(self, texts: dict[str, str]) -> None:
        """What is read: the manual page, the licences, and ``texts`` by the names they get in the package's folder."""
        documents = "usr/share/doc/hubdesk"
        licence = (self.context.root / "LICENSE").read_text(encoding="utf-8").strip().splitlines()
        self.values["COPYRIGHT"] = licence[2].removeprefix("Copyright (c) ")
        body = textwrap.indent("\n".join(line or "." for line in licence[4:]), " ")
        self.put(f"{documents}/copyright", f"{self.part('copyright-head')}{body}\n")
        self.put(f"{documents}/changelog.gz", self.part("changelog"))
        self.put("usr/share/man/man1/hubdesk.1.gz", self.part("hubdesk.1"))
        self.put("usr/share/lintian/overrides/hubdesk", self.part("lintian-overrides"))
        for name, text in texts.items():
            self.put(f"{documents}/{name}", text)

    def put_guide(self) -> None:
        """The guide for IT on paper, drawn by the program that is packed and dated with the sources."""
        paper = self.folder / "usr/share/doc/hubdesk/admin-guide.pdf"
        self.context.run(
            *(self.folder / PROGRAM / "hubdesk", "documents", "admin-guide", "--out", paper),
            *("--dated", self.values["DAY"]),
            doing="The program that was frozen could not draw the guide for IT",
        )

    def put_policy(self, text: str) -> None:
        """What the computer fixes: dpkg keeps what an administrator changed in it."""
        self.put("etc/hubdesk/policy.toml", text)
        self.put("DEBIAN/conffiles", "/etc/hubdesk/policy.toml\n")

    def put_control(self, shlibdeps: str) -> None:
        """What dpkg reads. ``shlibdeps``: where that tool is. Last: it counts and digests what is there."""
        for name in _SCRIPTS:
            self.put(f"DEBIAN/{name}", self.part(name), 0o755)
        self.even_out()
        self.values["DEPENDS"] = depends(self.ask_depends(shlibdeps))
        shipped = [path for path in self.folder.rglob("*") if path.relative_to(self.folder).parts[0] != "DEBIAN"]
        self.values["SIZE"] = str(installed_size(shipped))
        self.put("DEBIAN/control", self.part("control"))
        self.put("DEBIAN/md5sums", md5sums(self.folder))

    def even_out(self) -> None:
        """The same rights and the same date on every file, whatever the umask and whenever the sources were fetched."""
        runs = {self.folder / PROGRAM / "hubdesk", *(self.folder / "DEBIAN" / name for name in _SCRIPTS)}
        for path in [self.folder, *self.folder.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path in runs else 0o644)
            os.utime(path, (self.context.epoch, self.context.epoch), follow_symlinks=False)

    def ask_depends(self, shlibdeps: str) -> str:
        """What dpkg-shlibdeps says about every library in the program; those inside count as found."""
        home = self.context.work / "shlibdeps"
        self_named = "Source: hubdesk\n\nPackage: hubdesk\nArchitecture: amd64\n"
        (home / "debian").mkdir(parents=True)
        (home / "debian" / "control").write_text(self_named, encoding="utf-8")
        files = [path for path in sorted(self.folder.rglob("*")) if path.is_file() and not path.is_symlink()]
        libraries = [path for path in files if read_elf(path)]
        own = sorted({f"-l{path.parent}" for path in libraries})
        return self.context.run(
            *(shlibdeps, "-O", "--ignore-missing-info", "--warnings=0", *own, *(f"-e{path}" for path in libraries)),
            folder=home,
            doing="dpkg-shlibdeps does not know a library that the program needs; install its package and try again",
        )

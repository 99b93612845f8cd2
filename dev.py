#!/usr/bin/env python3
"""From a fresh machine to a running hubdesk, with nothing but Python.

    python3 dev.py run [...]      open the demo; what follows goes to ``hubdesk demo``
    python3 dev.py test [...]     run every test; what follows goes to pytest
    python3 dev.py bench [...]    run the benchmarks
    python3 dev.py evidence       the long proofs: 100 kills, 400 power cuts (needs strace), more text sizes
    python3 dev.py lock [...]     remake requirements.lock (needs uv); try ``--upgrade``

On Windows write ``py dev.py run``. The first call makes an environment in ``.venv`` from requirements.lock, where
every file is checked by its hash. On Debian and Ubuntu it also looks for the few system libraries that Qt needs, and
installs them when it may (as root); otherwise it prints the line to run. Exit code 2 means that it could not start.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
PROJECT = ROOT / "pyproject.toml"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST, NEWEST = (3, 11), (3, 13)

# What must load, or be found, and the package that brings it. Where releases differ the newest name comes first.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0t64 libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0t64 libglib2.0-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
}
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libcups.so.2": "libcups2t64 libcups2",
}
TEST_PROGRAMS = {"dbus-run-session": "dbus", "gnome-keyring-daemon": "gnome-keyring"}
FONTS = {
    "LiberationSans-Regular.ttf": "fonts-liberation2 fonts-liberation",
    "NotoSansGurmukhi-Regular.ttf": "fonts-noto-core",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")


def main(words):
    """Run the named command and return its exit code."""
    commands = {"run": run, "test": test, "bench": bench, "evidence": evidence, "lock": lock}
    name, rest = (words[0], words[1:]) if words else ("", [])
    if name not in commands:
        print(__doc__)
        return 0 if name in ("-h", "--help") else 2
    stop_unless_python_fits()
    try:
        return commands[name](rest)
    except KeyboardInterrupt:
        return 130


def run(arguments):
    """Open the demo."""
    windowless = {"--no-window", "--help", "-h"} & set(arguments)
    if not windowless:
        stop_unless_display()
    libraries = QT_LIBRARIES if windowless else {**QT_LIBRARIES, **WINDOW_LIBRARIES}
    make_ready(missing_libraries(libraries) + missing_fonts())
    return call("-m", "hubdesk", "demo", *arguments)


def test(arguments):
    """Run every test, on every core; or what is named, in one process."""
    make_ready(missing_for_tests())
    return call("-m", "pytest", *(arguments or ["-n", "auto", "--dist", "worksteal"]))


def bench(arguments):
    """Run the benchmarks, which the tests leave out."""
    make_ready(missing_for_tests())
    return call("-m", "pytest", "-s", "tests/benchmarks", *arguments)


def evidence(arguments):
    """Run the long proofs, which the tests leave out: killed 100 times, the power cut at 400 moments."""
    make_ready(missing_for_tests())
    if not shutil.which("strace"):
        print("strace is not here, so the power cuts cannot be replayed and will be told as failed.", flush=True)
    return call("-m", "pytest", "-s", "-m", "evidence", "tests/faults", "tests/ui", "tests/vault", *arguments)


def lock(arguments):
    """Work out requirements.lock again, for every system and Python version that hubdesk supports."""
    uv = shutil.which("uv") or shutil.which("uv", path=PYTHON.parent)
    if not uv:
        stop("Remaking the lock needs uv: put it on the path, or install it in the environment with pip.")
    scope = ["--universal", "--python-version", "3.11", "--extra", "dev", "--generate-hashes", "--only-binary", ":all:"]
    # The machine's own settings stay out: no address and no local file may reach the lock.
    silence = ["--no-config", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
    target = ["--custom-compile-command", "python3 dev.py lock", "--output-file", LOCK.name, PROJECT.name]
    return subprocess.call([uv, "pip", "compile", *scope, *silence, *target, *arguments], cwd=ROOT)


def call(*arguments):
    """Run the environment's Python in the project folder."""
    return subprocess.call([PYTHON, *arguments], cwd=ROOT)


def stop(message):
    """Say why nothing was started, and leave."""
    print(message, file=sys.stderr)
    raise SystemExit(2)


# --- What the machine has


def stop_unless_python_fits():
    """Refuse a Python that hubdesk is not tested with."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        stop(f"hubdesk needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; this is {sys.version.split()[0]}.")


def stop_unless_display():
    """Say plainly when there is nowhere to show a window."""
    shown = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & set(os.environ)
    if sys.platform.startswith("linux") and not shown:
        stop(
            "There is no screen here: hubdesk opens windows, and this session has no display.\n"
            "Run it from a desktop session, or try it without a window:\n\n    python3 dev.py run --no-window\n"
        )


def missing_for_tests():
    """Name the packages that the tests need beside the environment."""
    if not sys.platform.startswith("linux"):
        return []
    programs = [package for program, package in TEST_PROGRAMS.items() if not shutil.which(program)]
    return missing_libraries(QT_LIBRARIES) + programs + missing_fonts()


def missing_fonts():
    """Name the packages of the fonts that letters, of which the demo has some, are printed with."""
    if not sys.platform.startswith("linux"):
        return []
    return [package for name, package in FONTS.items() if not has_font(name)]


def missing_libraries(wanted):
    """Name the packages of the libraries that do not load."""
    if not sys.platform.startswith("linux"):
        return []
    return list(dict.fromkeys(package for library, package in wanted.items() if not loads(library)))


def loads(library):
    """Whether the system can load this library: the one test that holds on every distribution."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(name):
    """Whether a font file of this name is installed."""
    return any(True for folder in FONT_FOLDERS for _ in Path(folder).expanduser().rglob(name))


def missing_venv():
    """Name the package that lets Python make environments, which Debian and Ubuntu keep apart."""
    return [] if importlib.util.find_spec("ensurepip") else [f"python3.{sys.version_info[1]}-venv"]


def install_packages(packages):
    """Install system packages when allowed to; otherwise print the line that does."""
    apt = shutil.which("apt-get")
    if not apt:
        stop("hubdesk needs these libraries; Debian calls them so: " + ", ".join(map(usual_name, packages)))
    if os.geteuid() != 0:
        names = " ".join(map(known_name, packages))
        line = f"sudo apt-get update && sudo apt-get install --no-install-recommends {names}"
        stop(f"Some system packages are missing. This line installs them:\n\n    {line}\n")
    print("Installing system packages ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    quietly([apt, "update"], "apt-get update failed.", environment)
    names = list(map(known_name, packages))
    quietly([apt, "install", "-y", "--no-install-recommends", *names], "apt-get install failed.", environment)


def known_name(names):
    """Pick the first of a package's names that this release knows."""
    query = shutil.which("apt-cache")
    known = (name for name in names.split() if query and succeeds([query, "show", name]))
    return next(known, usual_name(names))


def usual_name(names):
    """Pick a package's oldest name, which newer releases still accept."""
    return names.split()[-1]


# --- The environment


def make_ready(packages):
    """Bring the system packages and the environment up to date; almost free when they are."""
    packages = missing_venv() + packages
    if packages:
        install_packages(packages)
    # Not the full version: a security update of Python keeps its environments working.
    python = f"{sys.base_prefix} 3.{sys.version_info[1]}"
    once("environment", fingerprint(LOCK.read_bytes(), python.encode(), str(VENV).encode()), make_environment)
    once("project", fingerprint(PROJECT.read_bytes()), install_project)


def once(name, wanted, action):
    """Do something unless its stamp says that it was done; the stamp is written last, so a broken run is redone.

    The stamps lie in the environment, so a new environment starts without any.
    """
    stamp = VENV / f".{name}-stamp"
    if not stamp.is_file() or stamp.read_text() != wanted:
        action()
        stamp.write_text(wanted)


def fingerprint(*parts):
    """Digest the things that a step depends on."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def make_environment():
    """Make the environment anew and fill it from the lock."""
    print("Making hubdesk's environment in .venv; this is needed once and takes a minute or two ...", flush=True)
    try:
        venv.EnvBuilder(with_pip=True, clear=True, symlinks=os.name != "nt").create(VENV)
    except PermissionError as problem:
        stop(f"The old environment is in use. Close every hubdesk window and try again. ({problem})")
    except subprocess.CalledProcessError as problem:
        stop(f"This Python cannot make an environment (its ensurepip failed: {problem}).")
    pip("--require-hashes", "--only-binary", ":all:", "-r", LOCK)


def install_project():
    """Make hubdesk and its command available from the environment, straight from this folder."""
    pip("--no-deps", "--no-index", "--no-build-isolation", "--editable", ROOT)


def pip(*arguments):
    """Install into the environment; silent unless it fails."""
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", *arguments]
    quietly(command, "pip could not install what requirements.lock names. Run the same command again to retry.")


def quietly(command, complaint, environment=None):
    """Run a command and show its output only when it fails."""
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    if done.returncode:
        stop(done.stdout.decode(errors="replace") + "\n" + complaint)


def succeeds(command):
    """Whether a command exits with 0."""
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Our own two program files, compiled here: the same bytes each time."""

from pathlib import Path

from resources.packaging.context import Context, need
from resources.packaging.windows.identity import CONSOLE, WINDOW
from resources.packaging.windows.python_zip import library

SOURCES = Path(__file__).parent / "launcher"
PACKAGE = "gcc-mingw-w64-x86-64-win32"
_STRICT = ("-municode", "-O2", "-Wall", "-Wextra", "-Werror", "-s")
# No moment of linking in the file; addresses mixed at every start, also above 4 GB; no running of data.
_LINKED = ("-Wl,--no-insert-timestamp,--dynamicbase,--high-entropy-va,--nxcompat", "-static-libgcc")


def need_compilers() -> tuple[str, str]:
    """Both tools. Raises ``Trouble`` where one is missing."""
    gcc, windres = (need(f"x86_64-w64-mingw32-{tool}", PACKAGE) for tool in ("gcc", "windres"))
    return gcc, windres


def build_launchers(context: Context, python: str, target: Path) -> None:
    """Compile both into a folder; ``python`` is the version whose library they load."""
    gcc, windres = need_compilers()
    numbers = ",".join([*context.version.split("."), "0"])
    for program, kind in ((WINDOW, ("-mwindows", "-DWINDOW")), (CONSOLE, ("-mconsole",))):
        stem = Path(program).stem
        resource = context.work / f"{stem}.o"
        named = (f"-DNUMBERS={numbers}", f"-DVERSION={context.version}", f"-DPROGRAM={stem}")
        context.run(windres, *named, "-I", SOURCES, SOURCES / "hubdesk.rc", resource, folder=SOURCES)
        chosen = f'-DPYTHON_LIBRARY=L"{library(python)}"'
        context.run(gcc, *_STRICT, *kind, chosen, SOURCES / "hubdesk.c", resource, *_LINKED, "-o", target / program)


def compiler_version(context: Context) -> str:
    """The version of the compiler, whose start-up code is inside both programs."""
    return context.run(need("x86_64-w64-mingw32-gcc", PACKAGE), "-dumpfullversion").strip()

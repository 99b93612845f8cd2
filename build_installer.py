#!/usr/bin/env python3
"""Build the installers that IT staff deploy. Not built yet: this says so plainly and stops."""

import argparse
import sys

PLAN = """\
Installers are not built yet. When this is done, build_installer.py will make

    deb    a Debian and Ubuntu package
    msi    a Windows package for Intune, Group Policy and Configuration Manager
    exe    a Windows set-up program for one computer
    sbom   the list of everything inside, for security review
    all    all of these

the same bytes each time, with a hook for signing. Until then, run hubdesk from this folder:

    python3 dev.py run
"""


def main() -> int:
    """Explain what will come, and report that nothing was made."""
    parser = argparse.ArgumentParser(description=PLAN, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="?", default="all", choices=["deb", "msi", "exe", "sbom", "all"])
    parser.parse_args()
    print(PLAN, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())

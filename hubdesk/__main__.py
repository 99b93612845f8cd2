"""``python -m hubdesk``."""

import sys

from hubdesk.app.cli import main

if __name__ == "__main__":
    sys.exit(main())

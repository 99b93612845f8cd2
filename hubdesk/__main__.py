"""``python -m hubdesk``."""

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        # Python looks for modules first in the folder it was started from, whoever may have put them there.
        del sys.path[0]

    from hubdesk.app.cli import main

    sys.exit(main())

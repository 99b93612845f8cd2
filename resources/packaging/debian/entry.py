"""Where the installed program begins. The bootloader starts Python isolated: no folder or variable steers it."""

import sys

from hubdesk.app.cli import main

sys.exit(main())

"""Why hubdesk does not open on this computer, shown in a window: whoever starts it from a menu sees no console."""

import sys

from hubdesk.domain.problems import KnownProblem
from hubdesk.ui.shell.main_window import MainWindow

COULD_NOT_RUN = 2


def refusal_window(problem: KnownProblem) -> MainWindow:
    """The window with the words and one way: close."""
    from hubdesk.ui.pages.message import MessagePage

    window = MainWindow()
    page = MessagePage("hubdesk cannot start here", problem.message, problem.what_next)
    page.again_button.hide()
    page.close_requested.connect(window.close)
    window.show_alone(page)
    page.close_link.setFocus()
    return window


def tell_on_the_console(problem: KnownProblem) -> None:
    """The same words, for whoever starts it from one; a program with a window only has none."""
    if sys.stderr is not None:
        print(f"{problem.message} {problem.what_next}".strip(), file=sys.stderr, flush=True)

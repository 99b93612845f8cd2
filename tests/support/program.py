"""The whole program, wired as in a hub, and a person at its desk.

The store is a real one on disk (SQLCipher, key file, audit trail); only the password's cost is cheap, and the clock
stands on a day of its own. Whoever drives it sees what is on the screen and presses what is there, nothing more.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

from hubdesk.app.demo import PASSWORD
from hubdesk.app.fresh_process import Baton
from hubdesk.app.main import build
from hubdesk.app.program import DemoUsers, Program
from hubdesk.domain.clock import Clock
from hubdesk.system.paths import resources_dir
from hubdesk.system.session_events import Left
from hubdesk.ui.controls.field import Field
from hubdesk.ui.theme import LIGHT, IconStore, Theme, apply_theme
from tests.support.hub import CHEAP, TickingClock

PATIENCE = 30_000
"""Milliseconds after which a page that does not come is a failure."""

MOST_TABS = 120


def dress(app: QApplication, scale: float = 1.0, theme: Theme = LIGHT) -> None:
    """The look of the program in the one font that tests measure."""
    apply_theme(app, replace(theme, families=("Liberation Sans",)), scale, IconStore(resources_dir() / "icons"))


class Workstation:
    """One computer of the hub: its data folder, and the program when it runs. ``with_mouse`` or by keyboard alone."""

    def __init__(self, qtbot, folder: Path, clock: Clock | None = None, *, with_mouse: bool = True) -> None:
        self.bot, self.folder, self.with_mouse = qtbot, folder, with_mouse
        self.clock = clock or TickingClock()
        self.program: Program | None = None
        self.demo_users: DemoUsers = ()
        self.forms: Path | None = None
        self.seconds: Callable[[], float] = lambda: 0.0
        """The clock of the idle lock: it stands still unless a test moves it."""
        self.leave: Callable[[Left], None] | None = None
        """Leaves the desktop in a way; there once someone has signed in."""
        self.batons: list[Baton] | None = None
        """What was handed to the next process; None where there is none to hand to, and this one goes on."""
        self.baton: Baton | None = None
        """What the process before has handed to this one."""
        self.covered = 0
        """How often the program has said that the screen is covered."""

    # Its life

    def switch_on(self) -> "Workstation":
        """Start the program and wait for its first page."""
        app = QApplication.instance()
        self.program = build(
            app,
            self.folder,
            self.demo_users,
            clock=self.clock,
            policy=CHEAP,
            forms=self.forms,
            seconds=self.seconds,
            make_watch=self._watch,
            hand_over=None if self.batons is None else self.batons.append,
            baton=self.baton,
        )
        self.program.window.resize(1366, 768)
        self.program.start()
        self.program.window.activateWindow()
        self.bot.waitUntil(lambda: QApplication.activeWindow() is self.program.window, timeout=PATIENCE)
        self.settle()
        return self

    def switch_off(self) -> None:
        """End the program as closing its window does."""
        if self.program is not None:
            program, self.program = self.program, None
            program.window.close()
            program.stop()
            program.window.deleteLater()
            QApplication.processEvents()

    def power_cut(self, to: Path) -> "Workstation":
        """What another start finds after the power failed just now: the files as they are, nothing closed or told."""
        shutil.copytree(self.folder, to)
        return Workstation(self.bot, to, self.clock, with_mouse=self.with_mouse)

    def _watch(self, _window: QWidget, left: "Callable[[Left], None]") -> "_Desktop":
        self.leave = left
        return _Desktop(self)

    def settle(self) -> None:
        """Wait until everything asked of the records has been done and shown."""
        for _ in range(4):
            self._answered()
        QApplication.processEvents()
        if QApplication.activeWindow() is None:  # see test_no_page_flashes_a_window_of_its_own
            self.window.activateWindow()
            QApplication.processEvents()

    def _answered(self) -> None:
        """Wait until the records have answered a question asked now; the answer itself ends the wait, not a clock."""
        done: list[bool] = []
        waiting = QEventLoop()
        QTimer.singleShot(PATIENCE, waiting, waiting.quit)
        self.program.worker.run(lambda: None, lambda _none: (done.append(True), waiting.quit()), _raise)
        waiting.exec()
        assert done, "the records do not answer"

    @property
    def window(self) -> QWidget:
        return self.program.window

    @property
    def page(self) -> QWidget:
        return self.window.page()

    # What is seen

    def words(self) -> list[str]:
        """Everything that can be read in the window now, in the order it was made."""
        return [said.replace("\u200e", "").replace("\u200b", "") for w in self._shown() for said in _words_of(w)]

    def sees(self, words: str) -> bool:
        """Whether these words stand somewhere in the window."""
        return any(words in said for said in self.words())

    def wait_for(self, words: str) -> None:
        """Until these words are on the screen."""

        def shown() -> None:
            assert self.sees(words), f"{words!r} is not among {self.words()}"

        self.bot.waitUntil(shown, timeout=PATIENCE)
        self.settle()

    def wait_until_gone(self, words: str) -> None:
        """Until these words are no longer on the screen."""
        self.bot.waitUntil(lambda: not self.sees(words), timeout=PATIENCE)
        self.settle()

    def ever_readable(self) -> list[str]:
        """What any living widget of the window holds, hidden ones too: names, tooltips, titles, all text."""
        widgets = [self.window, *self.window.findChildren(QWidget)]
        return [said for w in widgets if isValid(w) for said in (*_words_of(w), *_words_behind(w))]

    # What is done

    def press(self, words: str) -> None:
        """Press the button, link, card or tick that says this."""
        button = self.button(words)
        if self.with_mouse:
            if isinstance(self.page, QWidget) and hasattr(self.page, "scroll") and self.page.isAncestorOf(button):
                self.page.scroll.ensureWidgetVisible(button)
            QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=button.rect().center())
        else:
            self._walk_to(button)
            self.key(Qt.Key.Key_Space)
        self.settle()

    def button(self, words: str) -> QAbstractButton:
        """The control that says this, by its words or its accessible name."""
        every = [w for w in self._shown() if isinstance(w, QAbstractButton)]
        for says in (_text, lambda b: b.accessibleName()):
            if found := [b for b in every if says(b) == words]:
                return found[0]
        raise AssertionError(f"no button {words!r} among {[_text(b) or b.accessibleName() for b in every]}")

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label."""
        editor = self.editor(label)
        if self.with_mouse:
            editor.setFocus()
        else:
            self._walk_to(editor)
        for letter in text:
            if letter.isascii():
                QTest.keyClick(editor, letter)
            else:  # QTest knows no other keys
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QApplication.sendEvent(editor, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        self.settle()

    def editor(self, label: str) -> QLineEdit | QPlainTextEdit:
        """The box with this label or accessible name."""
        boxes = [w for w in self._shown() if isinstance(w, QLineEdit | QPlainTextEdit)]
        labels = {id(f.editors()[0]): f.label.text() for f in self.window.findChildren(Field) if f.editors()}
        for box in boxes:
            name = QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Name)
            if label in (labels.get(id(box)), name.removesuffix(":")):
                return box
        raise AssertionError(f"no field {label!r}")

    def key(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, to wherever the focus is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifier)

    def open_row(self, words: str) -> None:
        """Open the row of a list that holds these words."""
        rows = [(w, i) for w in self._shown() if isinstance(w, QListWidget) for i in range(w.count())]
        fits = [(v, i) for v, i in rows if any(words.casefold() in said.casefold() for said in _row_words(v, i))]
        assert fits, f"no row {words!r} among {[_row_words(v, i) for v, i in rows]}"
        view, place = fits[0]
        if self.with_mouse:
            rect = view.visualItemRect(view.item(place))
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        else:
            self._walk_to(view)
            while view.currentRow() != place:
                self.key(Qt.Key.Key_Down if view.currentRow() < place else Qt.Key.Key_Up)
            self.key(Qt.Key.Key_Return)
        self.settle()

    def focus_order(self) -> list[QWidget]:
        """Where Tab leads, from here until it comes round."""
        met: list[QWidget] = []
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus in met:
                break
            if focus is not None:
                met.append(focus)
            QTest.keyClick(focus or self.window, Qt.Key.Key_Tab)
        return met

    # Whole pieces of work

    def unlock(self, sign_in: str = "sam", password: str = PASSWORD) -> None:
        """Sign in and wait for the first page."""
        self.fill("Sign-in name", sign_in)
        self.fill("Password", password)
        self.key(Qt.Key.Key_Return)
        self.settle()

    def register(self, family: str, given: str, year: str = "1988") -> None:
        """Register a person from Today; ends on their page."""
        self.press("Register a person")
        self.wait_for("Family name")
        self.fill("Family name", family)
        self.fill("Given name", given)
        self.fill("Year", year)
        self.press("Male")
        self.press("Register this person")
        self.wait_for("Start a visit")

    def start_visit(self, kind: str = "Mood and safety only, about 5 minutes") -> None:
        """Set a visit up as alone, private and fit, and go past the opening; ends at the first question."""
        self.press("Start a visit")
        self.wait_for("Who is in the room?")
        for words in ("The person is alone with me", kind):
            self.press(words)
        for label in ("Is this place safe and private?", "Is this a fit time to decide?"):
            self.press_in(label, "Yes")
        self.press("Begin the visit")
        self.wait_for("What would help most today?")
        self.press("Save and continue")
        self.settle()

    def press_in(self, label: str, words: str) -> None:
        """Press the card that says this in the field with this label."""
        field = next(f for f in self.window.findChildren(Field) if f.isVisible() and f.label.text() == label)
        card = next(c for c in field.findChildren(QAbstractButton) if _text(c) == words)
        if self.with_mouse:
            self.page.scroll.ensureWidgetVisible(card)
            QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().center())
        else:
            self._walk_to(card)
            self.key(Qt.Key.Key_Space)
        self.settle()

    def finish_visit(self) -> None:
        """From the check of the answers past the actions page; ends at the results."""
        self.press("Go on to actions")
        self.wait_for("Add an action")
        self.press("Finish visit")
        self.settle()

    def answer(self, key: str) -> None:
        """Choose by its key and go on to the next page."""
        before = self._place()
        self.key(key)
        self.settle()
        self.key(Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: self._place() != before, timeout=PATIENCE)
        self.settle()

    def question(self) -> str:
        """The question on the screen."""
        return self.page.view.card.question.text()

    def _place(self) -> object:
        state = self.page._presenter.state
        return getattr(state.page, "place", None), type(state.page)

    def _shown(self) -> list[QWidget]:
        return [w for w in self.window.findChildren(QWidget) if w.isVisible()]

    def _walk_to(self, target: QWidget) -> None:
        """With Tab, and with the arrows inside a group of cards."""
        for _ in range(MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is target:
                return
            group = focus.parentWidget() if isinstance(focus, QRadioButton) else None
            inside = isinstance(target, QRadioButton) and group is not None and target.parentWidget() is group
            QTest.keyClick(focus or self.window, Qt.Key.Key_Down if inside else Qt.Key.Key_Tab)
        raise AssertionError(f"the keyboard does not reach {_text(target) or target.accessibleName()!r}")


class _Desktop:
    """The desktop around the program, which a test leaves with ``Workstation.leave``."""

    def __init__(self, station: Workstation) -> None:
        self._station = station

    def start(self) -> None:
        pass

    def covered(self) -> None:
        self._station.covered += 1

    def stop(self) -> None:
        self._station.leave = None


def _raise(problem: Exception) -> None:
    raise problem


def _text(widget: QWidget) -> str:
    return widget.text().replace("&&", "&")


def _words_of(widget: QWidget) -> list[str]:
    if isinstance(widget, QListWidget):
        return [said for i in range(widget.count()) for said in _row_words(widget, i)]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return [widget.text().replace("&&", "&")]
    return [widget.toPlainText()] if isinstance(widget, QPlainTextEdit) else []


def _words_behind(widget: QWidget) -> list[str]:
    return [
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        widget.statusTip(),
        widget.whatsThis(),
        widget.windowTitle(),
    ]


def _row_words(view: QListWidget, place: int) -> list[str]:
    item = view.item(place)
    return [item.text(), str(item.data(Qt.ItemDataRole.AccessibleTextRole) or "")]

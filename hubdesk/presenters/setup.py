"""The set-up wizard: the first page of a computer without a store."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from hubdesk.domain.device_key import LONG_PASSWORD, PASSWORD_ONLY
from hubdesk.domain.problems import InvalidEntry, KnownProblem
from hubdesk.domain.site import read_help_lines
from hubdesk.presenters.presenter import Presenter
from hubdesk.presenters.runner import Runner
from hubdesk.presenters.setup_flow import (
    KIT_GROUPS,
    SetupState,
    Step,
    after,
    before,
    check_hub,
    check_kit,
    check_password,
    check_user,
    moved,
)
from hubdesk.services.setup import FirstUser, SetupPlan, SetupRoom

Pick = Callable[[int], tuple[int, int]]
"""Two different numbers from 1 to the one given, in order; by chance in the program."""


class SetupPresenter(Presenter[SetupState]):
    """Walks through the flow. Nothing is written before the recovery kit was typed back; leaving leaves nothing.

    ``_kept`` holds the passwords between the pages and the kit after it left the screen, and is emptied at the end.
    """

    def __init__(self, runner: Runner, room: Callable[[], SetupRoom], pick: Pick, done: Callable[[], None]) -> None:
        super().__init__(SetupState(), runner)
        self._room, self._pick, self._done = room, pick, done
        self._kept: dict[str, str] = {}

    def begin(self) -> None:
        """From the first page on; looks whether this computer's key store works."""
        self._show(replace(self.state, busy=True))
        self._work(self._look, self._looked, self._failed)

    def back(self) -> None:
        """The page before, with what was typed there."""
        making = self.state.busy and self.state.step is Step.CHECK
        if not making and self.state.step not in (Step.START, Step.DONE):
            self._show(moved(self.state, before(self.state.step)))

    def give_hub(self, texts: Mapping[str, str]) -> None:
        """The names of the hub and its numbers; what IT has fixed stays."""
        texts = {**texts, **{name: self.state.text(name) for name in self.state.fixed}}
        self._take(texts, lambda: check_hub(texts))

    def give_user(self, who: str, texts: Mapping[str, str], password: str, again: str) -> None:
        """A first user and their password; ``who`` is ``lead`` or ``it``."""
        other = self.state.text("lead_sign_in") if who == "it" else ""
        organisation = f"{self.state.text('hub')} {self.state.text('site')}"

        def rule(typed: str) -> str | None:
            names = f"{texts.get(f'{who}_name', '')} {texts.get(f'{who}_sign_in', '')}"
            return self._room().password_problem(typed, names, organisation)

        def check() -> dict[str, str]:
            wrong = check_user(who, texts, self._room().sign_in_problem, other)
            wrong |= check_password(who, password, again, rule)
            if who == "it" and not wrong and password == self._kept.get("lead"):
                wrong["it_password"] = "Use another password than the clinical lead"  # noqa: S105 - a message
            return wrong

        if self._take(texts, check):
            self._kept[who] = password

    def choose_keeper(self, keep_in: str) -> None:
        """Where the workstation secret is kept."""
        wrong = "" if keep_in in self.state.keepers else "Choose one of these"
        if keep_in == PASSWORD_ONLY and any(len(password) < LONG_PASSWORD for password in self._kept.values()):
            wrong = f"For this both passwords need at least {LONG_PASSWORD} characters. Go back and choose longer ones"
        if wrong:
            self._show(replace(self.state, errors={"keep_in": wrong}))
            return
        kit = self.state.kit or tuple(self._room().new_recovery_kit().split("-"))
        self._show(moved(replace(self.state, keep_in=keep_in, kit=kit), after(self.state.step)))

    def kit_is_on_paper(self) -> None:
        """It was printed or written down."""
        self._show(moved(replace(self.state, ask=self._pick(KIT_GROUPS)), after(self.state.step)))

    def type_back(self, first: str, second: str) -> None:
        """Check the two groups, then make the store."""
        if self.state.busy:
            return
        wrong = check_kit(self.state, (first, second))
        if wrong:
            self._show(replace(self.state, errors=wrong))
            return
        plan = self._plan()
        self._show(replace(self.state, busy=True, errors={}, message="", what_next=""))
        self._work(lambda: self._room().create(plan), self._made, self._failed)

    def go_on(self) -> None:
        """From the first page to the next; from the last page to unlocking."""
        if self.state.step is Step.DONE:
            self._done()
        else:
            self._show(moved(self.state, after(self.state.step)))

    def _take(self, texts: Mapping[str, str], check: Callable[[], dict[str, str]]) -> bool:
        state = replace(self.state, texts={**self.state.texts, **texts})
        wrong = check()
        self._show(replace(state, errors=wrong) if wrong else moved(state, after(state.step)))
        return not wrong

    def _look(self) -> tuple[str, bool, bool, Mapping[str, str]]:
        room = self._room()
        return room.folder(), room.keyring_works(), room.machine_works(), room.fixed()

    def _looked(self, found: tuple[str, bool, bool, Mapping[str, str]]) -> None:
        folder, works, machine, fixed = found
        self._show(replace(self.state, texts={**self.state.texts, **fixed}, fixed=frozenset(fixed)))
        keepers = (*(["keyring"] if works else []), *(["machine"] if machine else []), "file", PASSWORD_ONLY)
        keep_in = "keyring" if works else "file"
        self._show(
            replace(self.state, folder=folder, keyring_works=works, keepers=keepers, keep_in=keep_in, busy=False)
        )

    def _plan(self) -> SetupPlan:
        def user(who: str) -> FirstUser:
            typed = {name: " ".join(self.state.text(f"{who}_{name}").split()) for name in ("sign_in", "name")}
            profession = self.state.text("lead_profession").strip() if who == "lead" else "IT admin"
            return FirstUser(typed["sign_in"], typed["name"], profession, self._kept[who])

        return SetupPlan(
            hub=" ".join(self.state.text("hub").split()),
            site=" ".join(self.state.text("site").split()),
            lines=read_help_lines(self.state.texts),
            lead=user("lead"),
            it_admin=user("it"),
            keep_in=self.state.keep_in,
            recovery_kit="-".join(self.state.kit),
        )

    def _made(self, _none: None) -> None:
        self._kept.clear()
        self._show(replace(moved(self.state, Step.DONE), kit=(), busy=False))

    def _failed(self, problem: KnownProblem) -> None:
        words = " ".join(problem.fields.values()) if isinstance(problem, InvalidEntry) else problem.what_next
        self._show(replace(self.state, busy=False, message=problem.message, what_next=words))

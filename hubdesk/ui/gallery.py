"""Every control in every state on one page: for designers, for testers, and for the picture tests."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hubdesk.ui.controls import (
    ActionButton,
    Band,
    Body,
    BulletList,
    Caption,
    Card,
    CheckCard,
    ChoiceField,
    ChoiceGroup,
    ConfirmPanel,
    DateField,
    ErrorSummary,
    Fact,
    FlowLayout,
    Heading,
    InsetText,
    Lead,
    LinkButton,
    Muted,
    Panel,
    RangePicture,
    RangeScore,
    Row,
    RowList,
    Rule,
    SavedLine,
    ScrollPage,
    SelectField,
    StepProgress,
    SummaryList,
    Tag,
    TextField,
    WarningCallout,
)
from hubdesk.ui.theme import SPACE, look

PHQ9_BANDS = (
    Band(0, 4, "None or minimal"),
    Band(5, 9, "Mild"),
    Band(10, 14, "Moderate"),
    Band(15, 19, "Moderately severe"),
    Band(20, 27, "Severe"),
)


class GalleryPage(ScrollPage):
    """The control gallery. Everybody in it is made up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.addWidget(Heading("Control gallery"))
        self.body.addWidget(Body("Every part that hubdesk pages are made of. The people and words are made up."))
        for section in (
            self._question(),
            self._scores(),
            self._form(),
            self._lists(),
            self._boxes(),
            self._buttons(),
            self._tags_and_icons(),
        ):
            self.body.addWidget(section)
        self.bar.add(ActionButton("Save and continue"))
        self.bar.add(LinkButton("Finish later"))
        self.bar.set_hint("Keys: 1 to 4 choose, D, N and U if there is no answer, Enter continues, Esc goes back")

    def _question(self) -> QWidget:
        card = Card(roomy=True)
        head = QHBoxLayout()
        head.addWidget(Caption("PHQ-9 depression screen"), 1)
        head.addWidget(Caption("Question 3 of 9"))
        progress = StepProgress(9)
        progress.set_progress(2, here=2)
        self.question = ChoiceGroup(
            "Over the last 2 weeks, how often: Trouble falling or staying asleep, or sleeping too much",
            [
                ("not-at-all", "Not at all", "1"),
                ("several-days", "Several days", "2"),
                ("more-than-half-the-days", "More than half the days", "3"),
                ("nearly-every-day", "Nearly every day", "4"),
            ],
            [
                ("declined", "Prefers not to answer", "D"),
                ("not-asked", "Not asked", "N"),
                ("unable", "Unable to answer", "U"),
            ],
        )
        self.question.set_value("several-days")
        card.body.addLayout(head)
        card.body.addWidget(progress)
        card.body.addWidget(Lead("Over the last 2 weeks, how often have you been bothered by this problem?"))
        card.body.addWidget(Heading("Trouble falling or staying asleep, or sleeping too much"))
        card.body.addWidget(self.question)
        return card

    def _scores(self) -> QWidget:
        card = _section("Scores")
        for score in (
            RangeScore("PHQ-9 total", 0, 27, value=18, answered=9, of=9, bands=PHQ9_BANDS),
            RangeScore("PHQ-9 total", 0, 27, partial=11, answered=6, of=9, bands=PHQ9_BANDS),
            RangeScore("Whooley questions", 0, 2, answered=0, of=2),
        ):
            card.body.addWidget(Body(score.name, strong=True))
            card.body.addWidget(RangePicture(score))
            card.body.addSpacing(SPACE[3])
        return card

    def _form(self) -> QWidget:
        card = _section("Fields")
        self.summary = ErrorSummary()
        name = TextField("Family name")
        name.set_text("Avery")
        self.number = TextField("NHS number (optional)", "10 digits, like 999 123 4567", chars=14)
        self.number.set_text("999 012")
        self.number.set_error("NHS number must have 10 digits")
        born = DateField("Date of birth", "For example, 14 3 1988")
        born.set_values("14", "13", "1988")
        born.set_error("Month must be between 1 and 12", parts=("month",))
        notes = TextField("What matters to me", "In the person’s own words", lines=3)
        room = ChoiceField("Who is in the room?", [("alone", "Nobody else"), ("officer", "Probation officer present")])
        room.set_value("alone")
        time = ChoiceField("How long have we got?", [("2", "2 minutes"), ("10", "10"), ("30", "30")], in_row=True)
        language = SelectField("Main language", [("en", "English"), ("pl", "Polish"), ("cy", "Welsh")])
        needs = CheckCard("Needs an interpreter")
        needs.setChecked(True)
        for part in (self.summary, name, self.number, born, notes, room, time, language, needs):
            card.body.addWidget(part)
            card.body.addSpacing(SPACE[2])
        card.body.addWidget(
            CheckCard("Agrees that the letter goes to the GP, and has been told what it will say", compact=True)
        )
        return card

    def show_problems(self) -> None:
        """Show the error summary as after pressing Save."""
        self.summary.show_errors([(self.number.error(), self.number), ("Enter a family name", self.number)])

    def _lists(self) -> QWidget:
        card = _section("Lists")
        paused, busy = (("Paused", "yellow"),), (("In the room", "blue"), ("Interpreter", "grey"))
        people = [
            Row("1", "AVERY, Mason (Mr)", "Born 14-Mar-1988 (38y), paused at PHQ-9 question 3", paused, "09:30"),
            Row("2", "BROWNE, Kit (Mx)", "Born 02-Jan-1990 (36y)", busy, "10:15"),
            Row("3", "CHAND, Ravi (Mr)", "No NHS number yet", (("Registered", "green"),), "11:00"),
            Row("4", "DOYLE, Niamh (Ms)", tags=(("Did not attend", "red"),), lead="11:30"),
        ]
        card.body.addWidget(RowList("People", people))
        card.body.addSpacing(SPACE[3])
        card.body.addWidget(
            SummaryList(
                [
                    Fact("Name", "Mason Avery", "Change", "name"),
                    Fact("Where they sleep", "No fixed address. Letters go to the hub.", "Change", "address"),
                    Fact("Safe contact", "Text only, never voicemail", "Change", "contact"),
                    Fact("NHS number", "Not recorded"),
                ]
            )
        )
        return card

    def _boxes(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE[3])
        column.addWidget(Panel("Screening saved", "PHQ-9 total 11, moderate. The letter is ready to print."))
        stop = Panel("Stop here and talk", "The person told you about thoughts of ending their life.", tone="blue")
        stop.body.addWidget(LinkButton("Who to call at this hub", tone="light"))
        column.addWidget(stop)
        column.addWidget(
            WarningCallout(
                "Before you start", "Check who else is in the room. Some questions are about harm and drug use."
            )
        )
        column.addWidget(
            InsetText("Tell the person that their answers stay in the health record and do not go to probation staff.")
        )
        column.addWidget(
            ConfirmPanel(
                "Leave without saving?", "What you typed on this page will be lost.", "Leave this page", "Stay here"
            )
        )
        return box

    def _buttons(self) -> QWidget:
        card = _section("Buttons")
        row = FlowLayout(SPACE[3], SPACE[3])
        off = ActionButton("Not yet")
        off.setEnabled(False)
        for button in (
            ActionButton("Save"),
            ActionButton("Print letter", "secondary", icon="printer"),
            ActionButton("Delete", "warning"),
            ActionButton("Start a visit", "brand", icon="play"),
            off,
            ActionButton("Small", "secondary", small=True),
            LinkButton("Back", icon="chevron-left"),
        ):
            row.addWidget(button)
        card.body.addLayout(row)
        return card

    def _tags_and_icons(self) -> QWidget:
        card = _section("Tags, text and icons")
        row = FlowLayout(SPACE[2], SPACE[2])
        for colour in ("grey", "green", "blue", "aqua", "purple", "pink", "red", "orange", "yellow"):
            row.addWidget(Tag(colour.capitalize(), colour))
        row.addWidget(Tag("Penicillin allergy", "red", icon="alert-triangle"))
        card.body.addLayout(row)
        saved, failed = SavedLine(), SavedLine()
        saved.saved_at("10:42")
        failed.failed("Not saved: the disk is full")
        for part in (
            saved,
            failed,
            Rule(),
            Heading("Heading 3", 3),
            Muted("Quiet words"),
            BulletList(["One thing", "Another"]),
        ):
            card.body.addWidget(part)
        icons = FlowLayout(SPACE[2], SPACE[2])
        for name in look().icons.names():
            icons.addWidget(ActionButton(name, "secondary", icon=name, small=True))
        card.body.addLayout(icons)
        return card


def _section(title: str) -> Card:
    card = Card()
    card.body.addWidget(Heading(title, 2))
    card.body.addSpacing(SPACE[1])
    return card

"""The press: templates and fonts loaded once, documents drawn from frozen values, bytes handed back.

One press is used by one thread at a time (the worker). It keeps fonts and wording; nothing of a person
stays in it after a document is drawn.
"""

from collections.abc import Callable, Mapping
from copy import copy
from pathlib import Path
from typing import Any

from hubdesk.documents.cards.appointment import draw_appointments, draw_crisis, draw_write_your_own
from hubdesk.documents.cards.folded import draw_folded
from hubdesk.documents.cards.gp_right import draw_gp_right
from hubdesk.documents.cards.gp_right_folded import draw_gp_right_folded
from hubdesk.documents.cards.next_ones import draw_next
from hubdesk.documents.cards.trial import draw_trial
from hubdesk.documents.kit import Kit
from hubdesk.documents.letters.access_sheet import draw_access_sheet
from hubdesk.documents.letters.flag_sheet import draw_flag_sheet
from hubdesk.documents.letters.general import draw_general
from hubdesk.documents.letters.gp_clinical import draw_gp_clinical
from hubdesk.documents.letters.gp_registration import draw_gp_registration
from hubdesk.documents.letters.referral import draw_drug_alcohol, draw_mental_health
from hubdesk.documents.letters.sbar import draw_sbar
from hubdesk.documents.letters.services_sheet import draw_services_sheet
from hubdesk.documents.letters.shared_list import draw_shared_list
from hubdesk.documents.letters.to_person import draw_to_person
from hubdesk.documents.letters.what_helps import draw_what_helps
from hubdesk.documents.letters.window_sheet import draw_window_sheet
from hubdesk.documents.lint import Cards, Rules, lint_texts, load_keeps, on_stock
from hubdesk.documents.page.marks import Page
from hubdesk.documents.page.painter import About, paint
from hubdesk.documents.problems import CannotPrint, FieldsMissing, MissingGlyph, UnknownTemplate
from hubdesk.documents.record_copy import draw_record_copy
from hubdesk.documents.required import missing_fields, texts_of, wording_faults
from hubdesk.documents.stranger import stranger_line
from hubdesk.documents.style import load_style
from hubdesk.documents.templates import Template, load_common, load_templates
from hubdesk.documents.text.cleaning import printable
from hubdesk.documents.text.faces import load_faces
from hubdesk.documents.text.fonts import font_folders, index_fonts
from hubdesk.documents.text.words import Typesetter
from hubdesk.documents.wording import in_words, sheet_of
from hubdesk.domain.clock import Clock
from hubdesk.domain.documents import KINDS
from hubdesk.domain.names import PersonName
from hubdesk.domain.paper import (
    AccessSheet,
    Address,
    AppointmentCards,
    CardSheet,
    CrisisCards,
    DrugAlcoholReferral,
    Edition,
    FoldedCard,
    Frame,
    GeneralLetter,
    GpClinicalLetter,
    GpRegistrationLetter,
    GpRightCards,
    MentalHealthReferral,
    Paper,
    PaperField,
    PaperPerson,
    PersonLetter,
    Recipient,
    SbarSheet,
    Sender,
    SharedList,
    Signer,
    WhatHelpsSheet,
    WriteYourOwnCards,
)
from hubdesk.domain.paper.flag_sheet import FlagSheet
from hubdesk.domain.paper.record_copy import RecordCopy
from hubdesk.domain.paper.services_sheet import ServicesSheet
from hubdesk.domain.template_versions import Finding, TemplateSheet, TemplateVersion

WINDOW_TEST = "sheet-window-test"
"""A template with no paper of a person."""
RECORD_COPY = "sheet-record-copy"
"""The words of a copy of a whole record, which goes to a file of its own and never through the paper flow."""
SERVICES = "sheet-services"
"""The words of the sheet of services, with nothing of a person on it."""
FLAG = "sheet-flag"
"""The words of one flag on paper, which is drawn when it is printed and kept nowhere but sealed."""
CARD_TEST = "sheet-card-test"
"""The words of the test sheet for cards."""
NO_PAPER_OF_A_PERSON = (WINDOW_TEST, CARD_TEST, RECORD_COPY, SERVICES, FLAG)
TRACKING = 0.06
"""Ems between letters on off-white paper: more room, and words still look like words."""
_Draw = Callable[[Kit, Any], list[Page]]
_BY_NAME: Mapping[str, tuple[type, _Draw]] = {
    "letter-gp-clinical": (GpClinicalLetter, draw_gp_clinical),
    "letter-gp-registration": (GpRegistrationLetter, draw_gp_registration),
    "letter-gp-registration-wales": (GpRegistrationLetter, draw_gp_registration),
    "letter-referral-drug-alcohol": (DrugAlcoholReferral, draw_drug_alcohol),
    "letter-referral-mental-health": (MentalHealthReferral, draw_mental_health),
    "sheet-sbar": (SbarSheet, draw_sbar),
    "letter-to-person": (PersonLetter, draw_to_person),
    "sheet-what-helps": (WhatHelpsSheet, draw_what_helps),
    "sheet-shared": (SharedList, draw_shared_list),
    "sheet-access": (AccessSheet, draw_access_sheet),
    "card-appointment": (AppointmentCards, draw_appointments),
    "card-write-your-own": (WriteYourOwnCards, draw_write_your_own),
    "card-crisis": (CrisisCards, draw_crisis),
    "card-next": (AppointmentCards, draw_next),
    "card-folded": (FoldedCard, draw_folded),
    "card-gp-right": (GpRightCards, draw_gp_right),
    "card-gp-right-wales": (GpRightCards, draw_gp_right),
    "card-gp-right-folded": (GpRightCards, draw_gp_right_folded),
    "card-gp-right-folded-wales": (GpRightCards, draw_gp_right_folded),
}


class Press:
    """Draws letters, sheets and cards. ``resources`` is the program's own resources folder.

    Raises:
        FontsMissing: neither Arial nor Liberation Sans is on this computer.
    """

    def __init__(self, resources: Path, clock: Clock, folders: tuple[Path, ...] | None = None) -> None:
        self._clock = clock
        self._templates = load_templates(resources / "documents")
        self._common = load_common(resources / "documents")
        self._rules = Rules(
            load_keeps(resources / "documents" / "rules" / "keeps.toml"), load_style(resources / "style" / "words.toml")
        )
        self._fonts = load_faces(index_fonts(folders if folders is not None else font_folders(resources)))

    def templates(self) -> tuple[Template, ...]:
        """Every template of a paper: letters, then sheets, then cards."""
        return tuple(one for one in self._templates.values() if one.id not in NO_PAPER_OF_A_PERSON)

    def in_words(self, own: Mapping[str, TemplateVersion]) -> "Press":
        """A press that draws these templates in the hub's own words, and the others in those that came with hubdesk."""
        twin = copy(self)
        worded = {name: in_words(self._templates[name], one) for name, one in own.items() if name in self._templates}
        twin._templates = self._templates | worded
        return twin

    def sheets(self) -> tuple[TemplateSheet, ...]:
        """Every template of a paper as a lead edits it."""
        return tuple(sheet_of(one) for one in self.templates())

    def lint(self, own: TemplateVersion) -> list[Finding]:
        """What stands against a hub's own words for a template; what stops comes first."""
        template = self._templates.get(own.template)
        if template is None or template.id in NO_PAPER_OF_A_PERSON:
            raise UnknownTemplate(own.template)
        found = lint_texts(template, own.texts, self._rules)
        if not any(one.stops for one in found):
            found = [*self._tried(own), *found]
        return found

    def sample(self, own: TemplateVersion) -> bytes:
        """The paper of a made-up person in these words. Raises what ``draw`` raises."""
        from hubdesk.documents.general_samples import every_sample

        worded = self.in_words({own.template: own})
        return worded.draw(own.template, every_sample([worded._templates[own.template]])[own.template])

    def suggestions(self, text: str) -> tuple[str, ...]:
        """What might be said better in a text: labels, and abbreviations that nobody explained."""
        return self._rules.style.suggestions(text)

    def _tried(self, own: TemplateVersion) -> list[Finding]:
        """Drawn for a made-up person; cards on every stock there is."""
        from hubdesk.documents.general_samples import every_sample

        worded = self.in_words({own.template: own})
        content = every_sample([worded._templates[own.template]])[own.template]
        papers: list[tuple[str, Paper]] = [("", content)]
        if isinstance(content, Cards):
            papers = [(f" on {name}", on_stock(content, name)) for name in self._common.stocks]
        found = []
        for where, paper in papers:
            try:
                worded.draw(own.template, paper)
            except CannotPrint as problem:
                words = " ".join(part for part in (problem.message, problem.what_next) if part)
                found.append(Finding("", f"Tried{where}: {words}" if where else words))
        return found

    def fields(self, template_id: str) -> tuple[PaperField, ...]:
        """What a general template asks for; nothing for the others, whose pages are written out."""
        asked = self._templates[template_id].fields
        return tuple(PaperField(f.name, f.ask, f.hint, f.lines, f.group, f.kind, f.starts, f.country) for f in asked)

    def missing_fields(self, template_id: str, content: Paper) -> dict[str, str]:
        """Each field that needs attention with its message; see ``required``."""
        return missing_fields(self._template(template_id, content), content)

    def stranger_line(self, template_id: str, content: Paper) -> str:
        """What a stranger who finds the paper would learn."""
        return stranger_line(content, self._template(template_id, content))

    def draw(self, template_id: str, content: Paper) -> bytes:
        """Draw one document as a PDF. The same content at the same moment gives the same bytes.

        Raises:
            FieldsMissing: a required field is empty (never for an emergency sheet), or words are not allowed.
            MissingGlyph: a character cannot be printed; it and its field are named.
            DoesNotFit: a text is too long for its box.
        """
        template = self._template(template_id, content)
        refused = wording_faults(template, content) if template.always_prints else missing_fields(template, content)
        if refused:
            raise FieldsMissing(refused)
        self._refuse_missing_glyphs(content)
        pale = easy_on_the_eye(template, content)
        kit = Kit(Typesetter(self._fonts, TRACKING if pale else 0), template, self._common)
        pages = _drawn_by(template)[1](kit, content)
        about = About(template.title, f"{template.id} {template.version}", self._clock.now())
        return paint(pages, about, pale=pale)

    def window_sheet(self, sender: Sender) -> bytes:
        """The test sheet for the hub's window envelopes. Nothing of a person is on it."""
        template = self._templates[WINDOW_TEST]
        reader = Recipient("Dr A Example", Address(("Example Surgery", "1 Example Street"), "Exampletown", "ZZ99 9ZZ"))
        frame = Frame(PaperPerson(PersonName("Example")), sender, reader, Signer("", ""), self._clock.now().date())
        pages = draw_window_sheet(Kit(Typesetter(self._fonts), template, self._common), frame)
        return paint(pages, About(template.title, f"{template.id} {template.version}", self._clock.now()))

    def card_sheet(self, sheet: CardSheet) -> bytes:
        """The test sheet for a stock of cards, to print on plain paper. Raises ``DoesNotFit`` for a nudge too far."""
        template = self._templates[CARD_TEST]
        pages = draw_trial(Kit(Typesetter(self._fonts), template, self._common), sheet)
        return paint(pages, About(template.title, f"{template.id} {template.version}", self._clock.now()))

    def services_sheet(self, content: ServicesSheet) -> bytes:
        """Who does what here. Nothing of a person is on it."""
        template = self._templates[SERVICES]
        pages = draw_services_sheet(Kit(Typesetter(self._fonts), template, self._common), content)
        return paint(pages, About(template.title, f"{template.id} {template.version}", self._clock.now()))

    def flag_sheet(self, content: FlagSheet) -> bytes:
        """One flag for one reader."""
        template = self._templates[FLAG]
        pages = draw_flag_sheet(Kit(Typesetter(self._fonts), template, self._common), content)
        return paint(pages, About(template.title, f"{template.id} {template.version}", self._clock.now()))

    def record_copy(self, content: RecordCopy) -> bytes:
        """A copy of a whole record. Never refused for a character."""
        template = self._templates[RECORD_COPY]
        pages = draw_record_copy(Kit(Typesetter(self._fonts), template, self._common), content)
        return paint(pages, About(template.title, f"{template.id} {template.version}", self._clock.now()))

    def unprintable(self, text: str) -> str:
        """The first character of a text that cannot be printed here, or nothing: for a check while typing."""
        try:
            Typesetter(self._fonts).words(printable(text).replace("\n", " "), 0)
        except MissingGlyph as problem:
            return problem.character
        return ""

    def _refuse_missing_glyphs(self, content: Paper) -> None:
        for path, text in texts_of(content):
            if not text.isascii() and (character := self.unprintable(text)):
                raise MissingGlyph(character, _field_name(path))

    def _template(self, template_id: str, content: Paper) -> Template:
        template = self._templates.get(template_id)
        drawn = _drawn_by(template) if template else None
        if template is None or drawn is None or not isinstance(content, drawn[0]):
            raise UnknownTemplate(template_id)
        return template


def easy_on_the_eye(template: Template, content: Paper) -> bool:
    """Whether it is for a person who reads better on off-white: a paper of their own, or their copy of a letter."""
    frame: Frame | None = getattr(getattr(content, "core", content), "frame", None)
    own = KINDS[template.id].own if template.id in KINDS else False
    return frame is not None and frame.pale and (own or frame.edition is Edition.PERSON)


def _drawn_by(template: Template) -> tuple[type, _Draw]:
    """A template with blocks of its own is drawn by them; the others have a function each."""
    return (GeneralLetter, draw_general) if template.blocks else _BY_NAME[template.id]


def _field_name(path: str) -> str:
    """A field's path as words: ``frame.person.name.family`` is "person: family"."""
    parts = [part.replace("_", " ") for part in path.split(".") if part not in ("frame", "core", "name", "printed")]
    return ": ".join(parts[-2:]) if parts else "name"

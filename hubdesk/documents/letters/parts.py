"""The parts that letters share, each as strips: panel of details, actions, scores, medicines, signature."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hubdesk.documents.kit import Kit, Look
from hubdesk.documents.page.marks import BLUE, INK, MM, PALE, Rule
from hubdesk.documents.page.strips import Column, Strip, beside, gap, height_of, stack
from hubdesk.domain.letter_words import letter_birth_date, letter_date, unbroken
from hubdesk.domain.paper import Action, Allergies, AllergyState, Frame, Medicine, Medicines, MedicinesState, Score

_PADDING = 9.0
LARGE = 18
"""Points: from here on nothing stands in columns of words."""


class Parts:
    """Builds the strips of one letter."""

    def __init__(self, kit: Kit, frame: Frame, look: Look) -> None:
        self.kit = kit
        self.frame = frame
        self.look = look
        self.column = Column(kit.typesetter, kit.width)

    def title(self, text: str) -> list[Strip]:
        """The letter's own heading."""
        return [*self.column.text(text, self.look.title, role="H1", keep=True), gap(6, keep=True)]

    def heading(self, text: str) -> list[Strip]:
        """The heading of a section."""
        return self.column.heading(text, self.look.heading)

    def text(self, text: str) -> list[Strip]:
        """A paragraph of body text."""
        return [*self.column.text(text, self.look.body), gap(self.look.body.size * 0.4)]

    def section(self, heading: str, text: str) -> list[Strip]:
        """A heading with its paragraph; an empty text says "Not recorded"."""
        return [*self.heading(heading), *self.text(text.strip() or self.kit.common.say("not_recorded"))]

    def details(self, *, reach: bool = False) -> list[Strip]:
        """The panel that says who the letter is about; with ``reach``, also how they may safely be reached."""
        person, say = self.frame.person, self.kit.common.label
        names = [(say("name"), person.full_name)]
        names += [(say("latin"), person.latin_name)] if person.latin_name else []
        minimum = self.kit.template.minimum
        left = [(say("born"), letter_birth_date(person.born))]
        left += [] if minimum else [(say("nhs_number"), unbroken(person.nhs_number_shown))]
        not_recorded = self.kit.common.say("not_recorded")
        where = person.address.in_a_line if person.address else person.address_words or not_recorded
        right = [(say("address"), where), *([(say("phone"), unbroken(person.phone))] if person.phone else [])]
        if person.gender and not minimum:
            min(left, right, key=len).append((say("gender"), person.gender))
        width = self.kit.width - 2 * _PADDING
        half = (width - 14) / 2
        label = self.look.body.size * 7.8
        rows = Column(self.kit.typesetter, half).pairs(left, self.look.body, label_width=label)
        more = Column(self.kit.typesetter, half).pairs(right, self.look.body, label_width=label)
        moved = [replace(s, marks=tuple(mark.moved(half + 14, 0) for mark in s.marks)) for s in more]
        named = Column(self.kit.typesetter, width).pairs(names, self.look.body, label_width=label)
        safely = [(say("reach"), self.frame.safe_contact.strip() or say("reach_none"))] if reach else []
        last = Column(self.kit.typesetter, width).pairs(safely, self.look.body, label_width=label)
        inside = [*named, *beside(rows, moved), *last]
        return [*self.column.box(inside, colour="", fill=PALE, padding=_PADDING), gap(6)]

    def own_words(self, heading: str, words: str) -> list[Strip]:
        """The person's own words, set apart by a bar."""
        strips = self.column.text(words, self.look.body, indent=14)
        barred = [replace(s, marks=(Rule(4, 0, 4, s.height + 0.2, 3, BLUE), *s.marks)) for s in strips]
        return [*self.heading(heading), *barred, gap(4)]

    def action_box(self, heading: str, actions: Sequence[Action], none: str) -> list[Strip]:
        """The boxed actions for the reader: numbered, or the sentence that there is nothing to do."""
        inner = Column(self.kit.typesetter, self.kit.width - 2 * _PADDING)
        strips = [*inner.text(heading, self.look.heading, role="H2", keep=True), Strip(4, keep=True)]
        if actions:
            strips += inner.items([self._one_line(action) for action in actions], self.look.body, numbered=True)
        else:
            strips += inner.text(none, self.look.body)
        return [gap(8), *self.column.box(strips, colour=BLUE, padding=_PADDING), gap(4)]

    def action_table(self, heading: str, actions: Sequence[Action]) -> list[Strip]:
        """Actions with who does them and by when; nothing where there are none."""
        if not actions:
            return []
        say = self.kit.common.label
        rows = [(say("action"), say("owner"), say("due"))]
        rows += [(one.what, one.owner, letter_date(one.by) if one.by else say("no_date")) for one in actions]
        return [*self.heading(heading), *self.column.table(rows, self.look.body, shares=(0.56, 0.22, 0.22))]

    def scores(self, scores: Sequence[Score], none: str = "") -> list[Strip]:
        """Scores with tool, date, range and honest words."""
        say = self.kit.common.label
        if not scores:
            return [*self.heading(say("scores")), *self.text(none)] if none else []
        rows = [(say("tool"), say("result"), say("meaning"))]
        rows += [self._score(score) for score in scores]
        return [*self.heading(say("scores")), *self.column.table(rows, self.look.body, shares=(0.27, 0.31, 0.42))]

    def medicines(self, medicines: Medicines, heading: str = "") -> list[Strip]:
        """Medicines as told; never blank."""
        say = self.kit.common.label
        strips = self.heading(heading or say("medicines"))
        if medicines.state is not MedicinesState.LISTED or not medicines.items:
            state = MedicinesState.NOT_ASKED if medicines.state is MedicinesState.LISTED else medicines.state
            return [*strips, *self.text(f"{state.label}.")]
        strips += self.column.items([self._medicine(one) for one in medicines.items], self.look.body)
        source = say("source", source=medicines.source or say("source_default"))
        return [*strips, *self.column.text(source, self.look.small), gap(4)]

    def allergies(self, allergies: Allergies) -> list[Strip]:
        """Allergies in one of four states; never blank."""
        strips = self.heading(self.kit.common.label("allergies"))
        if allergies.state is AllergyState.KNOWN and allergies.items:
            return [*strips, *self.column.items(allergies.items, self.look.body)]
        state = AllergyState.NOT_RECORDED if allergies.state is AllergyState.KNOWN else allergies.state
        return [*strips, *self.text(f"{state.label}.")]

    def needs(self) -> list[Strip]:
        """Communication and support needs (Accessible Information Standard: shared with each onward service)."""
        say = self.kit.common.label
        strips = self.heading(say("needs"))
        if not self.frame.needs:
            return [*strips, *self.text(f"{say('needs_none')}.")]
        return [*strips, *self.column.items(self.frame.needs, self.look.body)]

    def crisis(self, heading: str) -> list[Strip]:
        """The numbers to call, national ones; never half of them on one page and half on the next."""
        rows = [(unbroken(line.number), f"{line.label}. {line.note}.") for line in self.kit.common.lines]
        body = self.look.body
        found = [*self.heading(heading), *self.column.pairs(rows, body, label_width=body.size * 5.2)]
        return [*self.together(found), gap(4)]

    def kept(self, strips: Sequence[Strip]) -> list[Strip]:
        """Strips that stay with what follows them, so that a signature never stands on a page alone."""
        return [replace(strip, keep=True) for strip in strips]

    def together(self, strips: Sequence[Strip]) -> list[Strip]:
        """Strips that go to the next page as one where there is no room for all."""
        return [*self.kept(strips[:-1]), *strips[-1:]]

    def pairs(self, rows: Iterable[tuple[str, str]]) -> list[Strip]:
        """Rows of labels and texts; an empty text says "Not recorded"."""
        filled = [(label, text.strip() or self.kit.common.say("not_recorded")) for label, text in rows]
        if self.look.body.size >= LARGE:
            return [strip for label, text in filled for strip in self._stacked(label, text)]
        return self.column.pairs(filled, self.look.body, label_width=self.look.body.size * 13.2)

    def _stacked(self, label: str, text: str) -> list[Strip]:
        """A label with its text below it: beside it there would be room for a word a line."""
        body = self.look.body
        named = self.column.text(label, replace(body, bold=True), keep=True)
        return [*named, *self.column.text(text, body, indent=body.size), gap(body.size * 0.35)]

    def ending(self, closing: str = "") -> list[Strip]:
        """The agreement, the signature and the distribution list."""
        return [*self._signature(closing), *self._sharing()]

    def farewell(self, closing: str) -> list[Strip]:
        """The signature alone, for a letter to the person."""
        return self._signature(closing)

    def agreement(self) -> list[Strip]:
        """The agreement to share, as one row."""
        return self.pairs([self._agreed()])

    def to_sign(self, labels: Sequence[str]) -> list[Strip]:
        """Dotted lines for signatures and dates, side by side."""
        share = self.kit.width / len(labels)
        strips: list[Strip] = []
        for number, label in enumerate(labels):
            left = number * share
            names = Column(self.kit.typesetter, share - 16).text(label, self.look.small)
            line = Rule(left, 16, left + share - 16, 16, 0.9, INK, dots=True)
            strips = beside(strips, [Strip(18 + height_of(names), (line, *stack(names, left, 18)))])
        return [gap(10), *strips]

    def _signature(self, closing: str) -> list[Strip]:
        signer, body = self.frame.signer, self.look.body
        words = [closing or self.kit.common.say("closing")]
        strips = [replace(gap(10, keep=True), joins=True), *self.column.text(words[0], body, keep=True)]
        strips.append(Strip(11 * MM, keep=True))
        strips += self.column.text(signer.name or self.kit.common.say("not_recorded"), replace(body, bold=True))
        phone = unbroken(signer.phone or self.frame.sender.phone)
        lines = [signer.role, signer.registration, self.frame.sender.hub, phone]
        for line in lines:
            strips += self.column.text(line, body) if line else []
        return [*(replace(strip, keep=True) for strip in strips[:-1]), replace(strips[-1], keep=False)]

    def _agreed(self) -> tuple[str, str]:
        given, common = self.frame.agreement, self.kit.common
        if given is None:
            return common.label("agreement"), common.say("no_agreement")
        words = common.say("agreement", how=given.how, date=letter_date(given.given_on), covers=given.covers)
        return common.label("agreement"), words

    def _sharing(self) -> list[Strip]:
        copies = "\n".join(f"{one.to}: {one.note}" if one.note else one.to for one in self.frame.copies)
        rows = [self._agreed(), (self.kit.common.label("copies"), copies)]
        return [gap(10), *self.together([replace(strip, keep=False) for strip in self.pairs(rows)])]

    def _one_line(self, action: Action) -> str:
        due = self.kit.common.label("before", date=letter_date(action.by)) if action.by else ""
        return f"{action.what.rstrip('.')}{due}."

    def _score(self, score: Score) -> tuple[str, str, str]:
        spread = self.kit.common.label("range", low=score.low, high=score.high)
        band = f", {score.band.lower()}" if score.band and score.value is not None else ""
        return f"{score.tool}\n{letter_date(score.taken_on)}", f"{score.in_words}{band}\n({spread})", score.meaning

    def _medicine(self, one: Medicine) -> str:
        say = self.kit.common.label
        parts = [
            f"{one.name}: {one.how}" if one.how else one.name,
            say("runs_out", date=letter_date(one.runs_out_on)) if one.runs_out_on else "",
            say("prescribed", who=one.prescriber) if one.prescriber else "",
        ]
        return ", ".join(part for part in parts if part)

"""Letters and sheets drawn by the order their template gives: each block is a verb, and often the name of a field.

``title``, ``details``, ``reach`` (the panel with safe contact), ``dear``, ``to-person`` (Dear with the name) ·
``quote:F`` the person's words · ``asks`` the words ``ask_1``, ``ask_2`` … in a box · ``text:F`` a paragraph under the
field's label · ``list:F`` its lines as a list · ``write:F`` its lines, or lines to write on · ``fields:A,B`` rows of
labels and texts · ``words:K`` the template's words · ``heading:K`` a heading · ``scores``, ``medicines``,
``allergies``, ``needs``, ``appointments``, ``crisis`` · ``ending`` signature, agreement, copies · ``farewell``
signature alone · ``plan:F`` its lines as who does what by when · ``next`` the next appointments, or lines to write
on · ``large:A,B`` fields large, one below the other · ``basis`` why it is shared without agreement · ``sign`` lines to
sign, named ``sign_1``, ``sign_2``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from hubdesk.documents.kit import Kit, Look, in_both
from hubdesk.documents.letters.parts import LARGE, Parts
from hubdesk.documents.letters.sealed import with_sealed
from hubdesk.documents.letters.sheet import letter_pages
from hubdesk.documents.page.marks import INK, Page, Rule
from hubdesk.documents.page.strips import Column, Strip, beside, gap
from hubdesk.documents.templates import filled
from hubdesk.domain.letter_words import letter_date, unbroken
from hubdesk.domain.paper import Action, GeneralLetter
from hubdesk.domain.plan_steps import steps_of

_BLANK_LINES = 3
_BETWEEN = 16
"""Points between the Welsh and the English of a paragraph."""


def draw_general(kit: Kit, content: GeneralLetter) -> list[Page]:
    """The pages of the letter or sheet. A sheet goes into no envelope: its text begins right under the sender."""
    parts = Parts(kit, content.frame, Look.at(content.text_points, wide=content.wide))
    drawing = _Drawing(kit, parts, content)
    body = [strip for block in kit.template.blocks for strip in drawing.block(block)]
    if kit.template.kind == "sheet":
        return letter_pages(kit, content.frame, body, address=False, discreet=content.discreet)
    return with_sealed(kit, content.frame, body, content.sealed)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One letter while it is drawn."""

    kit: Kit
    parts: Parts
    content: GeneralLetter

    def block(self, block: str) -> list[Strip]:
        """The strips of one block. Raises ``KeyError`` for a verb that does not exist (checked by tests)."""
        verb, _, name = block.partition(":")
        return VERBS[verb](self, name)

    def say(self, key: str) -> str:
        """The template's words, with what stands in the fields in their blanks."""
        return self.kit.template.say(key, **self._values())

    def welsh(self, key: str) -> str:
        """The same in Welsh; empty where there is none, or nobody has checked it."""
        welsh = self.kit.template.welsh
        return filled(welsh.words.get(key, ""), self._values()) if welsh.checked else ""

    def both(self, key: str) -> str:
        """A heading or a closing, in both languages where it has both."""
        welsh = self.welsh(key)
        return in_both(welsh, self.say(key)) if welsh else self.say(key)

    def title(self, _name: str) -> list[Strip]:
        """The heading of the paper; in Welsh above the English."""
        welsh = self.welsh("heading")
        first = self.parts.column.text(welsh, self.parts.look.title, role="H1", keep=True) if welsh else []
        return [*first, *self.parts.title(self.say("heading"))]

    def paragraph(self, key: str) -> list[Strip]:
        """A paragraph; Welsh at its left, or above it in large print, where a column would hold a word a line."""
        welsh = self.welsh(key)
        if not welsh:
            return self.parts.text(self.say(key))
        body = self.parts.look.body
        if body.size >= LARGE:
            return [*self.parts.text(welsh), *self.parts.text(self.say(key))]
        half = (self.kit.width - _BETWEEN) / 2
        column = Column(self.kit.typesetter, half)
        english = [
            replace(strip, marks=tuple(mark.moved(half + _BETWEEN, 0) for mark in strip.marks))
            for strip in column.text(self.say(key), body)
        ]
        return [*beside(column.text(welsh, body), english), gap(body.size * 0.4)]

    def _values(self) -> dict[str, str]:
        frame = self.content.frame
        given = {one.name: self.shown(one.name) for one in self.kit.template.fields}
        hub = {
            "person": frame.person.full_name,
            "called": frame.person.called,
            "reader": frame.recipient.name,
            "hub": frame.sender.hub,
            "hub_address": frame.sender.address.in_a_line,
            "phone": unbroken(frame.sender.phone),
            "today": letter_date(frame.written_on),
            "reach": frame.safe_contact,
        }
        return {**hub, **given}

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.content.answers.text(name).strip()

    def shown(self, name: str) -> str:
        """What stands in a field, or that nothing was recorded."""
        return self.text(name) or self.kit.common.say("not_recorded")

    def label(self, name: str) -> str:
        """The printed label of a field, in both languages where it has both."""
        english = next(one.label for one in self.kit.template.fields if one.name == name)
        welsh = self.kit.template.welsh
        own = welsh.labels.get(name, "") if welsh.checked else ""
        return in_both(own, english) if own else english

    def asks(self, _name: str) -> list[Strip]:
        """What the reader is asked to do, boxed and numbered."""
        keys = sorted(key for key in self.kit.template.words if key.startswith("ask_"))
        return self.parts.action_box(self.say("asks"), [Action(self.say(key)) for key in keys], "")

    def listed(self, name: str) -> list[Strip]:
        """The lines of a field as a list."""
        lines = [line.strip() for line in self.text(name).splitlines() if line.strip()]
        items = lines or [self.kit.common.say("not_recorded")]
        return [*self.parts.heading(self.label(name)), *self.parts.column.items(items, self.parts.look.body)]

    def to_write(self, name: str) -> list[Strip]:
        """The lines of a field, or dotted lines for a pen where it is empty: nobody is handed an empty heading."""
        return self.listed(name) if self.text(name) else self._lines_to_write(self.label(name))

    def _lines_to_write(self, heading: str) -> list[Strip]:
        height = self.parts.look.body.size * 1.9
        line = Strip(height, (Rule(0, height - 2, self.kit.width, height - 2, 0.9, INK, dots=True),), keep=True)
        return self.parts.together([*self.parts.heading(heading), *[line] * _BLANK_LINES, gap(6)])

    def plan(self, name: str) -> list[Strip]:
        """Who does what by when: a table, or a list where the print is too large for three columns."""
        say, parts = self.kit.template.say, self.parts
        steps = steps_of(self.text(name))
        if not steps:
            return self._lines_to_write(self.label(name))
        if parts.look.body.size >= LARGE:
            when = [say("step_by", date=one.when) if one.when else "" for one in steps]
            who = [f"{one.who}: " if one.who else "" for one in steps]
            lines = [f"{w}{one.what}{by}." for w, one, by in zip(who, steps, when, strict=True)]
            return [*parts.heading(self.label(name)), *parts.column.items(lines, parts.look.body)]
        rows = [(say("step_who"), say("step_what"), say("step_when"))]
        rows += [(one.who, one.what, one.when) for one in steps]
        return [*parts.heading(self.label(name)), *parts.column.table(rows, parts.look.body, shares=(0.22, 0.53, 0.25))]

    def upcoming(self, _name: str) -> list[Strip]:
        """The person's next appointments, or lines on which they write them."""
        return self.appointments("") if self.content.appointments else self._lines_to_write(self.say("appointments"))

    def large(self, names: str) -> list[Strip]:
        """Fields in large bold print, for a number that is rung from the paper; empty ones are left out."""
        style = self.parts.look.title
        found = [self.parts.column.text(unbroken(self.text(name)), style, keep=True) for name in names.split(",")]
        return [gap(4, keep=True), *(strip for strips in found for strip in strips if strip.marks), gap(4)]

    def fields(self, names: str) -> list[Strip]:
        """Rows of labels and texts."""
        optional = {field.name for field in self.kit.template.fields if field.unless_empty}
        shown = [name for name in names.split(",") if self.text(name) or name not in optional]
        rows = [(self.label(name), self.text(name)) for name in shown]
        return [*self.parts.pairs(rows), gap(3)]

    def appointments(self, _name: str) -> list[Strip]:
        """The person's next appointments, as a list."""
        found = self.content.appointments or (self.kit.common.say("not_recorded"),)
        items = self.parts.column.items(found, self.parts.look.heading)
        return [*self.parts.heading(self.both("appointments")), *items]

    def basis(self, _name: str) -> list[Strip]:
        """Basis, who decided and whether the person was told, wherever there is no agreement."""
        if self.content.frame.agreement is not None and not self.text("basis"):
            return self.parts.agreement()
        rows = self.fields("basis,decided_by,person_told")
        return [*self.parts.heading(self.say("sharing")), *rows]

    def signs(self, _name: str) -> list[Strip]:
        """Lines to sign, two in a row."""
        keys = sorted(key for key in self.kit.template.words if key.startswith("sign_"))
        rows = [keys[n : n + 2] for n in range(0, len(keys), 2)]
        return [strip for row in rows for strip in self.parts.to_sign([self.say(key) for key in row])]


def _dear(d: _Drawing, _name: str) -> list[Strip]:
    greeting = d.content.frame.recipient.greeting or d.kit.common.say("colleague")
    return d.parts.text(d.kit.shared("dear", name=greeting))


def _to_person(d: _Drawing, _name: str) -> list[Strip]:
    return d.parts.text(d.kit.shared("dear", name=d.content.frame.person.called))


VERBS: Mapping[str, Callable[[_Drawing, str], list[Strip]]] = {
    "title": _Drawing.title,
    "details": lambda d, _: d.parts.details(),
    "reach": lambda d, _: d.parts.details(reach=True),
    "dear": _dear,
    "to-person": _to_person,
    "quote": lambda d, name: d.parts.own_words(d.label(name), d.shown(name)),
    "asks": _Drawing.asks,
    "text": lambda d, name: d.parts.section(d.label(name), d.text(name)),
    "list": _Drawing.listed,
    "write": _Drawing.to_write,
    "fields": _Drawing.fields,
    "words": _Drawing.paragraph,
    "heading": lambda d, key: d.parts.heading(d.both(key)),
    "scores": lambda d, _: d.parts.scores(d.content.scores),
    "medicines": lambda d, _: d.parts.medicines(d.content.medicines),
    "allergies": lambda d, _: d.parts.allergies(d.content.allergies),
    "needs": lambda d, _: d.parts.kept(d.parts.needs()),
    "appointments": _Drawing.appointments,
    "next": _Drawing.upcoming,
    "plan": _Drawing.plan,
    "large": _Drawing.large,
    "crisis": lambda d, _: d.parts.crisis(d.both("crisis")),
    "ending": lambda d, _: d.parts.ending(),
    "farewell": lambda d, _: d.parts.farewell(d.both("closing")),
    "basis": _Drawing.basis,
    "sign": _Drawing.signs,
}
"""Every block there is."""

"""hubdesk's controls: native Qt classes for role, name and keys, with our own drawing.

Pages import from here. Each control is loaded when it is first asked for: the unlock page needs few of them, and the
window waits for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hubdesk.ui.controls.action_bar import ActionBar
    from hubdesk.ui.controls.action_button import ActionButton
    from hubdesk.ui.controls.boxes import Card, InsetText, Panel, WarningCallout
    from hubdesk.ui.controls.check_card import CheckCard
    from hubdesk.ui.controls.choice_field import ChoiceField, SelectField
    from hubdesk.ui.controls.choice_group import ChoiceGroup
    from hubdesk.ui.controls.confirm_panel import ConfirmPanel
    from hubdesk.ui.controls.date_field import DateField
    from hubdesk.ui.controls.error_summary import ErrorSummary
    from hubdesk.ui.controls.field import Field
    from hubdesk.ui.controls.field_set import FieldSet
    from hubdesk.ui.controls.flow_layout import FlowLayout
    from hubdesk.ui.controls.labels import Body, BulletList, Caption, Heading, Lead, Muted, Rule, Text
    from hubdesk.ui.controls.link_button import LinkButton
    from hubdesk.ui.controls.long_list import LongList
    from hubdesk.ui.controls.radio_card import RadioCard
    from hubdesk.ui.controls.range_picture import Band, RangePicture, RangeScore
    from hubdesk.ui.controls.row_list import Row, RowList
    from hubdesk.ui.controls.saved_line import SavedLine
    from hubdesk.ui.controls.scroll_page import ScrollPage
    from hubdesk.ui.controls.spoken import announce
    from hubdesk.ui.controls.step_progress import StepProgress
    from hubdesk.ui.controls.summary_list import Fact, SummaryList
    from hubdesk.ui.controls.tab_row import TabRow
    from hubdesk.ui.controls.tag import Tag
    from hubdesk.ui.controls.text_field import TextField

__all__ = [
    "ActionBar",
    "ActionButton",
    "Band",
    "Body",
    "BulletList",
    "Caption",
    "Card",
    "CheckCard",
    "ChoiceField",
    "ChoiceGroup",
    "ConfirmPanel",
    "DateField",
    "ErrorSummary",
    "Fact",
    "Field",
    "FieldSet",
    "FlowLayout",
    "Heading",
    "InsetText",
    "Lead",
    "LinkButton",
    "LongList",
    "Muted",
    "Panel",
    "RadioCard",
    "RangePicture",
    "RangeScore",
    "Row",
    "RowList",
    "Rule",
    "SavedLine",
    "ScrollPage",
    "SelectField",
    "StepProgress",
    "SummaryList",
    "TabRow",
    "Tag",
    "Text",
    "TextField",
    "WarningCallout",
    "announce",
]

_HOMES = {
    "action_bar": ("ActionBar",),
    "action_button": ("ActionButton",),
    "boxes": ("Card", "InsetText", "Panel", "WarningCallout"),
    "check_card": ("CheckCard",),
    "choice_field": ("ChoiceField", "SelectField"),
    "choice_group": ("ChoiceGroup",),
    "confirm_panel": ("ConfirmPanel",),
    "date_field": ("DateField",),
    "error_summary": ("ErrorSummary",),
    "field": ("Field",),
    "field_set": ("FieldSet",),
    "flow_layout": ("FlowLayout",),
    "labels": ("Body", "BulletList", "Caption", "Heading", "Lead", "Muted", "Rule", "Text"),
    "link_button": ("LinkButton",),
    "long_list": ("LongList",),
    "radio_card": ("RadioCard",),
    "range_picture": ("Band", "RangePicture", "RangeScore"),
    "row_list": ("Row", "RowList"),
    "saved_line": ("SavedLine",),
    "scroll_page": ("ScrollPage",),
    "spoken": ("announce",),
    "step_progress": ("StepProgress",),
    "summary_list": ("Fact", "SummaryList"),
    "tab_row": ("TabRow",),
    "tag": ("Tag",),
    "text_field": ("TextField",),
}
"""Which module each control lives in."""

_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a control's module when the control is first asked for."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    return found

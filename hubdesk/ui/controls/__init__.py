"""hubdesk's controls: native Qt classes for role, name and keys, with our own drawing.

Pages import from here.
"""

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
from hubdesk.ui.controls.radio_card import RadioCard
from hubdesk.ui.controls.range_picture import Band, RangePicture, RangeScore
from hubdesk.ui.controls.row_list import Row, RowList
from hubdesk.ui.controls.saved_line import SavedLine
from hubdesk.ui.controls.scroll_page import ScrollPage
from hubdesk.ui.controls.spoken import announce
from hubdesk.ui.controls.step_progress import StepProgress
from hubdesk.ui.controls.summary_list import Fact, SummaryList
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
    "Tag",
    "Text",
    "TextField",
    "WarningCallout",
    "announce",
]

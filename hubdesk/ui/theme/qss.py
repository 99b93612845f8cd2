"""The style sheet made from the tokens: flat boxes, type and the native parts. Signature controls paint themselves."""

from string import Template

from hubdesk.ui.theme.look import Look
from hubdesk.ui.theme.tokens import BODY, HEADING, LEAD, SMALL

_SHEET = Template("""
QMainWindow, QDialog, Page, ScrollPage, #scrolled { background: $page; }
QScrollArea { border: 0; background: transparent; }
QLabel { color: $text; background: transparent; }

QLabel[type="heading-xl"] { font-size: ${heading_xl}px; font-weight: 700; }
QLabel[type="heading-l"] { font-size: ${heading_l}px; font-weight: 700; }
QLabel[type="heading-m"] { font-size: ${heading_m}px; font-weight: 700; }
QLabel[type="heading-s"] { font-size: ${heading_s}px; font-weight: 700; }
QLabel[type="lead"] { font-size: ${lead}px; }
QLabel[type="body"] { font-size: ${body}px; }
QLabel[type="strong"] { font-size: ${body}px; font-weight: 700; }
QLabel[type="muted"] { font-size: ${small}px; color: $secondary_text; }
QLabel[type="caption"] { font-size: ${lead}px; color: $secondary_text; }
QLabel[type="label"] { font-size: ${lead}px; font-weight: 700; }
QLabel[type="hint"] { font-size: ${body}px; color: $secondary_text; }
QLabel[type="error"] { font-size: ${body}px; font-weight: 700; color: $error; }

FieldSet { border: 0; margin: 0; padding: 0; }
Card { background: $surface; border: 1px solid $border; border-radius: 4px; }
InsetText { background: transparent; border: 0; border-left: 8px solid $inset; }
WarningCallout { background: $callout_fill; border: 1px solid $callout_edge; }
WarningCallout QLabel { color: $callout_body; }
WarningCallout #calloutTab { background: $callout_tab; color: $callout_ink; font-size: ${lead}px; font-weight: 700; }
Panel { background: $panel; border: 2px solid $panel_edge; }
Panel[tone="blue"] { background: $stop_panel; border-color: $stop_edge; }
Panel QLabel { color: $on_panel; }
ErrorSummary { background: $surface; border: 4px solid $error; }
Rule { background: $border; border: 0; min-height: 1px; max-height: 1px; }
ActionBar { background: $surface; border: 0; border-top: 1px solid $border; }
HoldStrip { background: $surface; border: 0; border-bottom: 4px solid $error; }
PatientBanner { background: $surface; border: 0; border-bottom: 1px solid $border; }
TopBar { background: $chrome; border: 0; $chrome_edge }
TopBar QLabel { color: $on_chrome; }
#barLine { background: $chrome_line; }
#demoBadge { background: $badge_fill; color: $badge_ink; font-size: ${body}px; font-weight: 700;
    padding: 2px 8px; border: 1px solid $badge_ink; border-radius: 4px; }
Rail { background: $surface; border: 0; border-right: 1px solid $border; }
#railList, RowList { background: transparent; border: 0; outline: 0; }

QLineEdit, QPlainTextEdit, QComboBox { font-size: ${lead}px; color: $text; background: $surface;
    border: 2px solid $input_border; border-radius: 0; padding: ${pad}px 8px;
    selection-background-color: $select; selection-color: $on_select; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $secondary_text; background: $page; }
QLineEdit[error="true"], QPlainTextEdit[error="true"], QComboBox[error="true"] { border-color: $error; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: 0; width: ${arrow}px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView { font-size: ${lead}px; color: $text; background: $surface; border: 2px solid $input_border;
    selection-background-color: $select; selection-color: $on_select; outline: 0; }
QComboBox QAbstractItemView::item { min-height: ${line}px; padding: 0 8px; }

QScrollBar:vertical { width: 14px; background: transparent; margin: 0; }
QScrollBar::handle:vertical { background: $border_strong; border-radius: 5px; min-height: 40px; margin: 2px; }
QScrollBar::handle:vertical:hover { background: $secondary_text; }
QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical { height: 0; }
QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical { background: transparent; }
QToolTip { background: $text; color: $surface; border: 0; padding: 6px 8px; font-size: ${small}px; }
""")

_COLOURS = (
    "page",
    "surface",
    "text",
    "secondary_text",
    "border",
    "border_strong",
    "input_border",
    "error",
    "chrome",
    "chrome_line",
    "on_chrome",
    "callout_fill",
    "callout_edge",
    "callout_tab",
    "callout_ink",
    "panel",
    "on_panel",
    "stop_panel",
    "inset",
)


def stylesheet(look: Look) -> str:
    """The whole application's style sheet for a look."""
    theme = look.theme
    words: dict[str, object] = {name: getattr(theme, name) for name in _COLOURS}
    words |= {f"heading_{size}": look.em(px) for size, px in HEADING.items()}
    words |= {"lead": look.em(LEAD), "body": look.em(BODY), "small": look.em(SMALL)}
    words |= {"pad": look.em(6), "arrow": look.em(36), "line": look.em(36)}
    # Filled areas have no edge of their own; with system colours the edge is all there is to see.
    words["panel_edge"] = theme.text if theme.contrast else theme.panel
    words["stop_edge"] = theme.text if theme.contrast else theme.stop_panel
    words["callout_body"] = theme.text
    words["chrome_edge"] = f"border-bottom: 1px solid {theme.border};" if theme.contrast else ""
    words["badge_fill"] = theme.surface
    words["badge_ink"] = theme.text if theme.contrast else theme.link_hover
    words["select"] = theme.focus if theme.contrast else theme.chosen
    words["on_select"] = theme.focus_text if theme.contrast else theme.surface
    return _SHEET.substitute(words)

"""From a spreadsheet to a form, for people who do not write JSON (form design §6.6)."""

from hubdesk.forms.spreadsheet.cells import Fault, Sheet
from hubdesk.forms.spreadsheet.making import MadeForm, form_from_sheets

__all__ = ["Fault", "MadeForm", "Sheet", "form_from_sheets"]

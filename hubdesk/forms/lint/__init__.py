"""The form linter: what is wrong with a form, in words for the person who writes it (form design §8)."""

from hubdesk.forms.lint.catalogue import CATALOGUE, explain
from hubdesk.forms.lint.findings import Finding
from hubdesk.forms.lint.folder import CheckedForm, check_file, check_form_folder, check_pathway, outcomes_in

__all__ = [
    "CATALOGUE",
    "CheckedForm",
    "Finding",
    "check_file",
    "check_form_folder",
    "check_pathway",
    "explain",
    "outcomes_in",
]

"""The form engine: load, check, fill in, score. No Qt and no database anywhere below (form design §2)."""

from hubdesk.forms.answers import AnswerError, answer_from_json, answer_to_json
from hubdesk.forms.build import FormError, build_form
from hubdesk.forms.examples import ExampleOutcome, run_examples
from hubdesk.forms.fhirpath import ExpressionError
from hubdesk.forms.find_options import find_options
from hubdesk.forms.keys import key_of, split_key
from hubdesk.forms.library import Library, load_library
from hubdesk.forms.lint import Finding
from hubdesk.forms.model import ACTIONS, SEVERITIES, Amount, Answer, Answered, Band, Coded, Form, Item, OneValue, Option
from hubdesk.forms.pack import FormPack, make_pack, pack_from_canonical
from hubdesk.forms.pathway import Pathway, Step
from hubdesk.forms.plain_answers import read_plain
from hubdesk.forms.score import AlertResult, ScoreResult
from hubdesk.forms.sitting import ItemState, Sitting, refused
from hubdesk.forms.typed import read_typed

__all__ = [
    "ACTIONS",
    "SEVERITIES",
    "AlertResult",
    "Amount",
    "Answer",
    "AnswerError",
    "Answered",
    "Band",
    "Coded",
    "ExampleOutcome",
    "ExpressionError",
    "Finding",
    "Form",
    "FormError",
    "FormPack",
    "Item",
    "ItemState",
    "Library",
    "OneValue",
    "Option",
    "Pathway",
    "ScoreResult",
    "Sitting",
    "Step",
    "answer_from_json",
    "answer_to_json",
    "build_form",
    "find_options",
    "key_of",
    "load_library",
    "make_pack",
    "pack_from_canonical",
    "read_plain",
    "read_typed",
    "refused",
    "run_examples",
    "split_key",
]

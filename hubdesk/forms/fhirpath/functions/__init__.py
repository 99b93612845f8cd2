"""The functions an expression may call: one table, so that the linter knows each name and its number of values."""

from collections.abc import Mapping
from types import MappingProxyType

from hubdesk.forms.fhirpath.functions import collections, conversions, logic, numbers, texts, trees
from hubdesk.forms.fhirpath.functions.signature import Function

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        **collections.TABLE,
        **conversions.TABLE,
        **logic.TABLE,
        **numbers.TABLE,
        **texts.TABLE,
        **trees.TABLE,
    }
)

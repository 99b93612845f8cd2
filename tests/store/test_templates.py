"""The hub's own words on the real control file: in order, for good, and the same as the stand-in."""

from dataclasses import replace
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import IntegrityError

from hubdesk.domain.ids import UserId
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.template_versions import TemplateVersion
from hubdesk.store.units import transaction
from tests.store.builders import NOW
from tests.support.memory_templates import MemoryTemplates

FIRST = TemplateVersion(
    "letter-appointment", 2, "1.0.0", {"words.heading": "Tan toc: ŵ “hi”"}, "Plainer", NOW, UserId("user-1")
)
BACK = replace(FIRST, number=3, texts={}, reason="Back")
OTHER = replace(FIRST, template="card-crisis", welsh_checked="Sioned Rees, nurse")


def tried(templates):
    """The same steps on both: what stands, and what each refuses."""
    templates.add(FIRST)
    templates.add(BACK)
    templates.add(OTHER)
    for again in (FIRST, BACK, replace(FIRST, number=5), replace(FIRST, template="letter-new", number=1)):
        with pytest.raises(ChangedElsewhere):
            templates.add(again)
    with pytest.raises(NotFound):
        templates.get("letter-appointment", 9)
    return (
        templates.standing(),
        [templates.history(name) for name in ("letter-appointment", "card-crisis", "letter-new")],
        templates.get("letter-appointment", 2),
    )


def test_it_keeps_what_was_saved_as_the_stand_in_does(control):
    with control.writing() as unit:
        stored = tried(unit.templates)
    assert stored == tried(MemoryTemplates(SimpleNamespace(template_versions=[])))
    with control.reading() as unit:
        assert unit.templates.standing() == {"letter-appointment": BACK, "card-crisis": OTHER}


@pytest.mark.parametrize("change", ["UPDATE template_version SET reason = ''", "DELETE FROM template_version"])
def test_a_version_stands_for_ever(control, change):
    with control.writing() as unit:
        unit.templates.add(FIRST)
    with pytest.raises(IntegrityError, match="insert only"), transaction(control._engine) as connection:
        connection.exec_driver_sql(change)

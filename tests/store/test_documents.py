"""Papers in the store: a draft changes, what was finalised stands, and the print log only grows."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from hubdesk.documents.general_samples import every_sample
from hubdesk.documents.templates import load_templates
from hubdesk.domain.documents import KINDS, Document, DocumentStatus, FinalPaper, PaperEvent, PaperEventKind
from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.store.units import transaction
from tests.store.builders import LEAD, NOW, person
from tests.support.sources import ROOT

SAMPLES = every_sample(load_templates(ROOT / "resources" / "documents").values())


@pytest.fixture
def records(hub):
    with hub.make_records().records() as store:
        with store.writing() as unit:
            unit.people.add(person())
        yield store


def draft(number: int = 1, **other) -> Document:
    fields = {
        "id": f"document-{number}",
        "version": 1,
        "person_id": "person-00001",
        "template": "letter-to-person",
        "status": DocumentStatus.DRAFT,
        "made_at": NOW,
        "made_by": LEAD.id,
        "touched_at": NOW,
        "touched_by": LEAD.id,
        "typed": {"opening": "Thank you, “Łukasz”"},
    }
    return Document(**fields | other)


def test_a_draft_comes_back_and_changes_by_one_version(records):
    later = replace(draft(), version=2, typed={"opening": "Later"}, status=DocumentStatus.FINAL)
    with records.writing() as unit:
        unit.documents.add(draft())
        assert unit.documents.get("document-1") == draft()
        unit.documents.save(later)
    with records.reading() as unit:
        assert unit.documents.get("document-1") == later
    with pytest.raises(ChangedElsewhere), records.writing() as unit:
        unit.documents.save(later)
    with pytest.raises(NotFound), records.reading() as unit:
        unit.documents.get("document-2")


@pytest.mark.parametrize("template", KINDS)
def test_what_was_finalised_comes_back_whole(records, template):
    assert set(KINDS) == set(SAMPLES)
    final = FinalPaper("document-1", template, "1.0.0", SAMPLES[template], "a" * 64, NOW, LEAD.id)
    with records.writing() as unit:
        unit.documents.add(draft(template=template))
        unit.documents.keep(final)
    with records.reading() as unit:
        assert unit.documents.final("document-1") == final


def test_the_log_stands_with_its_paper_and_papers_are_listed_newest_first(records):
    printed = PaperEvent(PaperEventKind.PRINTED, NOW, LEAD.id, "Ward 3", 2, 4)
    saved = PaperEvent(PaperEventKind.SAVED, NOW, LEAD.id, pages=2, again=True)
    with records.writing() as unit:
        for number in (1, 2, 3):
            unit.documents.add(draft(number))
        unit.documents.add(draft(4, status=DocumentStatus.DROPPED))
        unit.documents.save(draft(1, version=2, status=DocumentStatus.PRINTED))
        for event in (printed, saved):
            unit.documents.add_event("document-1", event)
        assert unit.documents.get("document-1").events == (printed, saved)
        assert [d.id for d in unit.documents.of_person("person-00001")] == ["document-3", "document-2", "document-1"]
        assert [d.id for d in unit.documents.latest(2)] == ["document-3", "document-2"]
        assert [d.id for d in unit.documents.drafts()] == ["document-3", "document-2"]


@pytest.mark.parametrize("table", ["document_final", "document_event"])
@pytest.mark.parametrize("change", ["DELETE FROM {}", "UPDATE {} SET by_user = 'x'"])
def test_what_was_finalised_and_logged_cannot_be_changed_behind_our_back(records, table, change):
    final = FinalPaper("document-1", "sheet-sbar", "1.0.0", SAMPLES["sheet-sbar"], "a" * 64, NOW, LEAD.id)
    with records.writing() as unit:
        unit.documents.add(draft())
        unit.documents.keep(final)
        unit.documents.add_event("document-1", PaperEvent(PaperEventKind.SAVED, NOW, LEAD.id))
    with (
        pytest.raises(IntegrityError, match="insert only"),
        transaction(records._engine) as connection,
    ):
        connection.execute(text(change.format(table)))


def test_a_paper_is_finalised_once(records):
    final = FinalPaper("document-1", "sheet-sbar", "1.0.0", SAMPLES["sheet-sbar"], "a" * 64, NOW, LEAD.id)
    with records.writing() as unit:
        unit.documents.add(draft())
        unit.documents.keep(final)
    with pytest.raises(IntegrityError), records.writing() as unit:
        unit.documents.keep(final)

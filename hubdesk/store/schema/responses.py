"""Responses to forms: answers, scores, corrections."""

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import FOR_EVER, moment, records, refers, seq, text

response = Table(
    "response",
    records,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    refers("visit_id", "visit.id"),
    refers("person_id", "person.id"),
    text("form_id"),
    refers("form_version_id", "form_version.sha256"),
    text("status"),
    moment("started_at"),
    text("started_by"),
    Column("completed_at", Moment),
    text("share_with_probation"),
    UniqueConstraint("id"),
    Index("ix_response_visit_id", "visit_id"),
    Index("ix_response_person_id", "person_id", "status"),
)

answer = Table(
    "answer",
    records,
    seq(),
    refers("response_id", "response.id"),
    text("link_id"),
    text("value"),
    moment("at"),
    text("by_user"),
    Column("carried_from", String),
    Column("amendment", Integer, nullable=False, server_default="0"),
    Column("mode", String, nullable=False, server_default="asked"),
    Index("ix_answer_response_id", "response_id"),
    info=FOR_EVER,
)

response_paper = Table(
    "response_paper",
    records,
    seq(),
    refers("response_id", "response.id"),
    text("filled_in_on"),
    moment("at"),
    text("by_user"),
    Index("ix_response_paper_response_id", "response_id"),
    info=FOR_EVER,
)

score = Table(
    "score",
    records,
    seq(),
    refers("response_id", "response.id"),
    text("link_id"),
    text("title"),
    Column("value", String),
    text("partial"),
    Column("answered", Integer, nullable=False),
    Column("of", Integer, nullable=False),
    text("low"),
    text("high"),
    Column("band", String),
    Column("band_label", String),
    Column("amendment", Integer, nullable=False, server_default="0"),
    Index("ix_score_response_id", "response_id"),
    info=FOR_EVER,
)

amendment = Table(
    "amendment",
    records,
    seq(),
    refers("response_id", "response.id"),
    Column("number", Integer, nullable=False),
    *(text(name) for name in ("kind", "reason")),
    moment("at"),
    text("by_user"),
    UniqueConstraint("response_id", "number"),
    info=FOR_EVER,
)

response_manner = Table(
    "response_manner",
    records,
    seq(),
    refers("response_id", "response.id"),
    moment("at"),
    *(text(name) for name in ("by_user", "language", "interpreter", "present")),
    *(Column(name, String, nullable=False, server_default="") for name in ("shown", "translation")),
    Index("ix_response_manner_response_id", "response_id"),
    info=FOR_EVER,
)

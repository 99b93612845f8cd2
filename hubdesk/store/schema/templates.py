"""The hub's own words for letters and cards: each saving is a row that stands for ever."""

from sqlalchemy import Column, Integer, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, control, moment, seq, text

template_version = Table(
    "template_version",
    control,
    seq(),
    text("template"),
    Column("number", Integer, nullable=False),
    *(text(name) for name in ("based_on", "texts", "reason", "welsh_checked")),
    moment("at"),
    text("by_user"),
    UniqueConstraint("template", "number"),
    info=FOR_EVER,
)

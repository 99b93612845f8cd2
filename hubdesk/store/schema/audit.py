"""What every file holds: which store it belongs to, and its audit trail."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, control, moment, records, seq, text


def _store_info(metadata: MetaData) -> Table:
    return Table(
        "store_info",
        metadata,
        seq(),
        text("kind"),
        text("store_id"),
        moment("created_at"),
        UniqueConstraint("kind"),
        info=FOR_EVER,
    )


def _audit(metadata: MetaData) -> Table:
    return Table(
        "audit",
        metadata,
        seq(),
        *(text(name) for name in ("at", "boot", "actor", "role", "ws", "app", "event", "outcome", "purpose")),
        Column("mono", Integer, nullable=False),
        *(text(name) for name in ("subject", "object_type", "object_id", "detail")),
        Column("prev", LargeBinary, nullable=False),
        Column("mac", LargeBinary, nullable=False),
        Index("ix_audit_subject", "subject"),
        info=FOR_EVER,
    )


records_info = _store_info(records)
records_audit = _audit(records)
control_info = _store_info(control)
control_audit = _audit(control)

"""Forms: versions, and what people decided about them."""

from sqlalchemy import Boolean, Column, LargeBinary, Table, UniqueConstraint

from hubdesk.store.schema.bases import FOR_EVER, moment, records, seq, text

form_version = Table(
    "form_version",
    records,
    seq(),
    *(text(name) for name in ("sha256", "form_id", "url", "version")),
    Column("pack", LargeBinary, nullable=False),
    moment("kept_at"),
    UniqueConstraint("sha256"),
    UniqueConstraint("url", "version"),
    info=FOR_EVER,
)

brought_form = Table(
    "brought_form",
    records,
    seq(),
    *(text(name) for name in ("sha256", "form_id", "version", "origin", "signed_by")),
    Column("pack", LargeBinary, nullable=False),
    moment("at"),
    text("by_user"),
    UniqueConstraint("sha256"),
    info=FOR_EVER,
)

form_decision = Table(
    "form_decision",
    records,
    seq(),
    *(text(name) for name in ("form_id", "version", "sha256", "kind", "note", "key")),
    Column("seal", LargeBinary, nullable=False),
    moment("at"),
    text("by_user"),
    info=FOR_EVER,
)

form_permission = Table(
    "form_permission",
    records,
    seq(),
    *(text(name) for name in ("instrument", "said", "who", "on_day", "reference", "scope")),
    moment("at"),
    text("by_user"),
    info=FOR_EVER,
)

form_key = Table(
    "form_key",
    records,
    seq(),
    *(text(name) for name in ("fingerprint", "owner")),
    Column("public", LargeBinary, nullable=False),
    Column("trusted", Boolean, nullable=False),
    moment("at"),
    text("by_user"),
    info=FOR_EVER,
)

hub_key = Table(
    "hub_key",
    records,
    seq(),
    text("fingerprint"),
    *(Column(name, LargeBinary, nullable=False) for name in ("public", "private")),
    moment("made_at"),
    UniqueConstraint("fingerprint"),
    info=FOR_EVER,
)

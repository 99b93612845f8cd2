"""The control file: users, accounts, the site, settings, backups made."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, UniqueConstraint

from hubdesk.store.columns import Moment
from hubdesk.store.schema.bases import FOR_EVER, control, moment, refers, seq, text

user = Table(
    "user",
    control,
    seq(),
    *(text(name) for name in ("id", "sign_in", "sign_in_folded", "name", "role", "profession")),
    UniqueConstraint("id"),
    UniqueConstraint("sign_in_folded"),
)

account = Table(
    "account",
    control,
    seq(),
    refers("id", "user.id"),
    Column("version", Integer, nullable=False),
    text("state"),
    Column("own_password", Boolean, nullable=False),
    moment("added_at"),
    text("added_by"),
    Column("approved_at", Moment),
    Column("approved_by", String),
    Column("last_seen", Moment),
    UniqueConstraint("id"),
)

backup_run = Table(
    "backup_run",
    control,
    seq(),
    moment("at"),
    *(text(name) for name in ("by_user", "name")),
    Column("size", Integer, nullable=False),
    text("problem"),
    info=FOR_EVER,
)

site = Table(
    "site",
    control,
    seq(),
    text("id"),
    Column("version", Integer, nullable=False),
    *(text(name) for name in ("hub", "name", "lines")),
    Column("demo", Boolean, nullable=False),
)

setting = Table(
    "setting",
    control,
    seq(),
    text("name"),
    Column("version", Integer, nullable=False),
    text("value"),
    UniqueConstraint("name"),
)

trust_decision = Table(
    "trust_decision",
    control,
    seq(),
    *(text(name) for name in ("matter", "words")),
    moment("at"),
    text("by_user"),
    Index("ix_trust_decision_matter", "matter"),
    info=FOR_EVER,
)

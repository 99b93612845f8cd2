"""A database with nothing of hubdesk around it: the same engine, the same settings, one small table."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from hubdesk.store.engine import _SETTINGS as SETTINGS

KEY = bytearray(b"x'" + b"5a" * 32 + b"'")
_TABLE = "CREATE TABLE IF NOT EXISTS note (seq INTEGER PRIMARY KEY, at TEXT NOT NULL, words TEXT NOT NULL)"
_INSERT = "INSERT INTO note (at, words) VALUES (?, ?)"
_ROW = ("2026-06-02T09:30:00+01:00", '{"code": "several-days"}')


def open_encrypted(path: Path) -> Any:
    """A SQLCipher database with hubdesk's settings and a raw key."""
    raw = sqlcipher.connect(str(path), isolation_level=None)
    raw.set_key(bytearray(KEY))
    raw.execute("PRAGMA cipher_log_level=NONE")
    raw.execute("PRAGMA cipher_memory_security=ON")
    return _prepare(raw)


def open_plain(path: Path) -> Any:
    """A plain SQLite database of Python's own with the same settings."""
    return _prepare(sqlite3.connect(str(path), isolation_level=None))


def commit_one(raw: Any) -> None:
    """One small row in a transaction of its own."""
    commit_many(raw, 1)


def commit_many(raw: Any, count: int) -> None:
    """That many small rows in one transaction."""
    raw.execute("BEGIN IMMEDIATE")
    for _ in range(count):
        raw.execute(_INSERT, _ROW)
    raw.execute("COMMIT")


def _prepare(raw: Any) -> Any:
    for setting in SETTINGS:
        raw.execute(f"PRAGMA {setting}")
    raw.execute(_TABLE)
    return raw

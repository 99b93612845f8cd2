"""The log file: what happened and where in the code, never to whom.

Values put into a message are dropped unless they are small numbers, and of an exception only its type and the places
in the code are written: the text of an unknown exception can hold anything (security design §6.2 row 41).
"""

import logging
import os
import re
from collections.abc import Iterator
from io import FileIO, TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from hubdesk.domain.file_modes import mode_of_files
from hubdesk.domain.problems import KnownProblem

HUBDESK = "hubdesk"
"""The root of all loggers of the program."""
_FILE, _MAX_BYTES, _KEPT = "hubdesk.log", 512 * 1024, 4
_HIDDEN = "…"
_LARGEST = 999_999
_CODE = re.compile(r"[a-z]+(-[a-z]+)*")
"""Counts and codes are shown; a longer number may be somebody's NHS number or telephone."""


def topic(name: str) -> logging.Logger:
    """The logger of one topic: ``start``, ``store``, ``unlock`` and so on, not one for each file."""
    return logging.getLogger(f"{HUBDESK}.{name}")


def start_log(data_folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Begin to write ``logs/hubdesk.log`` in the data folder (five files of half a megabyte at most).

    Only hubdesk's own loggers go there, because libraries put values into their messages. Gives the handler;
    pass it to ``stop_log`` at the end.
    """
    folder = data_folder / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    handler = _PrivateFileHandler(folder / _FILE, maxBytes=_MAX_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True)
    handler.setFormatter(ValuelessFormatter())
    root = logging.getLogger(HUBDESK)
    root.addHandler(handler)
    root.setLevel(level)
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Stop writing and close the file."""
    logging.getLogger(HUBDESK).removeHandler(handler)
    handler.close()


class Code(str):
    """A word of hubdesk's own, such as the code of a known problem: the one text that may stand in a log."""

    __slots__ = ()


class ValuelessFormatter(logging.Formatter):
    """Formats a record without any value but small numbers."""

    def format(self, record: logging.LogRecord) -> str:
        """One line for the event, and one for each place an exception came through."""
        return f"{self.formatTime(record, '%Y-%m-%dT%H:%M:%S%z')} {valueless(record)}"


def valueless(record: logging.LogRecord) -> str:
    """The record without its time and without any value but small numbers and codes of hubdesk's own."""
    line = f"{record.levelname} {record.name}: {_message(record)}"
    error = record.exc_info[1] if record.exc_info else None
    return "\n".join([line, *describe(error)]) if error else line


def describe(error: BaseException) -> Iterator[str]:
    """Lines that say what kind of exception it was and where, without its text. Causes follow."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        code = f" [{current.code}]" if isinstance(current, KnownProblem) else ""
        yield f"  {type(current).__module__}.{type(current).__qualname__}{code}"
        yield from _places(current.__traceback__)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)


def _places(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        # The last two parts of the path: enough to find it, and no user name.
        where = "/".join(Path(code.co_filename).parts[-2:])
        yield f"    {where}:{traceback.tb_lineno} {code.co_name}"
        traceback = traceback.tb_next


def _message(record: logging.LogRecord) -> str:
    if not isinstance(record.msg, str):
        return _HIDDEN
    if not record.args:
        return record.msg
    shown: object
    if isinstance(record.args, dict):  # by name; or one dict was the value, and its keys may be anybody's
        named = {key: _number_or_hidden(value) for key, value in record.args.items()}
        shown = named if "%(" in record.msg else _HIDDEN
    else:
        shown = tuple(_number_or_hidden(value) for value in record.args)
    try:
        return record.msg % shown
    except (TypeError, ValueError, KeyError):  # for example %d with a text
        return record.msg


def _number_or_hidden(value: object) -> object:
    if isinstance(value, Code) and _CODE.fullmatch(value):
        return value
    return value if isinstance(value, int | float) and abs(value) <= _LARGEST else _HIDDEN


class _PrivateFileHandler(RotatingFileHandler):
    """Opens its files for their owner only, or for those who share the data folder."""

    def _open(self) -> TextIOWrapper:
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND
        mode = mode_of_files(Path(self.baseFilename).parents[1])
        return TextIOWrapper(FileIO(os.open(self.baseFilename, flags, mode), "a"), encoding="utf-8", write_through=True)

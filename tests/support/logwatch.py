"""A log record of WARNING or above is a fault, unless the test said that it would come."""

import logging
import re

import pytest


class LogWatch:
    """Hears every logger, whatever its handlers and levels of propagation.

    A test that provokes a warning asks for the ``expected_log`` fixture and names what will be logged::

        def test_damaged_form_is_logged(expected_log):
            expected_log("could not be read")
    """

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.records: list[logging.LogRecord] = []
        self._expected: list[str] = []
        patch.setattr(logging.Logger, "handle", self._hearing(logging.Logger.handle))

    def __call__(self, pattern: str) -> None:
        """Expect at least one record whose message matches this regular expression."""
        self._expected.append(pattern)

    def faults(self) -> list[str]:
        """What was logged and not expected, and what was expected and not logged."""
        messages = [record.getMessage() for record in self.records]
        surprises = [
            f"unexpected log record {record.name} {record.levelname}: {message}"
            for record, message in zip(self.records, messages, strict=True)
            if not any(re.search(pattern, message) for pattern in self._expected)
        ]
        absent = [p for p in self._expected if not any(re.search(p, message) for message in messages)]
        return surprises + [f"expected log record did not come: {pattern}" for pattern in absent]

    def _hearing(self, handle):
        def heard(logger: logging.Logger, record: logging.LogRecord) -> None:
            if record.levelno >= logging.WARNING:
                self.records.append(record)
            handle(logger, record)

        return heard

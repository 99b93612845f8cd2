"""A hub's folder, and its two files open."""

import pytest

from tests.store.builders import Hub


@pytest.fixture
def hub(tmp_path):
    return Hub(tmp_path)


@pytest.fixture
def records(hub):
    store = hub.make_records().open_records()
    yield store
    store.close()


@pytest.fixture
def control(hub):
    store = hub.make_control().open_control()
    yield store
    store.close()

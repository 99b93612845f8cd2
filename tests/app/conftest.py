"""A hub with a real store."""

from tests.support.hub_fixtures import backup, folder, stick

__all__ = ["backup", "folder", "stick"]

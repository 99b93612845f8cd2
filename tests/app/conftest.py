"""A hub with a real store."""

from tests.support.hub_fixtures import folder, new_store

__all__ = ["folder", "new_store"]

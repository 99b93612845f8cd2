"""A hub with a real store."""

from tests.support.hub_fixtures import folder

__all__ = ["folder"]

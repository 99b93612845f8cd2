"""A hub with a real store, and workstations that are switched off when the test ends."""

from tests.support.hub_fixtures import folder, full_folder, stick, workstation

__all__ = ["folder", "full_folder", "stick", "workstation"]

"""In-memory stand-in for the hub's own words for letters and cards."""

from collections.abc import Mapping, Sequence
from typing import Any

from hubdesk.domain.problems import ChangedElsewhere, NotFound
from hubdesk.domain.template_versions import SHIPPED, TemplateVersion


class MemoryTemplates:
    """``ports.Templates``."""

    def __init__(self, state: Any) -> None:
        self.state = state

    def add(self, version: TemplateVersion) -> None:
        stands = self.history(version.template)
        if version.number != (stands[0].number if stands else SHIPPED) + 1:
            raise ChangedElsewhere("Someone else has changed this since you opened it.")
        self.state.template_versions.append(version)

    def standing(self) -> Mapping[str, TemplateVersion]:
        return {one.template: one for one in self.state.template_versions}

    def get(self, template: str, number: int) -> TemplateVersion:
        found = [one for one in self.history(template) if one.number == number]
        if not found:
            raise NotFound("This was not found.")
        return found[0]

    def history(self, template: str) -> Sequence[TemplateVersion]:
        return [one for one in reversed(self.state.template_versions) if one.template == template]

"""The list of everything inside a package, as CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/).

The same parts give the same bytes: the serial number is made from the content, the date is the last commit's.
"""

import hashlib
import json
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from resources.packaging.inside import Build, Part

_SERIALS = uuid.UUID("6f1d4a5e-8a9b-5c3e-9d24-51c0ffee7001")
"""Our own name space: a serial number is worked out from it and the list's content."""


def make_sbom(build: Build, parts: Sequence[Part], version: str, epoch: int) -> str:
    """The list as JSON text. ``version`` is hubdesk's, ``epoch`` the moment of the last commit in seconds."""
    me = f"pkg:generic/hubdesk@{version}"
    listed: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "timestamp": datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": me,
                "name": "hubdesk",
                "version": version,
                "licenses": [{"expression": "MIT"}],
                "purl": me,
            },
            "properties": [
                {"name": "hubdesk:platform", "value": build.platform},
                {"name": "hubdesk:python", "value": build.python},
                {"name": "hubdesk:requirements.lock:sha256", "value": _lock_digest(build)},
            ],
        },
        "components": [_component(part) for part in parts],
        "dependencies": _dependencies(me, parts),
        "compositions": [{"aggregate": "incomplete", "assemblies": _with_more_inside(parts)}],
    }
    content = json.dumps(listed, sort_keys=True)
    serial = uuid.uuid5(_SERIALS, hashlib.sha256(content.encode()).hexdigest())
    ordered = {"$schema": listed.pop("$schema"), "bomFormat": listed.pop("bomFormat"), "specVersion": "1.6"}
    return json.dumps({**ordered, "serialNumber": f"urn:uuid:{serial}", **listed}, indent=2, ensure_ascii=False) + "\n"


def _component(part: Part) -> dict[str, Any]:
    found: dict[str, Any] = {"type": "library", "bom-ref": part.ref, "name": part.name}
    if part.version:
        found["version"] = part.version
    if part.note:
        found["description"] = part.note
    if part.licence:
        found["licenses"] = [{"expression": part.licence}]
    if part.ref.startswith("pkg:") and (part.version or "generic" not in part.ref):
        found["purl"] = part.ref.partition("#")[0]
    if part.source:
        found["externalReferences"] = [{"type": "vcs" if "git" in part.source else "website", "url": part.source}]
    told = {"hubdesk:inside": part.inside, "hubdesk:listed-by": part.told}
    properties = [{"name": name, "value": value} for name, value in told.items() if value]
    if properties:
        found["properties"] = properties
    return found


def _dependencies(me: str, parts: Sequence[Part]) -> list[dict[str, Any]]:
    """What needs what: hubdesk all Python packages and the interpreter, each carrier what it carries."""
    refs = {part.name: part.ref for part in parts if not part.inside}
    loose = [part.ref for part in parts if part.inside and part.inside not in refs]
    rows = [{"ref": me, "dependsOn": sorted([*refs.values(), *loose])}]
    for part in parts:
        carried = [one.ref for one in parts if not part.inside and one.inside == part.name]
        needed = sorted({*carried, *(refs[name] for name in part.needs)})
        rows.append({"ref": part.ref, **({"dependsOn": needed} if needed else {})})
    return rows


def _with_more_inside(parts: Sequence[Part]) -> list[str]:
    """What carries parts of parts that nobody lists: a note says which, and no version of theirs is known."""
    return [part.ref for part in parts if part.note.startswith("It carries")]


def _lock_digest(build: Build) -> str:
    return hashlib.sha256((build.root / "requirements.lock").read_bytes()).hexdigest()

"""The services round the hub: listed for everyone, kept by a lead; who wrote what stays known."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hubdesk.domain.audit import AuditEvent, Event
from hubdesk.domain.changes import Changes, Topic
from hubdesk.domain.local_services import LocalService, ServiceRevision, read_service
from hubdesk.domain.problems import ChangedElsewhere
from hubdesk.domain.roles import Permission
from hubdesk.services.desk import Desk, administer

_CHANGED = Changes.of(Topic.DIRECTORY)


@dataclass(frozen=True, slots=True)
class OpenService:
    """One service and its revisions, newest first."""

    service: LocalService
    history: tuple[ServiceRevision, ...] = ()


def list_services(desk: Desk, destination: str = "", *, retired: bool = False) -> tuple[LocalService, ...]:
    """Services by name, of one kind where it is given. No personal data, so no view is audited."""
    with administer(desk, Permission.USE_DIRECTORY).reading() as unit:
        found = unit.local_services.all()
    wanted = (one for one in found if (retired or not one.retired) and destination in ("", one.destination))
    return tuple(wanted)


def new_service(desk: Desk) -> LocalService:
    """An empty one, to be filled in; nothing is stored yet."""
    administer(desk, Permission.KEEP_SERVICES)
    return LocalService(desk.ids.new(), 0, "", "")


def open_service(desk: Desk, service_id: str) -> OpenService:
    """One service with its history. Raises ``NotFound``."""
    with administer(desk, Permission.USE_DIRECTORY).reading() as unit:
        history = tuple(unit.local_services.history(service_id))
        return OpenService(unit.local_services.get(service_id), history)


def save_service(desk: Desk, standing: LocalService, typed: Mapping[str, str]) -> tuple[LocalService, Changes]:
    """Keep what was typed as the next version of ``standing``; what stood before is kept.

    Raises ``InvalidEntry`` naming each field, ``ChangedElsewhere``, ``NotAllowed``.
    """
    administer(desk, Permission.KEEP_SERVICES)
    found = read_service(typed, desk.clock.now().date(), standing)
    if found == standing and standing.version:
        return standing, Changes.of()
    return _keep(desk, replace(found, version=standing.version + 1), Event.SERVICE_SAVED), _CHANGED


def check_service(desk: Desk, standing: LocalService) -> tuple[LocalService, Changes]:
    """Somebody called or looked it up today, and it is right."""
    administer(desk, Permission.KEEP_SERVICES)
    today = desk.clock.now().date()
    return _keep(desk, replace(standing, version=standing.version + 1, checked_on=today), Event.SERVICE_SAVED), _CHANGED


def retire_service(desk: Desk, standing: LocalService, *, retired: bool) -> tuple[LocalService, Changes]:
    """Offer it no more, or again. Letters that were sent keep what they say."""
    administer(desk, Permission.KEEP_SERVICES)
    later = replace(standing, version=standing.version + 1, retired=retired)
    return _keep(desk, later, Event.SERVICE_RETIRED), _CHANGED


def _keep(desk: Desk, service: LocalService, event: Event) -> LocalService:
    control = administer(desk, Permission.KEEP_SERVICES)
    with control.writing() as unit:
        stands = unit.local_services.history(service.id)
        if service.version != (stands[0].service.version if stands else 0) + 1:
            raise ChangedElsewhere("Someone else has changed this service since you opened it.", "Open it again.")
        unit.local_services.add(ServiceRevision(service, desk.clock.now(), desk.actor.id))
        detail: dict[str, str | int] = {"version": service.version, "retired": int(service.retired)}
        unit.audit.write(AuditEvent(event, object_type="service", object_id=service.id, detail=detail))
    return service

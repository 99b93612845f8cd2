"""Role by permission by verb, allowed and denied, generated (security design §4.7, SEC-13, row 49).

Every public verb of the services is found by looking at the code, and called as every role. Whoever may not is refused
with ``NotAllowed``, which is audited, and nothing is read into their hands or changed; whoever may gets past the door.
What is given to a verb is real as far as it is looked at before the door, and a tripwire otherwise.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, get_type_hints

import pytest

import hubdesk.services
from hubdesk.domain.accounts import Account, AccountState
from hubdesk.domain.audit import Event
from hubdesk.domain.documents import Document, DocumentStatus
from hubdesk.domain.ids import DocumentId, UserId
from hubdesk.domain.problems import NotAllowed
from hubdesk.domain.restriction import Urgency
from hubdesk.domain.roles import RECORDS, Permission, Role, data_keys, may
from hubdesk.domain.typed_pages import TypedKind
from hubdesk.domain.users import User
from hubdesk.services.desk import Desk, administer, authorise
from hubdesk.services.paper.printing import Shown
from hubdesk.services.ports import RecordsUnit
from hubdesk.services.ports.control import ControlUnit
from hubdesk.services.referrals import ReferralEntry
from hubdesk.services.visit_now import VisitNow
from tests.attacks.verbs import ASKED_FIRST, ASKS, NEEDS_NONE
from tests.support.chance import START
from tests.support.memory import Hub, Worker
from tests.support.sources import sources

CLINICAL_LETTER = "letter-gp-clinical"


@cache
def functions() -> dict[str, Callable[..., Any]]:
    """Every public function of the services that takes a desk, as ``module.function``."""
    found = {}
    for module in pkgutil.walk_packages(hubdesk.services.__path__, "hubdesk.services."):
        for name, made in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if made.__module__ == module.name and not name.startswith("_") and Desk in kinds(made).values():
                found[f"{module.name.removeprefix('hubdesk.services.')}.{name}"] = made
    return found


def kinds(made: Callable[..., Any]) -> dict[str, Any]:
    """The type of each parameter."""
    return {name: kind for name, kind in get_type_hints(made).items() if name != "return"}


def inner(made: Callable[..., Any]) -> bool:
    """Whether it works within a transaction that another verb opened."""
    return bool({RecordsUnit, ControlUnit} & set(kinds(made).values()))


def verbs() -> dict[str, Callable[..., Any]]:
    """The functions that pages and commands may call."""
    return {name: made for name, made in functions().items() if not inner(made)}


# Every verb is accounted for


def test_every_verb_says_what_it_asks_for_or_why_it_asks_for_nothing():
    known = {*ASKS, *NEEDS_NONE}
    assert sorted(verbs().keys() - known) == [], "name each new verb in tests/attacks/verbs.py"
    assert sorted(known - verbs().keys()) == [], "these are gone"
    assert not ASKS.keys() & NEEDS_NONE.keys()
    assert all(reason.strip() for reason in NEEDS_NONE.values())


def test_what_works_within_a_transaction_is_called_by_services_alone():
    parts = {f"hubdesk.services.{name}" for name, made in functions().items() if inner(made)}
    calls = [
        source.at(call.lineno)
        for source in sources()
        if source.package != "services"
        for name, call in source.calls()
        if name in parts
    ]
    assert calls == []


@pytest.mark.parametrize("name", sorted(name for name, why in NEEDS_NONE.items() if why.startswith("works out")))
def test_what_asks_for_nothing_reads_nothing(name: str):
    body = ast.parse(inspect.getsource(verbs()[name]))
    touched = {node.attr for node in ast.walk(body) if isinstance(node, ast.Attribute)}
    assert not touched & {"records", "control", "reading", "writing"}


def test_every_permission_is_asked_for_somewhere_and_held_by_somebody():
    others = (source for source in sources() if source.module != "hubdesk.domain.roles")
    told = "".join(source.path.read_text(encoding="utf-8") for source in others)
    for permission in Permission:
        assert f"Permission.{permission.name}" in told, permission
        assert any(may(role, permission) for role in Role), permission


# The matrix


class Touched(Exception):
    """The verb went past the door and looked at what it was given."""


class Tripwire:
    """Anything that is not to be looked at before the permission is asked for."""

    def _touched(self, *_args: Any, **_named: Any) -> Any:
        raise Touched

    __getattr__ = __call__ = __iter__ = __len__ = __bool__ = __hash__ = __eq__ = __str__ = __getitem__ = _touched
    __contains__ = __lt__ = __add__ = __enter__ = __exit__ = _touched


class Bench:
    """A hub with a person in a visit, and a desk for any role at which the records lie within reach."""

    def __init__(self) -> None:
        self.hub = Hub()
        self.now = Worker(self.hub).start().now
        head = {"made_by": UserId("u-sam"), "touched_by": UserId("u-sam"), "made_at": START, "touched_at": START}
        person = self.now.person.id
        self.letter = Document(DocumentId("d-1"), 1, person, CLINICAL_LETTER, DocumentStatus.DRAFT, **head)

    def desk(self, role: Role, account: Account | None = None) -> Desk:
        """Keys are no obstacle here: it is the permission that must stop them."""
        user = User(UserId(f"u-{role.value}"), role.value, f"The {role.label}", role)
        near: Any = Tripwire()
        desk = self.hub.desk()
        return replace(desk, actor=user, account=account, keys=near, backups=near, press=near)

    def call(self, name: str, desk: Desk) -> None:
        """Call a verb with what lies about on this bench."""
        made = verbs()[name]
        given = {field: self._given(field, kind) for field, kind in kinds(made).items() if kind is not Desk}
        bound = [field for field, one in inspect.signature(made).parameters.items() if one.default is one.empty]
        positional = [given[field] for field in bound if field in given and not _named_only(made, field)]
        named = {field: given[field] for field in bound if field in given and _named_only(made, field)}
        made(desk, *positional, **named)

    def _given(self, field: str, kind: Any) -> Any:
        if kind is VisitNow:
            return self.now
        if kind is Document:
            return self.letter
        if kind is Shown:
            return Shown(self.letter, *([Tripwire()] * 6))  # type: ignore[arg-type]
        if kind is bool:
            return False
        if kind is Urgency:
            return Urgency.CARE
        if kind is ReferralEntry:
            return ReferralEntry(what="sent")
        if kind is TypedKind:
            return TypedKind.REGISTRATION
        if field == "template":
            return CLINICAL_LETTER
        return self._by_name(field)

    def _by_name(self, field: str) -> Any:
        first = self.now.forms[0].pack.id
        known = {"form_id": first, "forms": (first,), "response_id": self.now.forms[0].response.id}
        known |= {"note": "n", "reason": "r", "copy": "c", "decision": "upheld", "visit_id": self.now.visit.id}
        return known.get(field, Tripwire())


def _named_only(made: Callable[..., Any], field: str) -> bool:
    return inspect.signature(made).parameters[field].kind is inspect.Parameter.KEYWORD_ONLY


def allowed(role: Role, name: str) -> bool:
    """Whether the table lets this role use this verb."""
    return any(may(role, permission) for permission in ASKS[name])


DENIED = [(role, name) for role in Role for name in ASKS if not allowed(role, name)]
ALLOWED = [(role, name) for role in Role for name in ASKS if allowed(role, name)]


@pytest.mark.parametrize(("role", "name"), DENIED, ids=str)
def test_row_49_denied_is_refused_audited_and_changes_nothing(role: Role, name: str):
    bench = Bench()
    _is_refused(bench, bench.desk(role), name)


@pytest.mark.parametrize("name", ASKS)
def test_row_49_an_account_that_waits_is_refused_everything(name: str):
    bench = Bench()
    role = next(role for role in Role if allowed(role, name))
    desk = bench.desk(role)
    for state, own in ((AccountState.WAITING, True), (AccountState.DISABLED, True), (AccountState.ACTIVE, False)):
        account = Account(desk.actor, 1, state, own, START, desk.actor.id)
        _is_refused(bench, bench.desk(role, account), name)


def _is_refused(bench: Bench, desk: Desk, name: str) -> None:
    records, control = bench.hub.records.state.copy(), bench.hub.control.state.copy()
    with pytest.raises(NotAllowed):
        bench.call(name, desk)
    assert bench.hub.records.state == records
    event = bench.hub.control.state.events[-1]
    assert (event.event, event.outcome) == (Event.REFUSED, "refused")
    assert Permission(str(event.detail["permission"])) in (*ASKS[name], *ASKED_FIRST.get(name, ()))
    control.events.append(event)
    assert bench.hub.control.state == control


@pytest.mark.parametrize(("role", "name"), ALLOWED, ids=str)
def test_row_49_allowed_gets_past_the_door(role: Role, name: str):
    bench = Bench()
    try:
        bench.call(name, bench.desk(role))
    except NotAllowed:
        pytest.fail("the table says that this role may")
    except Exception:  # noqa: BLE001 - past the door a tripwire goes off, each verb in its own way
        assert Event.REFUSED not in bench.hub.control.events


@pytest.mark.parametrize("role", Role, ids=str)
@pytest.mark.parametrize("permission", Permission, ids=str)
def test_row_49_the_two_doors_keep_to_the_roles(role: Role, permission: Permission):
    desk = Bench().desk(role)
    for door in (authorise, administer):
        if may(role, permission):
            with door(desk, permission).reading():
                assert Event.REFUSED not in desk.control.events
        else:
            with pytest.raises(NotAllowed):
                door(desk, permission)


@pytest.mark.parametrize("role", [role for role in Role if RECORDS not in data_keys(role)], ids=str)
def test_row_49_without_the_records_key_no_permission_opens_them(role: Role):
    desk = replace(Bench().desk(role), records=None)
    for permission in Permission:
        with pytest.raises(NotAllowed):
            authorise(desk, permission)

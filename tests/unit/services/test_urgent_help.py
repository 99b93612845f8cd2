"""Urgent help: calls are kept with time and name, only ever added, and never refused to whoever may care."""

import pytest

from hubdesk.domain.audit import Event
from hubdesk.domain.problems import InvalidEntry, NotAllowed
from hubdesk.domain.roles import Role
from hubdesk.services.urgent_help import open_urgent_help, record_urgent_call
from tests.support.memory import Hub, Worker


def test_calls_are_kept_in_order_with_who_and_when(hub: Hub, jo: Worker):
    mason = jo.register().id
    record_urgent_call(jo.desk, mason, "Crisis team", "Coming  within\nthe hour")
    found = record_urgent_call(jo.desk, mason, " Sam Okafor, nurse ", "")
    assert [(call.told, call.reply, call.by) for call in found.calls] == [
        ("Crisis team", "Coming within the hour", jo.desk.actor.id),
        ("Sam Okafor, nurse", "", jo.desk.actor.id),
    ]
    assert found.calls == open_urgent_help(jo.desk, mason).calls
    assert hub.events[-3:] == [Event.URGENT_CALL_KEPT, Event.URGENT_CALL_KEPT, Event.URGENT_HELP_OPENED]


BOTH = {"told", "reply"}


@pytest.mark.parametrize(
    ("told", "reply", "wrong"),
    [
        ("  ", "", {"told"}),
        ("x" * 121, "", {"told"}),
        ("999", "x" * 501, {"reply"}),
        ("", "x" * 501, {"told", "reply"}),
    ],
)
def test_what_is_missing_or_too_long_is_named_and_nothing_is_kept(hub: Hub, jo: Worker, told, reply, wrong):
    mason = jo.register().id
    with pytest.raises(InvalidEntry) as refused:
        record_urgent_call(jo.desk, mason, told, reply)
    assert set(refused.value.fields) == wrong
    assert hub.stored.urgent_calls == []


def test_whoever_opens_no_record_keeps_no_call(hub: Hub, jo: Worker):
    mason = jo.register().id
    with pytest.raises(NotAllowed):
        record_urgent_call(hub.desk(Role.IT_ADMIN), mason, "999", "")

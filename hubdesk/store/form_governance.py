"""What the hub decided about its forms: rows that are only ever added."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, func, select

from hubdesk.domain.form_governance import (
    BroughtForm,
    DecisionKind,
    FormDecision,
    HubKey,
    Origin,
    OwnerPermission,
    Said,
    TrustedKey,
)
from hubdesk.store import rows
from hubdesk.store.schema import brought_form, form_decision, form_key, form_permission, hub_key

_TOLD = (brought_form, form_decision, form_permission, form_key)
# Rows are never taken away, so this sum grows with each one added.
_MARK = select(*(func.coalesce(select(func.max(table.c.seq)).scalar_subquery(), 0) for table in _TOLD))


class StoredFormGovernance:
    """``services.ports.FormGovernance`` in SQL."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def mark(self) -> int:
        """See the port."""
        return sum(self._connection.execute(_MARK).one())

    def bring(self, form: BroughtForm) -> None:
        """See the port."""
        row = {
            "sha256": form.sha256,
            "form_id": form.form_id,
            "version": form.version,
            "origin": form.origin.value,
            "signed_by": form.signed_by,
            "pack": form.pack,
            "at": form.at,
            "by_user": form.by,
        }
        rows.add(self._connection, brought_form, row)

    def brought(self) -> Sequence[BroughtForm]:
        """See the port."""
        found = self._connection.execute(select(brought_form).order_by(brought_form.c.seq))
        return [
            BroughtForm(r.sha256, r.form_id, r.version, Origin(r.origin), r.at, r.by_user, r.pack, r.signed_by)
            for r in found
        ]

    def decide(self, decision: FormDecision) -> None:
        """See the port."""
        row = {
            "form_id": decision.form_id,
            "version": decision.version,
            "sha256": decision.sha256,
            "kind": decision.kind.value,
            "note": decision.note,
            "key": decision.key,
            "seal": decision.seal,
            "at": decision.at,
            "by_user": decision.by,
        }
        rows.add(self._connection, form_decision, row)

    def decisions(self) -> Sequence[FormDecision]:
        """See the port."""
        found = self._connection.execute(select(form_decision).order_by(form_decision.c.seq))
        return [
            FormDecision(r.form_id, r.version, r.sha256, DecisionKind(r.kind), r.at, r.by_user, r.note, r.seal, r.key)
            for r in found
        ]

    def permit(self, permission: OwnerPermission) -> None:
        """See the port."""
        row = {
            "instrument": permission.instrument,
            "said": permission.said.value,
            "who": permission.who,
            "on_day": permission.on.isoformat(),
            "reference": permission.reference,
            "scope": permission.scope,
            "at": permission.at,
            "by_user": permission.by,
        }
        rows.add(self._connection, form_permission, row)

    def permissions(self) -> Sequence[OwnerPermission]:
        """See the port."""
        found = self._connection.execute(select(form_permission).order_by(form_permission.c.seq))
        return [
            OwnerPermission(
                r.instrument, Said(r.said), r.who, date.fromisoformat(r.on_day), r.reference, r.scope, r.at, r.by_user
            )
            for r in found
        ]

    def trust(self, key: TrustedKey) -> None:
        """See the port."""
        row = {
            "fingerprint": key.fingerprint,
            "owner": key.owner,
            "public": key.public,
            "trusted": key.trusted,
            "at": key.at,
            "by_user": key.by,
        }
        rows.add(self._connection, form_key, row)

    def trusted_keys(self) -> Sequence[TrustedKey]:
        """See the port."""
        found = self._connection.execute(select(form_key).order_by(form_key.c.seq))
        newest = {
            r.fingerprint: TrustedKey(r.fingerprint, r.public, r.owner, r.trusted, r.at, r.by_user) for r in found
        }
        return list(newest.values())

    def keep_hub_key(self, key: HubKey) -> None:
        """See the port."""
        row = {
            "fingerprint": key.fingerprint,
            "public": key.public,
            "private": key.private,
            "made_at": key.made_at,
        }
        rows.add(self._connection, hub_key, row)

    def hub_key(self) -> HubKey | None:
        """See the port."""
        row = self._connection.execute(select(hub_key).order_by(hub_key.c.seq.desc()).limit(1)).one_or_none()
        return None if row is None else HubKey(row.fingerprint, row.public, row.private, row.made_at)

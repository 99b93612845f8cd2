"""Use cases. Each checks permission, does its work in one transaction and leaves an audit event."""

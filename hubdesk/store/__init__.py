"""The encrypted files: SQLCipher underneath, SQLAlchemy in between, the services' ports on top.

``hubdesk.store.stores`` is the face; ``hubdesk.store.engine`` alone opens files.
"""

"""Only the libraries that an unlock cannot do without, and how long they take to load."""

from time import perf_counter

start = perf_counter()

import argon2  # noqa: E402, F401
import cryptography.hazmat.primitives.asymmetric.x25519  # noqa: E402
import cryptography.hazmat.primitives.ciphers.aead  # noqa: E402, F401
import sqlalchemy  # noqa: E402, F401
import sqlcipher3.dbapi2  # noqa: E402, F401

took = (perf_counter() - start) * 1000

from tests.benchmarks.children.report import leave  # noqa: E402

leave(libraries=took)

"""What the tests of the form engine share: the forms folder, a fixed moment, and the acceptance material beside it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from hubdesk.forms import Form, FormPack, Library
from tests.support.forms_once import shipped

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def forms_folder() -> Path:
    return ROOT / "forms"


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped()


@pytest.fixture(scope="session")
def phq9_pack(library: Library) -> FormPack:
    return library.forms["phq-9"]


@pytest.fixture(scope="session")
def phq9(phq9_pack: FormPack) -> Form:
    return phq9_pack.form


@pytest.fixture(scope="session")
def now() -> datetime:
    return datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The acceptance material that is not part of the project."""
    if not SHARED.is_dir():
        pytest.skip("the acceptance material is not beside this checkout (../shared)")
    return SHARED

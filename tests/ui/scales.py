"""The text sizes that pages are measured at: the largest in every run, the others with the long proofs.

Every page in every state is measured at all three in each run (tests/ui/pages/test_every_page.py)."""

import pytest

SCALES = [*(pytest.param(scale, marks=pytest.mark.evidence) for scale in (1.0, 1.5)), 2.0]

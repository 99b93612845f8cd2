"""Plain classes and functions that several tests share; see tests/conftest.py for the fixtures."""

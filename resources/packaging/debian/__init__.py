"""The package for Debian 12 and later and Ubuntu 24.04: one program folder, and what the system needs to know of it."""

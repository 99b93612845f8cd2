"""The chain of the control file."""

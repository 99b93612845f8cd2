"""The chain of the records file."""

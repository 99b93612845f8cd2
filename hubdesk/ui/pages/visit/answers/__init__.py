"""The ways of answering a question that have more than one part: each is a field that gives a ``Given``."""

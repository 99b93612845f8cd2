"""Completing and correcting what is known of a person, one section at a time."""

"""What stops a build, said in one line."""


class Trouble(Exception):
    """One line: what is wrong, and how to mend it. The command ends with 2 and leaves no half package."""

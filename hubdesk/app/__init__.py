"""The composition root: builds everything, starts it, and holds the command line."""

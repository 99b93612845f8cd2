"""Letters and cards: the list, one paper, and the hub's letterhead."""

"""One drawing function per kind of letter, over the parts that all letters share."""

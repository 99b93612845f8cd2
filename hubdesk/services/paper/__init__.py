"""Papers: what is known put into a letter, a sheet or a card; checked; shown; printed; and each print logged."""

"""The clinical lead's pages about forms: the list, one form, adding one, the licence desk, keys, the preview."""

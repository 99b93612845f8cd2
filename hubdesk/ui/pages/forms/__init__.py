"""The clinical lead's pages about forms."""

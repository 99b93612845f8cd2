"""What each page shows, as frozen values, and the wishes it can pass on. No Qt here."""

"""The computer under hubdesk: folders, clock, log file, key store of the operating system, process hygiene."""

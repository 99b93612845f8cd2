"""hubdesk: screening, records, letters and cards for probation health hubs."""

__version__ = "0.1.0"

"""hubdesk: screening, records, letters and cards for probation health hubs."""

__version__ = "0.2.0"
